import type { RuleId } from '../../findings/registry.ts';
import type { FindingWords } from './finding-words.ts';

/** Rules about what a cluster's API tells, whatever part of the catalogue they stand in. */
export type ClusterRuleId = Extract<
  RuleId,
  | 'NA-T08'
  | 'NA-C13'
  | 'NA-C20'
  | 'NA-C21'
  | 'NA-C22'
  | 'NA-C23'
  | 'NA-F12'
  | 'NA-F13'
  | 'NA-F19'
  | 'NA-F30'
  | 'NA-F31'
  | 'NA-F32'
  | 'NA-F33'
>;
export type ClusterWords = Pick<FindingWords, ClusterRuleId>;

/** The words of the other rules of one part: `T` time, `C` chain and trust, `N` names, `K` keys, `F` files. */
export type WordsOf<Part extends string> = Pick<
  FindingWords,
  Exclude<Extract<RuleId, `NA-${Part}${string}`>, ClusterRuleId>
>;
