import { useTranslation } from 'react-i18next';
import { statuses, type Thresholds } from '../../../shared/pki/assessment.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { dayMs } from '../../../shared/x509/milliseconds.ts';

export function TimelineLegend({ thresholds }: { readonly thresholds: Thresholds }) {
  const { t } = useTranslation();
  const key = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
  return (
    <div className="timeline__legend">
      <ul aria-label={t('timeline.legend.title')}>
        {statuses.map((status) => (
          <li key={status}>
            <StatusBadge status={status} />
          </li>
        ))}
        <li>
          <span className="timeline__swatch" data-zone="expired" aria-hidden />
          {t('timeline.legend.past')}
        </li>
        <li>
          <span className="timeline__swatch" data-zone="critical" aria-hidden />
          {t('timeline.legend.critical', { days: Math.round(thresholds.endEntity.criticalMs / dayMs) })}
        </li>
        <li>
          <span className="timeline__swatch" data-zone="soon" aria-hidden />
          {t('timeline.legend.soon', { days: Math.round(thresholds.endEntity.warnMs / dayMs) })}
        </li>
        <li>
          <span className="timeline__swatch" data-zone="broken" aria-hidden />
          {t('timeline.legend.broken')}
        </li>
      </ul>
      <p className="muted">{t('timeline.hint', { key })}</p>
    </div>
  );
}
