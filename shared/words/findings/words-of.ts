import type { RuleId } from '../../findings/registry.ts';
import type { FindingWords } from './finding-words.ts';

/** The words of all rules of one part of the catalogue: `T` time, `C` chain and trust, `N` names, `K` keys, `F` files. */
export type WordsOf<Part extends string> = Pick<FindingWords, Extract<RuleId, `NA-${Part}${string}`>>;
