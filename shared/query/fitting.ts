import { compileCondition, spellingsOf, type QueryContext } from './compile-query.ts';
import type { MatchField } from './fields.ts';
import type { Condition, Query } from './query.ts';
import type { SearchCorpus } from './search-corpus.ts';

/** Their values stand in the search text as well, so that it can tell most certificates that do not have them. */
const inSearchText: ReadonlySet<MatchField> = new Set(['subject', 'san', 'path', 'serial', 'fingerprint']);

/**
 * 1 for each certificate the query holds for: what `compileQuery` says of each, for all of a large inventory together.
 *
 * @param corpus  of the inventory whose certificates, all of them and in its order, are those of the context
 */
export function fitting({ terms }: Query, context: QueryContext, corpus: SearchCorpus): Uint8Array {
  const fits = new Uint8Array(context.certificates.length).fill(1);
  for (const { isNegated, condition } of terms) {
    const holds = holding(condition, context, corpus, fits);
    const wanted = isNegated ? 0 : 1;
    for (let position = 0; position < fits.length; position++) {
      if (holds[position] !== wanted) fits[position] = 0;
    }
  }
  return fits;
}

/** @param asked  others need not be told */
function holding(condition: Condition, context: QueryContext, corpus: SearchCorpus, asked: Uint8Array): Uint8Array {
  if (condition.kind === 'word') return corpus.having(spellingsOf(condition.text));
  const { certificates } = context;
  const isTold = condition.kind === 'match' && inSearchText.has(condition.field);
  const candidates = isTold ? corpus.having(condition.values) : asked;
  const holds = new Uint8Array(certificates.length);
  const test = compileCondition(condition, context);
  for (const [position, assessed] of certificates.entries()) {
    if (asked[position] === 1 && candidates[position] === 1 && test(assessed)) holds[position] = 1;
  }
  return holds;
}
