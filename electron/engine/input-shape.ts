/** Deeper than any input of the contract, shallower than any stack. */
const maxDepth = 16;

/**
 * Judges a value that came over a bridge before any schema walks it: only plain data, bounded in size and depth, and
 * without the keys by which prototypes are reached.
 *
 * @param maxChars  upper bound for the text in it, keys included, in UTF-16 units
 * @returns what is wrong with it, or `undefined`
 */
export function inputShapeFault(input: unknown, maxChars: number): string | undefined {
  let left = maxChars;
  const walk = (value: unknown, depth: number): string | undefined => {
    if (typeof value === 'string') left -= value.length;
    else left -= 8;
    if (left < 0) return `larger than ${maxChars} characters`;
    if (value === null || typeof value !== 'object') return undefined;
    if (depth === maxDepth) return `nested deeper than ${maxDepth} levels`;
    if (!isPlain(value)) return 'not plain data';
    for (const [key, part] of Object.entries(value)) {
      if (key === '__proto__') return 'holding the key __proto__';
      left -= key.length;
      const fault = walk(part, depth + 1);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
  return walk(input, 0);
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
