import { isCa, type Certificate } from '../../../shared/x509/certificate.ts';
import { CaIcon } from '../../ui/CaIcon.tsx';
import type { CellContext } from './cell-context.ts';
import type { Column } from './columns.ts';
import { endText } from './end-text.ts';

/** The columns that say what others tell of a certificate: its issuers, the places where it lies, the rules. */
const judgedColumns = [
  'role',
  'node',
  'effective',
  'remaining',
  'places',
  'findings',
  'status',
  'key',
  'path',
] as const;
export type JudgedColumn = (typeof judgedColumns)[number];

export function isJudged(column: Column): column is JudgedColumn {
  return judgedColumns.some((judged) => judged === column);
}

export interface ArrivingCellProps {
  readonly certificate: Certificate;
  readonly column: JudgedColumn;
  readonly context: CellContext;
}

/** What is not known yet is no verdict: neither valid nor invalid, neither none nor one. */
export function ArrivingCell({ certificate, column, context: { t, formats, hasOwnEnd } }: ArrivingCellProps) {
  if (column === 'status') return <span className="muted ellipsis">{t('certificates.judging')}</span>;
  if (column === 'effective' && !hasOwnEnd) {
    const ownEnd = endText(t, certificate.notAfter, formats.minute);
    return (
      <span className="ellipsis" title={t('certificates.byOwnDate', { instant: ownEnd })}>
        {ownEnd}
      </span>
    );
  }
  return (
    <>
      {column === 'role' && isCa(certificate) && <CaIcon />}
      <span className="muted" aria-hidden>
        …
      </span>
      <span className="visually-hidden">{t('certificates.judging')}</span>
    </>
  );
}
