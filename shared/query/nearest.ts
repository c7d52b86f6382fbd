/** Longer texts are no typing mistake of a name in our lists. */
const maxChars = 40;

/**
 * The known word that was most likely meant: one that begins with the text, else the one that takes the fewest changes,
 * as long as most of it stays.
 */
export function nearestOf(text: string, known: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  if (wanted === '' || wanted.length > maxChars) return undefined;
  const begun = wanted.length >= 2 ? known.find((word) => word.startsWith(wanted)) : undefined;
  if (begun !== undefined) return begun;
  let nearest: string | undefined;
  let fewest = Infinity;
  for (const word of known) {
    const changes = changesBetween(wanted, word);
    if (changes < fewest && changes <= Math.max(1, Math.floor(Math.max(wanted.length, word.length) / 3))) {
      nearest = word;
      fewest = changes;
    }
  }
  return nearest;
}

/** Letters put in, left out, changed or swapped with their neighbour (optimal string alignment). */
function changesBetween(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const changed = (above[column - 1] ?? 0) + (same ? 0 : 1);
      let least = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, changed);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (isSwap) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      line.push(least);
    }
    before = above;
    above = line;
  }
  return above[b.length] ?? 0;
}
