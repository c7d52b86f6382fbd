import type { Sha256Hex } from '../x509/brand.ts';
import type { Finding } from './finding.ts';
import { rules, type RuleId } from './registry.ts';

/** What a person knows and does not want to hear again: every finding of one rule. */
export interface Silence {
  readonly id: string;
  /** Empty where none was given. */
  readonly reason: string;
}

/** A finding as it is told: silenced ones are counted and listed apart, never gone. */
export interface ToldFinding {
  readonly finding: Finding;
  readonly silence: Silence | undefined;
}

/** Of two silences for one rule the later counts. */
export function toldFindings(findings: readonly Finding[], silences: readonly Silence[]): readonly ToldFinding[] {
  const byId = new Map(silences.map((silence) => [silence.id, silence]));
  return findings.map((finding) => ({ finding, silence: byId.get(finding.id) }));
}

/** Those that name one of these certificates. */
export function findingsAbout(findings: readonly Finding[], fingerprints: ReadonlySet<Sha256Hex>): readonly Finding[] {
  return findings.filter(({ certificates }) => certificates.some((sha256) => fingerprints.has(sha256)));
}

export function isRuleId(text: string): text is RuleId {
  return rules.some(({ id }) => id === text);
}
