/**
 * A map whose keys never change and whose values are the items of a list at their positions: a new list makes a new map
 * without putting every item into it again.
 */
export function mapByPosition<Key, Item>(
  positions: ReadonlyMap<Key, number>,
  items: readonly Item[],
): ReadonlyMap<Key, Item> {
  const at = (position: number | undefined): Item | undefined => (position === undefined ? undefined : items[position]);
  function* entries(): Generator<[Key, Item], undefined> {
    for (const [key, position] of positions) yield [key, items[position] as Item];
  }
  function* values(): Generator<Item, undefined> {
    for (const position of positions.values()) yield items[position] as Item;
  }
  const map: ReadonlyMap<Key, Item> = {
    size: positions.size,
    get: (key) => at(positions.get(key)),
    has: (key) => positions.has(key),
    keys: () => positions.keys(),
    values,
    entries,
    forEach: (call) => {
      for (const [key, item] of entries()) call(item, key, map);
    },
    [Symbol.iterator]: entries,
  };
  return map;
}
