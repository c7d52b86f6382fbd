/** A binary heap: the best item first, by the order it was made with. */
export class PriorityQueue<Item> {
  readonly #items: Item[] = [];
  readonly #isBetter: (a: Item, b: Item) => boolean;

  constructor(isBetter: (a: Item, b: Item) => boolean) {
    this.#isBetter = isBetter;
  }

  add(item: Item): void {
    const items = this.#items;
    let index = items.length;
    items.push(item);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = items[parent] as Item;
      if (!this.#isBetter(item, above)) break;
      items[index] = above;
      index = parent;
    }
    items[index] = item;
  }

  takeFirst(): Item | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && this.#isBetter(items[child + 1] as Item, items[child] as Item)) child += 1;
      const below = items[child] as Item;
      if (!this.#isBetter(below, last)) break;
      items[index] = below;
      index = child;
    }
    items[index] = last;
    return first;
  }
}
