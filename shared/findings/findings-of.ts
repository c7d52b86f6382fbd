import { atOnce } from '../at-once.ts';
import type { Assessment } from '../pki/assessment.ts';
import { append } from '../pki/group-by.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { severities, type Finding } from './finding.ts';
import { preparingContext } from './finding-context.ts';
import { rules } from './registry.ts';

const known = new WeakMap<Assessment, readonly Finding[]>();

/**
 * What is wrong, worst first, then in the order of the rules. Worked out when it is first asked for and kept with the
 * assessment, which never changes.
 */
export function findingsOf(assessment: Assessment): readonly Finding[] {
  return atOnce(finding(assessment));
}

/** {@link findingsOf} in steps, one or more a rule, for who must not be held up meanwhile. */
export function* finding(assessment: Assessment): Generator<undefined, readonly Finding[]> {
  const before = known.get(assessment);
  if (before !== undefined) return before;
  const context = yield* preparingContext(assessment);
  const found: Finding[] = [];
  for (const { id, find } of rules) {
    // Each rule's verdicts fit its own id; the union of all of them cannot be told apart here.
    for (const verdict of find(context)) {
      if (verdict === undefined) yield;
      else found.push({ id, ...verdict } as Finding);
    }
    yield;
  }
  const findings = found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  known.set(assessment, findings);
  return findings;
}

export type FindingsByCertificate = ReadonlyMap<Sha256Hex, readonly Finding[]>;
const grouped = new WeakMap<readonly Finding[], FindingsByCertificate>();

/** The findings that name a certificate, worst first; a certificate without any is not in it. */
export function findingsByCertificate(assessment: Assessment): FindingsByCertificate {
  return groupedByCertificate(findingsOf(assessment));
}

/** Kept for each list, which never changes. */
export function groupedByCertificate(findings: readonly Finding[]): FindingsByCertificate {
  const before = grouped.get(findings);
  if (before !== undefined) return before;
  const lists = new Map<Sha256Hex, Finding[]>();
  for (const each of findings) {
    for (const sha256 of new Set(each.certificates)) append(lists, sha256, each);
  }
  grouped.set(findings, lists);
  return lists;
}
