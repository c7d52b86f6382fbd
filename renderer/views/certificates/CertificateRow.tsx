/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows that are not in view do not exist, which table elements cannot lay out */
import { memo, type MouseEvent } from 'react';
import type { AssessedCertificate } from '../../../shared/pki/assessment.ts';
import type { Certificate } from '../../../shared/x509/certificate.ts';
import type { CellContext } from './cell-context.ts';
import { CertificateCell } from './CertificateCell.tsx';
import type { Column } from './columns.ts';
import type { FittedColumn } from './fit-columns.ts';

export interface CertificateRowProps {
  readonly id: string;
  /** Counted from 0, the header aside. */
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  readonly certificate: Certificate;
  /** `undefined` while it is not judged. */
  readonly assessed: AssessedCertificate | undefined;
  readonly limiter: AssessedCertificate | undefined;
  readonly findings: number;
  readonly columns: readonly FittedColumn[];
  readonly context: CellContext;
  /** 2 below a group, otherwise left out. */
  readonly level: number | undefined;
  readonly isActive: boolean;
  readonly isPicked: boolean;
  readonly onClick: (index: number, event: MouseEvent) => void;
}

/** Numbers stand under each other. */
const numeric: readonly Column[] = ['places', 'findings'];
const tabular: readonly Column[] = ['expires', 'effective', 'remaining', 'places', 'findings', 'starts'];

export const CertificateRow = memo(function CertificateRow(props: CertificateRowProps) {
  const { id, index, top, certificate, assessed, limiter, findings, columns, context, level } = props;
  const { isActive, isPicked, onClick } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the grid's, which holds the focus
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-selected={isPicked}
      className="certificate-row"
      data-active={isActive}
      data-odd={index % 2 === 0}
      data-replaced={assessed?.isReplaced ?? false}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        onClick(index, event);
      }}
    >
      {columns.map(({ column }, position) => (
        <div
          key={column}
          role={position === 0 ? 'rowheader' : 'gridcell'}
          aria-colindex={position + 1}
          className={tabular.includes(column) ? 'certificate-cell tabular' : 'certificate-cell'}
          data-column={column}
          data-numeric={numeric.includes(column)}
        >
          <CertificateCell {...{ certificate, assessed, column, limiter, findings, context }} />
        </div>
      ))}
    </div>
  );
});
