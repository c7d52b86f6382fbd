import { finding } from '../../../shared/findings/findings-of.ts';
import { findingsAbout, toldFindings, type Silence, type ToldFinding } from '../../../shared/findings/silence.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { narrowAssessment } from '../../../shared/query/narrow-assessment.ts';
import type { Query } from '../../../shared/query/query.ts';
import type { TableLayout } from '../../../shared/settings/settings.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { fittingOf, findingCounter } from '../../views/certificates/judge-by-findings.ts';
import { narrowed, orderOf } from '../../views/certificates/order-certificates.ts';
import { sortsOf } from '../../views/certificates/table-layout.ts';

/** What a report is about: everything, what the search leaves, or the rows a person has picked. */
export const reportScopes = ['all', 'filter', 'selection'] as const;
export type ReportScope = (typeof reportScopes)[number];

export interface ShownTable {
  readonly query: Query;
  readonly layout: TableLayout;
  readonly picked: ReadonlySet<Sha256Hex>;
  readonly silenced: readonly Silence[];
}

export interface ReportPart {
  /** Its certificates in the order of the table. */
  readonly assessment: Assessment;
  readonly isWhole: boolean;
  readonly findings: readonly ToldFinding[];
}

/** How many certificates each scope has; the search and the selection only where they are in use. */
export function scopeCounts(
  assessment: Assessment,
  { query, picked }: ShownTable,
): Readonly<Record<ReportScope, number | undefined>> {
  const { certificates } = assessment;
  const fits = query.terms.length === 0 ? undefined : fittingOf(assessment, query);
  const selected = certificates.filter(({ certificate }) => picked.has(certificate.sha256)).length;
  return {
    all: certificates.length,
    filter: fits?.reduce((count, one) => count + one, 0),
    selection: selected === 0 ? undefined : selected,
  };
}

/** What the table shows: the rows that are picked where there are several, else what the search leaves. */
export function shownScope({ query, picked }: ShownTable): ReportScope {
  if (picked.size > 1) return 'selection';
  return query.terms.length === 0 ? 'all' : 'filter';
}

/** The part of an assessment that a report is about, in short steps. */
export function* reportPart(
  assessment: Assessment,
  scope: ReportScope,
  { query, layout, picked, silenced }: ShownTable,
): Generator<undefined, ReportPart> {
  const found = yield* finding(assessment);
  const fits = fitsOf();
  yield;
  const positions = narrowed(orderOf(assessment, sortsOf(layout), findingCounter(assessment)), fits);
  yield;
  const rows = Array.from(positions).flatMap((position) => assessment.certificates[position] ?? []);
  const isWhole = rows.length === assessment.certificates.length;
  yield;
  // Of a whole look all of them: some concern files alone.
  const told = isWhole ? found : findingsAbout(found, new Set(rows.map(({ certificate }) => certificate.sha256)));
  return { assessment: narrowAssessment(assessment, rows), isWhole, findings: toldFindings(told, silenced) };

  function fitsOf(): Uint8Array | undefined {
    if (scope === 'selection')
      return Uint8Array.from(assessment.certificates, ({ certificate }) => (picked.has(certificate.sha256) ? 1 : 0));
    return scope === 'filter' ? fittingOf(assessment, query) : undefined;
  }
}
