import { findingsOf } from '../../shared/findings/findings-of.ts';
import { findingsAbout, toldFindings, type Silence } from '../../shared/findings/silence.ts';
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

interface TableOfReport {
  readonly kind: ExportKind;
  readonly filter: CertificateFilter;
  readonly sort: Sort;
  readonly silenced: readonly Silence[];
}

/** The rows the table shows, in its order. */
export function reportOfTable(assessment: Assessment, { kind, filter, sort, silenced }: TableOfReport): TableReport {
  const rows = sortCertificates(matchCertificates(assessment.certificates, filter), sort);
  const counts = Object.fromEntries(
    statuses.map((status) => [status, rows.filter((row) => row.status === status).length]),
  ) as Record<Status, number>;
  if (kind === 'csv') return { text: certificatesCsv(rows), certificates: rows.length };
  const found = findingsOf(assessment);
  // Of a whole table all of them: some concern files alone.
  const isWhole = rows.length === assessment.certificates.length;
  const shown = isWhole ? found : findingsAbout(found, new Set(rows.map(({ certificate }) => certificate.sha256)));
  const text = inventoryJson({ ...assessment, certificates: rows, counts }, toldFindings(shown, silenced));
  return { text, certificates: rows.length };
}
