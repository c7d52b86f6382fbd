import { CornerDownRight, History, TrendingDown } from 'lucide-react';
import type { TFunction } from 'i18next';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { statuses, type AssessedCertificate, type Status } from '../../../shared/pki/assessment.ts';
import type { EpochMs, Sha256Hex } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { formatDay, formatInstant, type Zone } from '../../format/instant.ts';
import { residualAt } from '../../../shared/pki/residual.ts';
import { residualText } from '../../format/residual-text.ts';
import type { Language } from '../../../shared/words/language.ts';
import { proofSentence } from '../../../shared/words/proof-words.ts';
import { StatusBadge, StatusIcon } from '../../ui/StatusBadge.tsx';
import { HierarchyNameCell } from './HierarchyNameCell.tsx';
import { isUnderHole } from '../../../shared/hierarchy/hierarchy-model.ts';
import { NodeIcon } from './NodeIcon.tsx';
import { TreeLead } from './TreeLead.tsx';
import type { HierarchyRow } from './tree-rows.ts';

export interface HierarchyCellsProps {
  readonly row: HierarchyRow;
  readonly at: EpochMs;
  readonly nameOfCertificate: (sha256: Sha256Hex) => string;
  readonly language: Language;
  readonly zone: Zone;
  /** Left out of paths: everything lies in it. */
  readonly sharedFolder: string;
}

/** Memoised: scrolling draws only the rows that come into sight. */
export const HierarchyCells = memo(function HierarchyCells({
  row,
  at,
  nameOfCertificate,
  language,
  zone,
  sharedFolder,
}: HierarchyCellsProps) {
  const { t } = useTranslation();
  const assessed = row.kind === 'instance' ? row.assessed : row.kind === 'node' ? row.node.certificates[0] : undefined;
  const worstBelow = row.kind === 'node' ? worseBelow(row.node.ownStatus, row.node.worstStatus) : undefined;
  return (
    <>
      <div role="gridcell" className="tree-grid__cell hierarchy__name">
        <TreeLead row={row} proof={proofOf(row)} title={proofTitle(row, t, language)} />
        <NodeIcon row={row} />
        <HierarchyNameCell row={row} language={language} zone={zone} sharedFolder={sharedFolder} />
      </div>
      <div role="gridcell" className="tree-grid__cell hierarchy__status">
        {assessed && <StatusBadge status={assessed.status} />}
        {assessed?.isReplaced === true && (
          <span className="hierarchy__replaced muted" title={t('hierarchy.replacedHint')}>
            <History size={12} aria-hidden />
            <span className="hierarchy__replaced-word">{t('hierarchy.replaced')}</span>
          </span>
        )}
        {worstBelow && (
          <span className="hierarchy__worst" data-status={worstBelow}>
            <CornerDownRight size={12} aria-hidden />
            <StatusIcon status={worstBelow} size={13} />
            <span className="hierarchy__worst-word">
              {t('hierarchy.worstBelow', { status: t(`status.${worstBelow}`) })}
            </span>
          </span>
        )}
      </div>
      <div role="gridcell" className="tree-grid__cell tabular">
        {assessed && <Ends assessed={assessed} {...{ nameOfCertificate, language, zone }} />}
      </div>
      <div role="gridcell" className="tree-grid__cell hierarchy__remaining tabular">
        {assessed &&
          residualText(
            t,
            residualAt(
              { ...assessed.certificate, notAfter: assessed.effectiveNotAfter ?? assessed.certificate.notAfter },
              at,
            ),
          )}
      </div>
    </>
  );
});

/** Its own date, and the date of its path where that is another one: neither instead of the other. */
function Ends({
  assessed,
  nameOfCertificate,
  language,
  zone,
}: { readonly assessed: AssessedCertificate } & Pick<HierarchyCellsProps, 'nameOfCertificate' | 'language' | 'zone'>) {
  const { t } = useTranslation();
  const { certificate, effectiveNotAfter, limitedBy } = assessed;
  const { notAfter } = certificate;
  if (notAfter === undefined) return t('residual.unreadable');
  return (
    <>
      <time dateTime={new Date(notAfter).toISOString()} title={formatInstant(notAfter, language, zone)}>
        {notAfter >= noExpiry ? '9999' : formatDay(notAfter, language, zone)}
      </time>
      {limitedBy !== undefined && effectiveNotAfter !== undefined && (
        <span
          className="hierarchy__path-ends"
          title={t('hierarchy.pathEndsHint', {
            instant: formatInstant(effectiveNotAfter, language, zone),
            name: nameOfCertificate(limitedBy),
          })}
        >
          <TrendingDown size={13} aria-hidden />
          {t('hierarchy.pathEnds', { day: formatDay(effectiveNotAfter, language, zone) })}
        </span>
      )}
    </>
  );
}

function proofOf(row: HierarchyRow) {
  if (row.kind === 'reference') return row.edge.proof === 'signature-mismatch' ? row.edge.proof : 'reference';
  return row.kind === 'node' ? row.node.parent?.proof : undefined;
}

function proofTitle(row: HierarchyRow, t: TFunction, language: Language): string | undefined {
  const proof = row.kind === 'reference' ? row.edge.proof : row.node.parent?.proof;
  if (proof === undefined || row.kind === 'instance') return undefined;
  if (row.kind === 'reference') return proofSentence(proof, language);
  if (isUnderHole(row.node)) return t('hierarchy.holeHint');
  const said = proofSentence(proof, language);
  return row.node.otherParents.length > 0 ? `${said} ${t('hierarchy.primaryHint')}` : said;
}

function worseBelow(own: Status | undefined, worst: Status): Status | undefined {
  if (own === undefined) return worst === 'ok' ? undefined : worst;
  return statuses.indexOf(worst) < statuses.indexOf(own) ? worst : undefined;
}
