/**
 * How well a query fits one of several names of a thing, say its English and its Japanese one. Each word of the query
 * must be found: as it stands, or its letters in their order, each at the beginning of
 * a word or right after the one before.
 *
 * @returns higher is better; `undefined` where it does not fit
 */
export function fuzzyScore(query: string, names: readonly string[]): number | undefined {
  const words = folded(query)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const scores = names.flatMap((name) => {
    const parts = words.map((word) => wordScore(word, folded(name)));
    return parts.every((part) => part !== undefined) ? [parts.reduce((sum, part) => sum + part, 0)] : [];
  });
  return scores.length === 0 ? undefined : Math.max(...scores);
}

/** Half and full width, upper and lower case are one. */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function wordScore(word: string, name: string): number | undefined {
  const found = name.indexOf(word);
  if (found === 0) return 100 - name.length / 100;
  if (found > 0) return (isWordStart(name, found) ? 80 : 60) - name.length / 100;
  // Two letters with others between fit nearly everything.
  return word.length < 3 ? undefined : scattered(word, name);
}

/** Each letter begins a word or follows the one before: a letter here and a letter there is no answer. */
function scattered(word: string, name: string): number | undefined {
  let from = 0;
  for (const letter of word) {
    let found = name.indexOf(letter, from);
    while (found > from && !isWordStart(name, found)) found = name.indexOf(letter, found + 1);
    if (found === -1 || (from === 0 && !isWordStart(name, found))) return undefined;
    from = found + letter.length;
  }
  return 20 - name.length / 100;
}

function isWordStart(text: string, index: number): boolean {
  return index === 0 || !/[\p{L}\d]/u.test(text[index - 1] ?? '');
}
