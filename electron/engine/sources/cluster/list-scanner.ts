/**
 * Cuts the items out of a Kubernetes list while it arrives, so that no more than one of them is in memory, whatever the list
 * holds. It knows as much of JSON as that takes: strings, and how deep brackets nest.
 */
export class ListScanner {
  /** All but the items: `{"kind":…,"metadata":{…},"items":[]}`. */
  readonly #envelope = new Gathered(maxEnvelopeBytes);
  readonly #item: Gathered;
  /** Where what is being read goes; `nowhere` is between two items. */
  #sink: 'envelope' | 'item' | 'nowhere' = 'envelope';
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Last string of the outermost object: the name of what follows, if something does. */
  #name = '';
  #isOver = false;
  #tooLarge = 0;

  constructor(maxItemBytes: number) {
    this.#item = new Gathered(maxItemBytes);
  }

  /** The whole list was seen. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Items that were longer than they may be, and are left out. */
  get tooLarge(): number {
    return this.#tooLarge;
  }

  /** What stands around the items, as JSON. */
  get envelope(): string {
    return this.#envelope.take()?.toString('utf8') ?? '';
  }

  /** The items that end in this chunk. Each is good until the next is asked for: then its memory is used again. */
  *itemsOf(chunk: Buffer): Generator<Buffer, void, void> {
    let from = 0;
    const keepUntil = (to: number): void => {
      if (this.#sink !== 'nowhere') (this.#sink === 'item' ? this.#item : this.#envelope).add(chunk.subarray(from, to));
      from = to;
    };
    for (let at = 0; at < chunk.length; at++) {
      if (this.#isInString) {
        at = this.#throughString(chunk, at);
        continue;
      }
      const byte = chunk[at];
      if (byte === quote) {
        this.#isInString = true;
        if (this.#depth === 1) this.#name = '';
      } else if (byte === openBrace || byte === openBracket) {
        this.#depth++;
        if (this.#sink === 'envelope' && this.#depth === 2 && byte === openBracket && this.#name === 'items') {
          keepUntil(at + 1);
          this.#sink = 'nowhere';
        } else if (this.#sink === 'nowhere') {
          from = at;
          this.#sink = 'item';
        }
      } else if (byte === closeBrace || byte === closeBracket) {
        this.#depth--;
        if (this.#sink === 'item' && this.#depth === 2) {
          keepUntil(at + 1);
          this.#sink = 'nowhere';
          const item = this.#item.take();
          if (item === undefined) this.#tooLarge++;
          else yield item;
        } else if (this.#sink === 'nowhere') {
          from = at;
          this.#sink = 'envelope';
        }
        if (this.#depth === 0) this.#isOver = true;
      }
    }
    keepUntil(chunk.length);
  }

  /** @returns where the string, or the chunk, ends */
  #throughString(chunk: Buffer, from: number): number {
    let at = from;
    for (; at < chunk.length; at++) {
      const byte = chunk[at];
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === backslash) this.#isEscaped = true;
      else if (byte === quote) {
        this.#isInString = false;
        break;
      }
    }
    if (this.#depth === 1 && this.#name.length <= maxNameChars) this.#name += chunk.toString('latin1', from, at);
    return at;
  }
}

/** Pieces of one thing, put together in memory that is used again for the next; let go of when it grows too large. */
class Gathered {
  readonly #maxBytes: number;
  #memory = Buffer.alloc(0);
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add(piece: Buffer): void {
    const from = this.#bytes;
    this.#bytes += piece.length;
    if (this.#bytes > this.#maxBytes) return;
    if (this.#bytes > this.#memory.length) this.#grow(from);
    piece.copy(this.#memory, from);
  }

  /** All of it, or `undefined` where that is too much; what is added next begins anew. */
  take(): Buffer | undefined {
    const bytes = this.#bytes;
    this.#bytes = 0;
    return bytes > this.#maxBytes ? undefined : this.#memory.subarray(0, bytes);
  }

  #grow(used: number): void {
    const larger = Buffer.alloc(Math.min(this.#maxBytes, Math.max(this.#bytes, 2 * this.#memory.length)));
    this.#memory.copy(larger, 0, 0, used);
    this.#memory.fill(0);
    this.#memory = larger;
  }
}

const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const maxNameChars = 64;
/** Its metadata: a continue token, versions. */
const maxEnvelopeBytes = 1024 * 1024;
