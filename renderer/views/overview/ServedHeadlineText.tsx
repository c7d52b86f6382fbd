import { useTranslation } from 'react-i18next';
import type { ServedHeadline } from '../../../shared/pki/served-headline.ts';
import { useFormats } from '../../format/formats-context.ts';
import { durationText } from '../../format/residual-text.ts';
import { durationBetween } from '../../../shared/pki/residual.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';

/** Renewed, and without effect: what a look at the files alone never tells. */
export function ServedHeadlineText({ headline }: { readonly headline: ServedHeadline }) {
  const { t } = useTranslation();
  const { instant, at, language } = useFormats();
  const select = useApp((state) => state.select);
  const showView = useApp((state) => state.showView);
  const { component, node, port, served, others } = headline;
  const name = node === undefined ? component : t('overview.onNode', { name: component, node });
  const end = served.effectiveNotAfter;
  const rest = [
    end === undefined
      ? ''
      : t(end < at ? 'overview.servedOldEnded' : 'overview.servedOldEnds', {
          duration: durationText(t, durationBetween(end, at)),
          instant: instant(end),
          component,
        }),
    others > 0 ? t('overview.servedOldMore', { count: others }) : '',
  ].filter((part) => part !== '');
  return (
    <div className="served-headline">
      <h1 className="headline tabular">
        <span className="headline__icon">
          <StatusIcon status={served.status === 'expired' ? 'expired' : 'critical'} size={20} />
        </span>
        {t('overview.servedOld', { component: name, port: String(port) })}
      </h1>
      <p className="headline__rest muted tabular">{rest.join(language === 'ja' ? '' : ' ')}</p>
      <p className="served-headline__actions">
        <Button
          onPress={() => {
            showView('renewal');
          }}
        >
          {t('overview.showPlan')}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            select(served.certificate.sha256);
          }}
        >
          {t('overview.showServed')}
        </Button>
      </p>
    </div>
  );
}
