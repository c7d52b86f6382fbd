import type { Assessment } from '../pki/assessment.ts';
import { append } from '../pki/group-by.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { severities, type Finding } from './finding.ts';
import { findingContext } from './finding-context.ts';
import { rules } from './registry.ts';

const known = new WeakMap<Assessment, readonly Finding[]>();

/**
 * What is wrong, worst first, then in the order of the rules. Worked out when it is first asked for and kept with the
 * assessment, which never changes.
 */
export function findingsOf(assessment: Assessment): readonly Finding[] {
  const before = known.get(assessment);
  if (before !== undefined) return before;
  const context = findingContext(assessment);
  const findings = rules
    // Each rule's verdicts fit its own id; the union of all of them cannot be told apart here.
    .flatMap(({ id, find }) => find(context).map((verdict) => ({ id, ...verdict }) as Finding))
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  known.set(assessment, findings);
  return findings;
}

const byCertificate = new WeakMap<Assessment, ReadonlyMap<Sha256Hex, readonly Finding[]>>();

/** The findings that name a certificate, worst first; a certificate without any is not in it. */
export function findingsByCertificate(assessment: Assessment): ReadonlyMap<Sha256Hex, readonly Finding[]> {
  const before = byCertificate.get(assessment);
  if (before !== undefined) return before;
  const lists = new Map<Sha256Hex, Finding[]>();
  for (const finding of findingsOf(assessment)) {
    for (const sha256 of new Set(finding.certificates)) append(lists, sha256, finding);
  }
  byCertificate.set(assessment, lists);
  return lists;
}
