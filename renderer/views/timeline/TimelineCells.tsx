import { CircleDashed, Landmark, Layers, ListX, RefreshCw, Server, Stamp, Tag } from 'lucide-react';
import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { statuses, type Status } from '../../../shared/pki/assessment.ts';
import { isReplaced, shownRank, statusOf, type Judged } from '../../../shared/timeline/judge-lifetimes.ts';
import { listAt, type Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import { groupName, leafName } from '../../../shared/timeline/row-name.ts';
import { membersOf, type TimelineGroup } from '../../../shared/timeline/timeline-group.ts';
import type { TimelineRow } from '../../../shared/timeline/timeline-rows.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import type { Name } from '../../../shared/x509/name.ts';
import { nameLabel } from '../../../shared/x509/name-label.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { formatDay, formatInstant, type Zone } from '../../format/instant.ts';
import { residualAt } from '../../../shared/pki/residual.ts';
import { residualText } from '../../format/residual-text.ts';
import { MiddleEllipsis } from '../../ui/MiddleEllipsis.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { TreeLead } from '../hierarchy/TreeLead.tsx';
import { countsOf } from './row-counts.ts';

export interface TimelineCellsProps {
  readonly row: TimelineRow;
  readonly lifetimes: Lifetimes;
  readonly judged: Judged;
  readonly language: Language;
  readonly zone: Zone;
  /** Said where others of the group share the name. */
  readonly where: string | undefined;
}

/**
 * The gutter: what is seen (name and remaining time) and what a screen reader needs of the bar beside it. Memoised:
 * scrolling draws only the rows that come into sight.
 */
export const TimelineCells = memo(function TimelineCells(props: TimelineCellsProps) {
  const { row, lifetimes, judged, language, zone } = props;
  const { t } = useTranslation();
  const index = row.bars[0];
  const shown = index === undefined ? undefined : validityAt(lifetimes, index);
  const instant = (value: EpochMs | undefined) => {
    if (value === undefined)
      return shown?.isList === true ? t('timeline.row.noNextUpdate') : t('timeline.row.unreadable');
    return value >= noExpiry ? t('residual.noExpiry') : formatInstant(value, language, zone);
  };
  return (
    <>
      <div role="gridcell" className="tree-grid__cell timeline__name">
        <TreeLead row={row} proof={row.kind === 'group' ? row.group.proof : undefined} />
        <RowName {...props} />
      </div>
      <div role="gridcell" className="tree-grid__cell timeline__remaining tabular">
        {shown?.isList === true && shown.end === undefined
          ? t('timeline.row.noNextUpdate')
          : shown
            ? residualText(t, residualAt({ ...shown, notAfter: shown.end }, judged.at))
            : belowText(t, row.group)}
      </div>
      <div role="gridcell" className="visually-hidden">
        {index !== undefined && t(`status.${statusOf(judged, index)}`)}
      </div>
      <div role="gridcell" className="visually-hidden">
        {shown && nameLabel(shown.issuer)}
      </div>
      <div role="gridcell" className="visually-hidden">
        {shown && instant(shown.notBefore)}
      </div>
      <div role="gridcell" className="visually-hidden">
        {shown && instant(shown.notAfter)}
      </div>
    </>
  );
});

interface Validity {
  readonly isList: boolean;
  readonly issuer: Name;
  readonly notBefore: EpochMs | undefined;
  readonly notAfter: EpochMs | undefined;
  /** When it stops working. */
  readonly end: EpochMs | undefined;
}

/** Of a revocation list from its own update to the next. */
function validityAt(lifetimes: Lifetimes, index: number): Validity | undefined {
  const list = listAt(lifetimes, index)?.list;
  if (list) {
    const { issuer, thisUpdate: notBefore, nextUpdate: notAfter } = list;
    return { isList: true, issuer, notBefore, notAfter, end: notAfter };
  }
  const related = lifetimes.related[index];
  if (!related) return undefined;
  const { issuer, notBefore, notAfter } = related.certificate;
  return { isList: false, issuer, notBefore, notAfter, end: related.effectiveNotAfter ?? notAfter };
}

function belowText(t: TFunction, group: TimelineGroup): string {
  const count = membersOf(group).length;
  return group.subject.kind === 'revocation-lists'
    ? t('timeline.row.lists', { count })
    : t('timeline.row.below', { count });
}

function RowName(props: TimelineCellsProps) {
  const { row, lifetimes, judged, language, zone, where } = props;
  const { t } = useTranslation();
  const index = row.bars[0] ?? -1;
  if (row.kind === 'instance') {
    const notBefore = lifetimes.related[index]?.certificate.notBefore;
    return (
      <>
        <StatusIcon status={statusOf(judged, index)} />
        <span className="ellipsis muted">
          {notBefore === undefined
            ? t('timeline.row.unreadable')
            : t('timeline.row.instance', { from: formatDay(notBefore, language, zone) })}
        </span>
        <Notes {...props} index={index} />
      </>
    );
  }
  if (row.kind === 'leaf') {
    const { name, detail } = leafName(lifetimes, index);
    return (
      <>
        <StatusIcon status={statusOf(judged, index)} />
        <span className="node-name">
          <MiddleEllipsis text={name} />
        </span>
        {where === undefined ? (
          detail !== undefined && <span className="node-detail ellipsis">{detail}</span>
        ) : (
          <span className="node-where ellipsis muted" title={where}>
            {where}
          </span>
        )}
        <Notes {...props} index={index} />
      </>
    );
  }
  return <GroupName {...props} />;
}

function Notes({ judged, index }: { readonly judged: Judged; readonly index: number }) {
  const { t } = useTranslation();
  if (judged.isOverdue[index] === 1) {
    return (
      <span className="timeline__note" title={t('timeline.row.overdue')}>
        <RefreshCw size={12} aria-hidden />
        <span className="visually-hidden">{t('timeline.row.overdue')}</span>
      </span>
    );
  }
  return isReplaced(judged, index) ? <span className="timeline__note muted">{t('timeline.row.replaced')}</span> : null;
}

function GroupName({ row, lifetimes, judged, language, zone }: TimelineCellsProps) {
  const { t } = useTranslation();
  const { group } = row;
  const { name, detail } = groupName(lifetimes, group, language);
  const own = row.bars[0];
  const key = lifetimes.related[own ?? -1]?.certificate.spkiSha256.slice(0, 8);
  const { counts, worst, nextEnd } = countsOf(group, lifetimes, judged);
  const status = row.isBand ? shownRank(worst).status : own === undefined ? undefined : statusOf(judged, own);
  return (
    <>
      <GroupIcon group={group} status={status} />
      <span className="node-name" data-kind={group.subject.kind === 'hole' ? 'hole' : 'ca'}>
        <MiddleEllipsis text={name} />
      </span>
      {group.isTwin && key !== undefined && <span className="mono muted">{key}</span>}
      {detail !== undefined && <span className="node-detail ellipsis">{detail}</span>}
      {row.isBand && (
        <span className="timeline__below muted">
          {own !== undefined && <span className="timeline__count">{belowText(t, group)}</span>}
          {status !== undefined && status !== 'ok' && <StatusIcon status={status} size={13} />}
          <span className="visually-hidden">
            {statuses
              .flatMap((each, rank) => ((counts[rank] ?? 0) > 0 ? [`${counts[rank]} ${t(`status.${each}`)}`] : []))
              .join(', ')}
            {nextEnd !== undefined && `, ${t('timeline.row.nextEnds', { day: formatDay(nextEnd, language, zone) })}`}
          </span>
        </span>
      )}
    </>
  );
}

function GroupIcon({ group, status }: { readonly group: TimelineGroup; readonly status: Status | undefined }) {
  const look = { className: 'node-icon', 'data-status': status, size: 15, 'aria-hidden': true };
  switch (group.subject.kind) {
    case 'ca':
      return group.proof === undefined ? <Landmark {...look} /> : <Stamp {...look} />;
    case 'hole':
      return <CircleDashed {...look} />;
    case 'node':
      return <Server {...look} />;
    case 'role':
      return <Tag {...look} />;
    case 'revocation-lists':
      return <ListX {...look} />;
    case 'self-signed':
    case 'source':
      return <Layers {...look} />;
  }
}
