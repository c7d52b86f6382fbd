import type { Finding } from '../../shared/findings/finding.ts';
import { findingsByCertificate, findingsOf } from '../../shared/findings/findings-of.ts';
import { findingsAbout, toldFindings, type ToldFinding } from '../../shared/findings/silence.ts';
import { assess } from '../../shared/pki/assess.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { compileQuery } from '../../shared/query/compile-query.ts';
import { narrowAssessment } from '../../shared/query/narrow-assessment.ts';
import type { EpochMs, Sha256Hex } from '../../shared/x509/brand.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import type { Filter } from './argument-values.ts';
import type { CheckCommand } from './arguments.ts';

export interface Judgement {
  /** Everything that was seen. */
  readonly whole: Assessment;
  /** What matches the filter; the whole where there is none. */
  readonly assessment: Assessment;
  readonly findings: readonly ToldFinding[];
}

/** What thresholds, filter and silences of a command make of a look. */
export function judge(
  inventory: Inventory,
  { thresholds, distribution, filter, ignore }: Omit<CheckCommand, 'kind' | 'output'>,
  at: EpochMs,
): Judgement {
  const whole = assess(inventory, { at, thresholds, distribution });
  const assessment = filter === undefined ? whole : matching(whole, filter);
  return { whole, assessment, findings: toldFindings(findingsIn(assessment, whole), ignore) };
}

/** How many of how many match; nothing where nothing was asked. */
export function matchLine({ whole, assessment }: Judgement, filter: Filter | undefined): string {
  if (filter === undefined) return '';
  const total = whole.certificates.length;
  const { length } = assessment.certificates;
  return `${length} of ${total} certificate${total === 1 ? '' : 's'} match ${visibleText(filter.text)}\n`;
}

/** Of what was filtered: a finding is judged by everything that was seen, and told for what is shown. */
function findingsIn(shown: Assessment, whole: Assessment): readonly Finding[] {
  if (shown === whole) return findingsOf(whole);
  return findingsAbout(findingsOf(whole), new Set(shown.certificates.map(({ certificate }) => certificate.sha256)));
}

function matching(assessment: Assessment, { query }: Filter): Assessment {
  const { at, certificates } = assessment;
  const idsOf = (sha256: Sha256Hex): readonly string[] =>
    (findingsByCertificate(assessment).get(sha256) ?? []).map(({ id }) => id);
  return narrowAssessment(
    assessment,
    certificates.filter(compileQuery(query, { at, certificates, findingsOf: idsOf })),
  );
}
