/**
 * Puts together what has an anchor in common, directly or through others. @returns for each list the number of its
 * group, counted from 0 in the order of the lists; without any anchor a list is a group by itself.
 */
export function sharedKeyGroups(anchors: readonly (readonly string[])[]): readonly number[] {
  const parent = anchors.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  const firstWith = new Map<string, number>();
  anchors.forEach((list, index) => {
    for (const anchor of list) {
      const first = firstWith.get(anchor);
      if (first === undefined) firstWith.set(anchor, index);
      else parent[Math.max(find(first), find(index))] = Math.min(find(first), find(index));
    }
  });
  const numbers = new Map<number, number>();
  return anchors.map((_, index) => {
    const root = find(index);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
}
