import { statuses, type Assessment, type Status } from '../../shared/pki/assessment.ts';
import { certificatesCsv } from '../../shared/reports/certificates-csv.ts';
import { inventoryJson } from '../../shared/reports/inventory-json.ts';
import type { Sort } from '../state/certificate-sort.ts';
import type { CertificateFilter } from '../state/filter-slice.ts';
import { matchCertificates } from '../views/certificates/match-certificates.ts';
import { sortCertificates } from '../views/certificates/sort-certificates.ts';
import type { ExportKind } from './ExportMenu.tsx';

export interface TableReport {
  readonly text: string;
  readonly certificates: number;
}

/** The rows the table shows, in its order. */
export function reportOfTable(
  assessment: Assessment,
  { kind, filter, sort }: { readonly kind: ExportKind; readonly filter: CertificateFilter; readonly sort: Sort },
): TableReport {
  const rows = sortCertificates(matchCertificates(assessment.certificates, filter), sort);
  const counts = Object.fromEntries(
    statuses.map((status) => [status, rows.filter((row) => row.status === status).length]),
  ) as Record<Status, number>;
  const text = kind === 'csv' ? certificatesCsv(rows) : inventoryJson({ ...assessment, certificates: rows, counts });
  return { text, certificates: rows.length };
}
