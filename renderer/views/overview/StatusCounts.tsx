import { History, RefreshCw } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { statuses, type Assessment } from '../../../shared/pki/assessment.ts';
import { alarmCounts } from '../../../shared/pki/summary.ts';
import { useApp } from '../../state/app-context.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

/** Every number can be asked "which ones?". What was replaced stands apart: it is history, not an alarm. */
export function StatusCounts({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useTranslation();
  const { byStatus, replaced, overdue } = useMemo(() => alarmCounts(assessment), [assessment]);
  return (
    <section className="status-counts" aria-label={t('overview.counts')}>
      {statuses.map((status) => (
        <Count
          key={status}
          count={byStatus[status]}
          label={t('overview.showOnly', { count: byStatus[status], status: t(`status.${status}`) })}
          query={`status:${status}`}
        >
          <StatusBadge status={status} />
        </Count>
      ))}
      {overdue > 0 && (
        <Count count={overdue} label={t('overview.showOverdue', { count: overdue })} query="is:overdue">
          <RefreshCw size={14} aria-hidden />
          {t('overview.overdue')}
        </Count>
      )}
      {replaced > 0 && (
        <Count count={replaced} label={t('overview.showReplaced', { count: replaced })} query="is:replaced">
          <History size={14} aria-hidden />
          {t('overview.replaced')}
        </Count>
      )}
    </section>
  );
}

interface CountProps {
  readonly count: number;
  readonly label: string;
  /** Finds just those that are counted. */
  readonly query: string;
  readonly children: ReactNode;
}

function Count({ count, label, query, children }: CountProps) {
  const list = useApp((state) => state.listCertificates);
  return (
    <button
      type="button"
      className="status-count"
      disabled={count === 0}
      aria-label={label}
      onClick={() => list(query)}
    >
      <span className="status-count__number tabular">{count}</span>
      {children}
    </button>
  );
}
