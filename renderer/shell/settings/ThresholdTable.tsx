import { useTranslation } from 'react-i18next';
import { defaultThresholds } from '../../../shared/pki/status.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { ThresholdRow } from './ThresholdRow.tsx';

/** From when on a certificate is soon, and from when on critical: the shorter of a time and a share of its lifetime. */
export function ThresholdTable() {
  const { t } = useTranslation();
  const thresholds = useApp((state) => state.settings.thresholds);
  const change = useApp((state) => state.changeSettings);
  const isDefault = JSON.stringify(thresholds) === JSON.stringify(defaultThresholds);
  return (
    <>
      <h3 className="dialog__section" id="thresholds-title">
        {t('settings.thresholds')}
      </h3>
      <p className="muted">{t('settings.thresholdsLead')}</p>
      <table className="thresholds" aria-labelledby="thresholds-title">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t('settings.kind')}</span>
            </th>
            <th scope="colgroup" colSpan={2}>
              {t('status.soon')}
            </th>
            <th scope="colgroup" colSpan={2}>
              {t('status.critical')}
            </th>
          </tr>
        </thead>
        <tbody>
          {(['endEntity', 'ca'] as const).map((kind) => (
            <ThresholdRow
              key={kind}
              name={kind === 'ca' ? t('settings.ca') : t('settings.endEntity')}
              threshold={thresholds[kind]}
              onChange={(threshold) => {
                change({ thresholds: { ...thresholds, [kind]: threshold } });
              }}
            />
          ))}
        </tbody>
      </table>
      <Button
        isDisabled={isDefault}
        onPress={() => {
          change({ thresholds: null });
        }}
      >
        {t('settings.resetThresholds')}
      </Button>
    </>
  );
}
