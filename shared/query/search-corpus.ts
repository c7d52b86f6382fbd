import { atOnce } from '../at-once.ts';
import type { Inventory } from '../pki/inventory.ts';
import { relating } from '../pki/relations.ts';
import { searchTextOf } from './search-text.ts';

/**
 * The search texts of all certificates of an inventory, in its order: some hundred long strings are searched several
 * times as fast as a hundred thousand short ones.
 */
export interface SearchCorpus {
  /** 1 for each certificate in whose text one of the words is. */
  readonly having: (words: readonly string[]) => Uint8Array;
}

/** Certificates in one string: a step of making the corpus. */
const perBlock = 500;
/** Between certificates; a word that has it is not found across it. */
const separator = '\0';

interface Block {
  readonly text: string;
  /** Where the text of each certificate ends in it. */
  readonly ends: Uint32Array;
}

const known = new WeakMap<Inventory, SearchCorpus>();

/** Kept for each inventory: what is searched does not change with the instant. */
export function searchCorpusOf(inventory: Inventory): SearchCorpus {
  return atOnce(preparingSearch(inventory));
}

/** {@link searchCorpusOf} in steps of a millisecond, for who must not be held up meanwhile. */
export function* preparingSearch(inventory: Inventory): Generator<undefined, SearchCorpus> {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const relations = yield* relating(inventory);
  const blocks: Block[] = [];
  for (let from = 0; from < relations.length; from += perBlock) {
    yield;
    blocks.push(blockOf(relations.slice(from, from + perBlock).map(searchTextOf)));
  }
  const corpus: SearchCorpus = {
    having: (words) => {
      const found = new Uint8Array(relations.length);
      for (const word of words) {
        for (const [index, block] of blocks.entries()) markHaving(word, block, found.subarray(index * perBlock));
      }
      return found;
    },
  };
  known.set(inventory, corpus);
  return corpus;
}

function blockOf(texts: readonly string[]): Block {
  const ends = new Uint32Array(texts.length);
  let end = -separator.length;
  for (const [index, { length }] of texts.entries()) {
    end += separator.length + length;
    ends[index] = end;
  }
  return { text: texts.join(separator), ends };
}

function markHaving(word: string, { text, ends }: Block, found: Uint8Array): void {
  let certificate = 0;
  for (let at = text.indexOf(word); at >= 0;) {
    while ((ends[certificate] ?? text.length) < at) certificate += 1;
    const end = ends[certificate] ?? text.length;
    const isInside = at + word.length <= end;
    if (isInside) found[certificate] = 1;
    // One place in a certificate is enough.
    at = text.indexOf(word, isInside ? end : at + 1);
  }
}
