/**
 * One field of many items, each distinct value once: certificates of one cluster have few issuers, usages and folders
 * between them. Values are told apart as the keys of a Map are, so objects count as equal only where they are one.
 */
export interface SharedColumn<Value> {
  /** `null` stands for `undefined`, which JSON has not. */
  readonly values: readonly (Value | null)[];
  /** For every item, in order, the position of its value. */
  readonly at: readonly number[];
}

export function sharedColumn<Item, Value>(
  items: readonly Item[],
  valueOf: (item: Item) => Value | undefined,
): SharedColumn<Value> {
  const positions = new Map<Value | undefined, number>();
  const at = items.map((item) => {
    const value = valueOf(item);
    const known = positions.get(value);
    if (known !== undefined) return known;
    positions.set(value, positions.size);
    return positions.size - 1;
  });
  return { values: [...positions.keys()].map((value) => value ?? null), at };
}

/** The value of one item, of a field that every item has. */
export function valueAt<Value>({ values, at }: SharedColumn<Value>, item: number): Value {
  return values[at[item] ?? -1] as Value;
}

export function optionalAt<Value>({ values, at }: SharedColumn<Value>, item: number): Value | undefined {
  return values[at[item] ?? -1] ?? undefined;
}
