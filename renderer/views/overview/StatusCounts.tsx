import { useTranslation } from 'react-i18next';
import { statuses, type Assessment } from '../../../shared/pki/assessment.ts';
import { useApp } from '../../state/app-context.ts';
import { noFilter } from '../../state/filter-slice.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

/** Every number can be asked "which ones?". */
export function StatusCounts({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const narrow = useApp((state) => state.narrow);
  const showView = useApp((state) => state.showView);
  return (
    <section className="status-counts" aria-label={t('overview.counts')}>
      {statuses.map((status) => {
        const count = assessment.counts[status];
        return (
          <button
            key={status}
            type="button"
            className="status-count"
            data-status={status}
            disabled={count === 0}
            aria-label={t('overview.showOnly', { count, status: t(`status.${status}`) })}
            onClick={() => {
              narrow({ ...noFilter, statuses: [status] });
              showView('certificates');
            }}
          >
            <span className="status-count__number tabular">{count}</span>
            <StatusBadge status={status} />
          </button>
        );
      })}
    </section>
  );
}
