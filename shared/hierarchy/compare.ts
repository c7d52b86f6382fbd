/** By code unit: the same order in every locale, so that the same input gives the same tree everywhere. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Earliest first; an instant that could not be read comes last. */
export function compareInstants(one: number | undefined, other: number | undefined): number {
  const a = one ?? Infinity;
  const b = other ?? Infinity;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
