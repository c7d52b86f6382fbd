import type { Finding, FindingOf } from '../../findings/finding.ts';
import type { ParamsOf, RuleId } from '../../findings/registry.ts';
import { visibleText } from '../../x509/visible-text.ts';
import type { InEachLanguage, Language } from '../language.ts';
import { findingWordsEn } from './finding-words-en.ts';
import { findingWordsJa } from './finding-words-ja.ts';

/** The words of one rule. Sentences, but for the title. */
export interface RuleWords<Params> {
  /** What the rule finds, as a heading over all it found; no full stop. */
  readonly title: string;
  /** What is wrong, naming the things. */
  readonly message: (params: Params) => string;
  readonly why: string;
  /** What to do, with the command where there is one. */
  readonly fix: (params: Params) => string;
}
export type FindingWords = { readonly [Id in RuleId]: RuleWords<ParamsOf<Id>> };

const words: InEachLanguage<FindingWords> = { en: findingWordsEn, ja: findingWordsJa };

export interface FindingText {
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
}

/** A finding in words, safe to show: whatever a certificate, a path or a kubeconfig put into them is made visible. */
export function findingText(finding: Finding, language: Language): FindingText {
  // The params of a finding are those of its own id; of the union the compiler cannot see that.
  return textOf(finding as FindingOf<RuleId>, language);
}

function textOf<Id extends RuleId>({ id, params }: FindingOf<Id>, language: Language): FindingText {
  const { title, message, why, fix } = ruleWords(id, language);
  return { title, message: visibleText(message(params)), why, fix: visibleText(fix(params)) };
}

export function ruleWords<Id extends RuleId>(id: Id, language: Language): RuleWords<ParamsOf<Id>> {
  return words[language][id];
}
