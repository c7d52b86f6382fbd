import type { Sha256Hex } from '../x509/brand.ts';
import type { ParamsOf, RuleId } from './registry.ts';

/** Worst first: `critical` stops something or soon will, `warning` will if nobody acts, `notice` is worth knowing. */
export const severities = ['critical', 'warning', 'notice'] as const;
export type Severity = (typeof severities)[number];

/** Where the evidence is. */
export interface FindingPlace {
  readonly place: string;
  /** As in the sightings, keys and kubeconfigs of the inventory. */
  readonly path: string;
  /** Where in the file: for a kubeconfig `users[0].user.client-certificate-data`, otherwise `undefined`. */
  readonly field: string | undefined;
}

/** One fact that a rule found, without its words: those are in `shared/words/findings`. */
export interface Verdict<Params> {
  readonly severity: Severity;
  /** What it is about, the most important first; empty where it concerns files alone. */
  readonly certificates: readonly Sha256Hex[];
  readonly places: readonly FindingPlace[];
  /** What the words need to know. Text in it is as hostile as the certificate it comes from. */
  readonly params: Params;
}

export interface FindingOf<Id extends RuleId> extends Verdict<ParamsOf<Id>> {
  readonly id: Id;
}

export type Finding = { readonly [Id in RuleId]: FindingOf<Id> }[RuleId];
