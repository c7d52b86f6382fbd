import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { statuses, type Status } from '../../../shared/pki/assessment.ts';
import { useFormats } from '../../format/formats-context.ts';
import { useApp } from '../../state/app-context.ts';
import type { CertificateFilter } from '../../state/filter-slice.ts';
import { Button } from '../../ui/Button.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';

export interface FilterBarProps {
  readonly shown: number;
  readonly total: number;
  readonly counts: Readonly<Record<Status, number>>;
}

function isNarrowed({ text, statuses: wanted, ending, isReplaced, isOverdue }: CertificateFilter): boolean {
  return text !== '' || wanted.length > 0 || [ending, isReplaced, isOverdue].some((part) => part !== undefined);
}

/** How many of how many, and a chip for each status there is: pressed, the table shows only those. */
export function FilterBar({ shown, total, counts }: FilterBarProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const filter = useApp((state) => state.filter);
  const narrow = useApp((state) => state.narrow);
  const clearFilter = useApp((state) => state.clearFilter);
  const { ending, statuses: wanted } = filter;
  const weekText = ending && t('certificates.week', { day: day(ending.from) });
  const toggle = (status: Status) => {
    const isOn = wanted.includes(status);
    narrow({ statuses: isOn ? wanted.filter((other) => other !== status) : [...wanted, status] });
  };
  return (
    <section className="filter-bar" aria-label={t('certificates.filters')}>
      <output className="filter-bar__count tabular">
        {shown === total ? t('certificates.all', { count: total }) : t('certificates.of', { shown, total })}
      </output>
      {statuses
        .filter((status) => counts[status] > 0 || wanted.includes(status))
        .map((status) => (
          <button
            key={status}
            type="button"
            className="filter-chip tabular"
            aria-pressed={wanted.includes(status)}
            onClick={() => {
              toggle(status);
            }}
          >
            <StatusIcon status={status} size={12} />
            {t(`status.${status}`)} {counts[status]}
          </button>
        ))}
      {weekText !== undefined && (
        <RemovableChip
          text={weekText}
          onRemove={() => {
            narrow({ ending: undefined });
          }}
        />
      )}
      {filter.isReplaced !== undefined && (
        <RemovableChip
          text={t(filter.isReplaced ? 'overview.replaced' : 'certificates.notReplaced')}
          onRemove={() => {
            narrow({ isReplaced: undefined });
          }}
        />
      )}
      {filter.isOverdue !== undefined && (
        <RemovableChip
          text={t('overview.overdue')}
          onRemove={() => {
            narrow({ isOverdue: undefined });
          }}
        />
      )}
      {isNarrowed(filter) && (
        <Button look="quiet" onPress={clearFilter}>
          {t('certificates.clearFilters')}
        </Button>
      )}
    </section>
  );
}

function RemovableChip({ text, onRemove }: { readonly text: string; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className="filter-chip"
      aria-pressed
      aria-label={t('certificates.removeFilter', { filter: text })}
      onClick={onRemove}
    >
      {text}
      <X size={12} aria-hidden />
    </button>
  );
}
