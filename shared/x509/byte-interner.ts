/**
 * Remembers a value per sequence of bytes, so that the few hundred names, algorithms and usages of a hundred thousand
 * certificates are decoded once and shared. It is bounded: when full it forgets everything and starts again,
 * which costs time and sharing, never correctness.
 */
export class ByteInterner<Value> {
  private readonly buckets = new Map<number, Entry<Value>>();
  private readonly maxEntries: number;
  private readonly maxBytes: number;
  private entries = 0;

  /** @param maxBytes  longer sequences are not remembered */
  constructor(maxEntries: number, maxBytes: number) {
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  get(bytes: Uint8Array, from: number, to: number): Value | undefined {
    if (to - from > this.maxBytes) return undefined;
    let entry = this.buckets.get(hash(bytes, from, to));
    while (entry !== undefined) {
      if (sameBytes(entry.key, bytes, from, to)) return entry.value;
      entry = entry.next;
    }
    return undefined;
  }

  /** @returns the value, for `return interner.remember(…)` */
  remember(bytes: Uint8Array, from: number, to: number, value: Value): Value {
    if (to - from > this.maxBytes) return value;
    if (this.entries >= this.maxEntries) {
      this.buckets.clear();
      this.entries = 0;
    }
    const slot = hash(bytes, from, to);
    // A copy, which slice() of a Node Buffer would not be: the value must outlive the file it was read from.
    this.buckets.set(slot, { key: new Uint8Array(bytes.subarray(from, to)), value, next: this.buckets.get(slot) });
    this.entries++;
    return value;
  }
}

interface Entry<Value> {
  readonly key: Uint8Array;
  readonly value: Value;
  readonly next: Entry<Value> | undefined;
}

/** FNV-1a, kept in 30 bits so that the engine holds it unboxed. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0x811c9dc5;
  for (let at = from; at < to; at++) sum = Math.imul(sum ^ (bytes[at] as number), 0x01000193);
  return (sum ^ (sum >>> 15)) & 0x3fffffff;
}

function sameBytes(key: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (key.length !== to - from) return false;
  for (let i = 0; i < key.length; i++) if (key[i] !== bytes[from + i]) return false;
  return true;
}
