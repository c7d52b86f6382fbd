/**
 * Cuts the items out of a Kubernetes list while it arrives, so that no more than one of them is in memory, whatever the list
 * holds. It knows as much of JSON as that takes: strings, and how deep brackets nest.
 */
export class ListScanner {
  readonly #onItem: (item: Buffer) => void;
  readonly #maxItemBytes: number;
  /** All but the items: `{"kind":…,"metadata":{…},"items":[]}`. */
  readonly #envelope = new Gathered(maxEnvelopeBytes);
  #item: Gathered;
  /** Where what is being read goes; `nowhere` is between two items. */
  #sink: 'envelope' | 'item' | 'nowhere' = 'envelope';
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Last string of the outermost object: the name of what follows, if something does. */
  #name = '';
  #isOver = false;
  #tooLarge = 0;

  constructor(onItem: (item: Buffer) => void, maxItemBytes: number) {
    this.#onItem = onItem;
    this.#maxItemBytes = maxItemBytes;
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
    return this.#envelope.all()?.toString('utf8') ?? '';
  }

  take(chunk: Buffer): void {
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
          this.#endItem();
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

  #endItem(): void {
    const item = this.#item.all();
    if (item === undefined) this.#tooLarge++;
    else this.#onItem(item);
    this.#item = new Gathered(this.#maxItemBytes);
    this.#sink = 'nowhere';
  }
}

/** Pieces of one thing, which is let go of when it grows too large. */
class Gathered {
  readonly #maxBytes: number;
  #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  add(piece: Buffer): void {
    this.#bytes += piece.length;
    // Copied: the chunk's memory is used again.
    if (this.#bytes <= this.#maxBytes) this.#pieces.push(Buffer.from(piece));
    else this.#pieces = [];
  }

  /** `undefined`: too large. */
  all(): Buffer | undefined {
    return this.#bytes > this.#maxBytes ? undefined : Buffer.concat(this.#pieces);
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
