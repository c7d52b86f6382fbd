import { findingsOf } from '../../shared/findings/findings-of.ts';
import { findingsAbout, toldFindings, type Silence, type ToldFinding } from '../../shared/findings/silence.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { narrowAssessment } from '../../shared/query/narrow-assessment.ts';
import type { Query } from '../../shared/query/query.ts';
import type { TableLayout } from '../../shared/settings/settings.ts';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import { narrowed, orderOf } from '../views/certificates/order-certificates.ts';
import { sortsOf } from '../views/certificates/table-layout.ts';
import { compileFor, findingCounter } from '../views/certificates/judge-by-findings.ts';

export interface ShownPart {
  /** The rows the table shows, in its order; the assessment itself where that is everything. */
  readonly assessment: Assessment;
  readonly isWhole: boolean;
  /** Only picked rows, where there are several. */
  readonly isPicked: boolean;
  readonly findings: readonly ToldFinding[];
}

interface ShownTable {
  readonly query: Query;
  readonly layout: TableLayout;
  readonly picked: ReadonlySet<Sha256Hex>;
  readonly silenced: readonly Silence[];
}

/** What a report of the table is about: its rows in its order; only those that are picked where there are several. */
export function shownPart(assessment: Assessment, table: ShownTable): ShownPart {
  const { query, layout, picked, silenced } = table;
  const order = orderOf(assessment, sortsOf(layout), findingCounter(assessment));
  const positions = narrowed(assessment, order, compileFor(assessment, query));
  const all = Array.from(positions).flatMap((position) => assessment.certificates[position] ?? []);
  const chosen = picked.size > 1 ? all.filter(({ certificate }) => picked.has(certificate.sha256)) : all;
  const rows = chosen.length > 0 ? chosen : all;
  const found = findingsOf(assessment);
  // Of a whole table all of them: some concern files alone.
  const isWhole = rows.length === assessment.certificates.length;
  const shown = isWhole ? found : findingsAbout(found, new Set(rows.map(({ certificate }) => certificate.sha256)));
  return {
    assessment: narrowAssessment(assessment, rows),
    isWhole,
    isPicked: rows.length < all.length,
    findings: toldFindings(shown, silenced),
  };
}
