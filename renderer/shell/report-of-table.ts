import { findingsOf } from '../../shared/findings/findings-of.ts';
import { findingsAbout, toldFindings, type Silence } from '../../shared/findings/silence.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { narrowAssessment } from '../../shared/query/narrow-assessment.ts';
import type { Query } from '../../shared/query/query.ts';
import { certificatesCsv } from '../../shared/reports/certificates-csv.ts';
import { inventoryJson } from '../../shared/reports/inventory-json.ts';
import type { TableLayout } from '../../shared/settings/settings.ts';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import { narrowed, orderOf } from '../views/certificates/order-certificates.ts';
import { sortsOf } from '../views/certificates/table-layout.ts';
import { compileFor, findingCounter } from '../views/certificates/judge-by-findings.ts';
import type { ExportKind } from './ExportMenu.tsx';

export interface TableReport {
  readonly text: string;
  readonly certificates: number;
}

interface ShownTable {
  readonly kind: ExportKind;
  readonly query: Query;
  readonly layout: TableLayout;
  readonly picked: ReadonlySet<Sha256Hex>;
  readonly silenced: readonly Silence[];
}

/** The rows the table shows, in its order; only those that are picked where there are several. */
export function reportOfTable(assessment: Assessment, table: ShownTable): TableReport {
  const { kind, query, layout, picked, silenced } = table;
  const order = orderOf(assessment, sortsOf(layout), findingCounter(assessment));
  const positions = narrowed(assessment, order, compileFor(assessment, query));
  const all = Array.from(positions).flatMap((position) => assessment.certificates[position] ?? []);
  const chosen = picked.size > 1 ? all.filter(({ certificate }) => picked.has(certificate.sha256)) : all;
  const rows = chosen.length > 0 ? chosen : all;
  if (kind === 'csv') return { text: certificatesCsv(rows), certificates: rows.length };
  const found = findingsOf(assessment);
  // Of a whole table all of them: some concern files alone.
  const isWhole = rows.length === assessment.certificates.length;
  const shown = isWhole ? found : findingsAbout(found, new Set(rows.map(({ certificate }) => certificate.sha256)));
  const text = inventoryJson(narrowAssessment(assessment, rows), toldFindings(shown, silenced));
  return { text, certificates: rows.length };
}
