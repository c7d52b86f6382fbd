import type { QueryError } from '../query/query-error.ts';
import type { InEachLanguage, Language } from './language.ts';
import { queryWordsEn } from './query-words-en.ts';
import { queryWordsJa } from './query-words-ja.ts';

/** What is wrong with a query, as a clause without its full stop; the term stands in front of it. */
export type QueryWords = {
  readonly [Code in QueryError['code']]: (error: Extract<QueryError, { readonly code: Code }>) => string;
};

const queryWords: InEachLanguage<QueryWords> = { en: queryWordsEn, ja: queryWordsJa };

/** `expires:<30x` – 30x is no duration: write 90m, 12h, 30d, 2w or 1y */
export function queryErrorText(error: QueryError, language: Language): string {
  const words = queryWords[language];
  // Which function goes with which code is what the type of the table says; a lookup cannot show it.
  const say = words[error.code] as (error: QueryError) => string;
  return `${error.term} – ${say(error)}`;
}
