import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { statuses } from '../../../shared/pki/assessment.ts';
import type { AlarmCounts } from '../../../shared/pki/summary.ts';
import { toggleValue, valuesIn } from '../../../shared/query/edit-query.ts';
import { useApp } from '../../state/app-context.ts';
import { Button } from '../../ui/Button.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';

export interface FilterBarProps {
  readonly shown: number;
  readonly total: number;
  readonly picked: number;
  readonly counts: AlarmCounts;
  readonly children: ReactNode;
}

/** How many of how many, and a chip for each status there is: it writes into the search, so that both say the same. */
export function FilterBar({ shown, total, picked, counts, children }: FilterBarProps) {
  const { t } = useTranslation();
  const text = useApp((state) => state.queryText);
  const search = useApp((state) => state.search);
  const wanted = valuesIn(text, 'status').map((value) => value.toLowerCase());
  const wantsReplaced = valuesIn(text, 'is').includes('replaced');
  const { byStatus, replaced } = counts;
  return (
    <section className="filter-bar" aria-label={t('certificates.filters')}>
      <output className="filter-bar__count tabular">
        {shown === total ? t('certificates.all', { count: total }) : t('certificates.of', { shown, total })}
      </output>
      {statuses
        .filter((status) => byStatus[status] > 0 || wanted.includes(status))
        .map((status) => (
          <button
            key={status}
            type="button"
            className="filter-chip tabular"
            aria-pressed={wanted.includes(status)}
            onClick={() => {
              search(toggleValue(text, 'status', status));
            }}
          >
            <StatusIcon status={status} size={12} />
            {t(`status.${status}`)} {byStatus[status]}
          </button>
        ))}
      {(replaced > 0 || wantsReplaced) && (
        <button
          type="button"
          className="filter-chip tabular"
          aria-pressed={wantsReplaced}
          onClick={() => {
            search(toggleValue(text, 'is', 'replaced'));
          }}
        >
          <History size={12} aria-hidden />
          {t('certificates.replaced')} {replaced}
        </button>
      )}
      {text !== '' && (
        <Button
          look="quiet"
          onPress={() => {
            search('');
          }}
        >
          {t('certificates.clearFilters')}
        </Button>
      )}
      <span className="filter-bar__picked muted tabular" role="status">
        {picked > 1 ? t('certificates.picked', { count: picked }) : ''}
      </span>
      {children}
    </section>
  );
}
