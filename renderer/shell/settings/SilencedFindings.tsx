import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';

/** What the person does not want to be told of any more, each with their reason, and the way back. */
export function SilencedFindings() {
  const { t } = useTranslation();
  const { day } = useFormats();
  const silenced = useApp((state) => state.settings.silenced);
  const change = useApp((state) => state.changeSettings);
  return (
    <>
      <h3 className="dialog__section">{t('settings.silenced')}</h3>
      {silenced.length === 0 && <p className="muted">{t('settings.nothingSilenced')}</p>}
      <ul>
        {silenced.map(({ id, reason, since }) => (
          <li key={id} className="silenced">
            <span className="mono">{id}</span>
            <span className="silenced__reason">{visibleText(reason)}</span>
            <span className="muted tabular">{day(Date.parse(since) as EpochMs)}</span>
            <Button
              look="icon"
              aria-label={t('settings.tellAgain', { id })}
              onPress={() => {
                change({ silenced: silenced.filter((other) => other.id !== id) });
              }}
            >
              <X size={14} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
