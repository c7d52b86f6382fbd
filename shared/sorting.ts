/** So many are sorted, and so many merged, in one step: a few milliseconds. */
const perStep = 2_000;

/** As `toSorted`, stable as well, in steps, for who must not be held up meanwhile. */
export function* sorting<Item>(
  items: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<undefined, readonly Item[]> {
  let runs: Item[][] = [];
  for (let from = 0; from < items.length; from += perStep) {
    runs.push(items.slice(from, from + perStep).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      merged.push(yield* merging(runs[index] ?? [], runs[index + 1] ?? [], compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Of two that are equal the one of the first list stands first. */
function* merging<Item>(
  first: readonly Item[],
  second: readonly Item[],
  compare: (a: Item, b: Item) => number,
): Generator<undefined, Item[]> {
  const merged: Item[] = [];
  let [left, right] = [0, 0];
  while (left < first.length && right < second.length) {
    const [a, b] = [first[left] as Item, second[right] as Item];
    if (compare(a, b) <= 0) {
      merged.push(a);
      left += 1;
    } else {
      merged.push(b);
      right += 1;
    }
    if (merged.length % perStep === 0) yield;
  }
  for (; left < first.length; left++) merged.push(first[left] as Item);
  for (; right < second.length; right++) merged.push(second[right] as Item);
  return merged;
}
