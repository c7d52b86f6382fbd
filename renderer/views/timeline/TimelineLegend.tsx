import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { statuses, type Thresholds } from '../../../shared/pki/assessment.ts';
import { useApp } from '../../state/app-context.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { dayMs } from '../../../shared/x509/milliseconds.ts';

export function TimelineLegend({ thresholds }: { readonly thresholds: Thresholds }) {
  const { t } = useTranslation();
  const list = useApp((state) => state.listCertificates);
  const key = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
  return (
    <div className="timeline__legend">
      <ul aria-label={t('timeline.legend.title')}>
        {statuses.map((status) => (
          <li key={status}>
            <button
              type="button"
              className="timeline__legend-status"
              aria-label={t('timeline.legend.list', { status: t(`status.${status}`) })}
              onClick={() => list(`status:${status}`)}
            >
              <StatusBadge status={status} />
            </button>
          </li>
        ))}
        <li>
          <span className="timeline__swatch" data-zone="expired" aria-hidden />
          {t('timeline.legend.past')}
        </li>
        <li>
          <span className="timeline__swatch" data-zone="critical" aria-hidden />
          {t('timeline.legend.critical', days(thresholds, 'criticalMs'))}
        </li>
        <li>
          <span className="timeline__swatch" data-zone="soon" aria-hidden />
          {t('timeline.legend.soon', days(thresholds, 'warnMs'))}
        </li>
        <li>
          <span className="timeline__swatch" data-zone="broken" aria-hidden />
          {t('timeline.legend.broken')}
        </li>
        <li>
          <span className="timeline__swatch" data-zone="renewal" aria-hidden />
          {t('timeline.legend.renewal')}
        </li>
        <li>
          <RefreshCw size={12} aria-hidden />
          {t('timeline.legend.overdue')}
        </li>
        <li>
          <span className="timeline__swatch" data-zone="replaced" aria-hidden />
          {t('timeline.legend.replaced')}
        </li>
      </ul>
      <p className="muted">{t('timeline.hint', { key })}</p>
    </div>
  );
}

function days({ endEntity, ca }: Thresholds, which: 'criticalMs' | 'warnMs') {
  return { days: Math.round(endEntity[which] / dayMs), caDays: Math.round(ca[which] / dayMs) };
}
