import { CircleDashed, Landmark, Stamp } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { formatDay, formatInstant, type Zone } from '../../format/instant.ts';
import { residualAt } from '../../format/residual.ts';
import { residualText } from '../../format/residual-text.ts';
import type { Language } from '../../../shared/words/language.ts';
import { MiddleEllipsis } from '../../ui/MiddleEllipsis.tsx';
import { StatusIcon } from '../../ui/StatusBadge.tsx';
import { nodeDetail, nodeKey, nodeName } from '../../../shared/hierarchy/node-text.ts';
import { TreeLead } from '../hierarchy/TreeLead.tsx';
import type { TimelineRow } from './timeline-rows.ts';

export interface TimelineCellsProps {
  readonly row: TimelineRow;
  readonly at: EpochMs;
  readonly language: Language;
  readonly zone: Zone;
  /** Said where siblings share a name. */
  readonly where: string | undefined;
}

/**
 * The gutter: what is seen (name and remaining time) and what a screen reader needs of the bar beside it. Memoised:
 * scrolling draws only the rows that come into sight.
 */
export const TimelineCells = memo(function TimelineCells({ row, at, language, zone, where }: TimelineCellsProps) {
  const { t } = useTranslation();
  const shown = row.bars[0];
  const instant = (value: EpochMs | undefined) => {
    if (value === undefined) return t('timeline.row.unreadable');
    return value >= noExpiry ? t('residual.noExpiry') : formatInstant(value, language, zone);
  };
  return (
    <>
      <div role="gridcell" className="tree-grid__cell timeline__name">
        <TreeLead row={row} proof={row.key === row.node.id ? row.node.parent?.proof : undefined} />
        <RowName row={row} language={language} zone={zone} where={where} />
      </div>
      <div role="gridcell" className="tree-grid__cell timeline__remaining tabular">
        {shown
          ? residualText(
              t,
              residualAt({ ...shown.certificate, notAfter: shown.effectiveNotAfter ?? shown.certificate.notAfter }, at),
            )
          : t('timeline.row.below', { count: row.node.certificatesBelow })}
      </div>
      <div role="gridcell" className="visually-hidden">
        {shown ? t(`status.${shown.status}`) : t('timeline.row.hole')}
      </div>
      <div role="gridcell" className="visually-hidden">
        {shown && instant(shown.certificate.notBefore)}
      </div>
      <div role="gridcell" className="visually-hidden">
        {shown && instant(shown.certificate.notAfter)}
      </div>
    </>
  );
});

function RowName({ row, language, zone, where }: Pick<TimelineCellsProps, 'row' | 'language' | 'zone' | 'where'>) {
  const { t } = useTranslation();
  const { node } = row;
  const shown = row.bars[0];
  if (row.key !== node.id && shown) {
    const { notBefore } = shown.certificate;
    return (
      <>
        <StatusIcon status={shown.status} />
        <span className="ellipsis muted">
          {notBefore === undefined
            ? t('timeline.row.unreadable')
            : t('timeline.row.instance', { from: formatDay(notBefore, language, zone) })}
        </span>
      </>
    );
  }
  if (node.kind === 'certificate') {
    return (
      <>
        <StatusIcon status={node.worstStatus} />
        <Names row={row} where={where} />
      </>
    );
  }
  const Icon = node.kind === 'hole' ? CircleDashed : node.parent === undefined ? Landmark : Stamp;
  const status = row.expanded === false ? node.worstStatus : node.ownStatus;
  return (
    <>
      <Icon className="node-icon" data-status={status} size={15} aria-hidden />
      <Names row={row} where={where} />
      {row.expanded === false && (
        <span className="timeline__below muted">
          {t('timeline.row.below', { count: node.certificatesBelow })}
          {node.worstStatus !== 'ok' && (
            <>
              <StatusIcon status={node.worstStatus} size={13} />
              <span className="visually-hidden">
                {t('timeline.row.worst', { status: t(`status.${node.worstStatus}`) })}
              </span>
            </>
          )}
        </span>
      )}
    </>
  );
}

function Names({ row: { node }, where }: Pick<TimelineCellsProps, 'row' | 'where'>) {
  const detail = nodeDetail(node);
  const key = nodeKey(node);
  return (
    <>
      <span className="node-name" data-kind={node.kind}>
        <MiddleEllipsis text={nodeName(node)} />
      </span>
      {node.isTwin && key !== undefined && <span className="mono muted">{key}</span>}
      {where !== undefined ? (
        <span className="node-where ellipsis muted" title={where}>
          {where}
        </span>
      ) : (
        detail !== undefined && <span className="node-detail ellipsis">{detail}</span>
      )}
    </>
  );
}
