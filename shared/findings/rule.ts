import type { Severity, Verdict } from './finding.ts';
import type { FindingContext } from './finding-context.ts';

/** One line of the catalogue: what is looked for, and where it is written down that it matters. */
export interface Rule<Id extends string, Params> {
  /** Never given to another rule: people silence findings by it. */
  readonly id: Id;
  /** The severities it can have, worst first. */
  readonly severities: readonly Severity[];
  /** RFC section, repository and path, or issue. */
  readonly source: string;
  /**
   * One verdict a fact, never two for the same. Takes time in proportion to the inventory, and never throws. What takes
   * more than some ten milliseconds for 100,000 certificates is a generator, which gives way with `undefined`.
   */
  readonly find: (context: FindingContext) => Iterable<Verdict<Params> | undefined>;
}

/** What a rule that gives way in between finds. */
export type Steps<Params> = Generator<Verdict<Params> | undefined, undefined>;

/** For the types: the id stays the literal it is. */
export function rule<const Id extends string, Params>(definition: Rule<Id, Params>): Rule<Id, Params> {
  return definition;
}
