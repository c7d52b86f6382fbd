/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not in view do not exist, which table elements cannot lay out */
import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { roles } from '../../../shared/kubernetes/role.ts';
import { roleName } from '../../../shared/words/role-words.ts';
import { statuses } from '../../../shared/pki/assessment.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { useFormats } from '../../format/formats-context.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { endText } from './end-text.ts';
import type { Grouping } from './table-layout.ts';
import type { RowGroup } from './table-rows.ts';

export interface GroupRowProps {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly group: RowGroup;
  readonly grouping: Grouping;
  readonly columnCount: number;
  readonly isActive: boolean;
  readonly onToggle: (key: string) => void;
}

/** The head of a group: how many, the worst of them, what ends next. */
export const GroupRow = memo(function GroupRow(props: GroupRowProps) {
  const { id, index, top, group, grouping, columnCount, isActive, onToggle } = props;
  const { t } = useTranslation();
  const { language, minute } = useFormats();
  const Chevron = group.isOpen ? ChevronDown : ChevronRight;
  const role = grouping === 'role' ? roles.find((known) => known === group.label) : undefined;
  const status = grouping === 'status' ? statuses.find((known) => known === group.label) : undefined;
  const label = (role && roleName(role, language)) ?? (status && t(`status.${status}`)) ?? visibleText(group.label);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the grid's, which holds the focus
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-level={1}
      aria-expanded={group.isOpen}
      className="certificate-row certificate-row--group"
      data-active={isActive}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => {
        onToggle(group.key);
      }}
    >
      <div role="rowheader" aria-colindex={1} aria-colspan={columnCount} className="group-head">
        <Chevron className="group-head__chevron" size={14} aria-hidden />
        <span className="group-head__label ellipsis">
          {label === '' ? t(`certificates.groupWithout.${grouping}`) : label}
        </span>
        <span className="muted tabular">{t('certificates.all', { count: group.count })}</span>
        <StatusBadge status={group.worst} />
        {group.nextEnd !== undefined && (
          <span className="muted tabular ellipsis">
            {t('certificates.groupNextEnd', { instant: endText(t, group.nextEnd, minute) })}
          </span>
        )}
      </div>
    </div>
  );
});
