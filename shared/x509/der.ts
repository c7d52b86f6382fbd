/**
 * A small lazy reader of DER (X.690): it walks headers and hands out positions, and copies, decodes and allocates
 * nothing. It never throws and never leaves its bounds: a header that does not fit ends the walk and sets `broken`.
 * Indefinite lengths are refused; a length in more octets than needed is read and noted in `nonMinimal`.
 */

const universalTags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  t61String: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  generalString: 0x1b,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
};

/**
 * Identifier octets as {@link DerReader.tag} gives them. Plain numbers, not literals: a comparison must not make the
 * compiler believe that `tag` stays what it was after the next step.
 */
export const tags: { readonly [Type in keyof typeof universalTags]: number } = universalTags;

/** `[number]` holding one complete element or more: EXPLICIT, or IMPLICIT of a SEQUENCE or SET. */
export const contextConstructed = (number: number): number => 0xa0 | number;
/** `[number] IMPLICIT` of a primitive type. */
export const contextPrimitive = (number: number): number => 0x80 | number;

/** {@link DerReader.tag} when there is no element. */
const noElement = -1;
/** 2^32 - 1 bytes is beyond every input; five length octets are hostile. */
const maxLengthOctets = 4;
/** Tag numbers up to 2^21 - 1. */
const maxTagNumberOctets = 3;

export class DerReader {
  readonly bytes: Uint8Array;
  /** Where the next header starts. */
  at: number;
  /** The first position that does not belong to this walk. */
  end: number;
  /** Identifier octet of the current element; for tag numbers from 31 on `octet | number << 8`; -1 when there is none. */
  tag = noElement;
  /** Where the header of the current element starts. */
  start = 0;
  /** Content of the current element: `from` up to but not including `to`. */
  from = 0;
  to = 0;
  broken = false;
  nonMinimal = false;

  constructor(bytes: Uint8Array, from = 0, to = bytes.length) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Steps to the next element. @returns false at the end, and where the header or the length does not fit */
  next(): boolean {
    const { bytes, end } = this;
    let at = this.at;
    if (at >= end) {
      this.tag = noElement;
      return false;
    }
    this.start = at;
    let tag = bytes[at++] as number;
    if ((tag & 0x1f) === 0x1f) {
      let number = 0;
      let octets = 0;
      let octet: number;
      do {
        if (at >= end || octets === maxTagNumberOctets) return this.fail();
        octet = bytes[at++] as number;
        number = (number << 7) | (octet & 0x7f);
        octets++;
      } while (octet & 0x80);
      tag |= number << 8;
    }
    if (at >= end) return this.fail();
    let length = bytes[at++] as number;
    if (length > 0x7f) {
      const octets = length & 0x7f;
      if (octets === 0 || octets > maxLengthOctets || octets > end - at) return this.fail();
      length = 0;
      for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at++] as number);
      if (length < 0x80 || length < 2 ** (8 * (octets - 1))) this.nonMinimal = true;
    }
    if (length > end - at) return this.fail();
    this.tag = tag;
    this.from = at;
    this.to = at + length;
    this.at = at + length;
    return true;
  }

  /** Steps to the next element and tells whether it has this tag. The element is consumed either way. */
  nextIs(tag: number): boolean {
    return this.next() && this.tag === tag;
  }

  /** The tag of the next element without stepping; -1 at the end. Low tag numbers only. */
  get peekedTag(): number {
    return this.at < this.end ? (this.bytes[this.at] as number) : noElement;
  }

  /** Narrows the walk to the content of the current element. */
  enter(): void {
    this.at = this.from;
    this.end = this.to;
  }

  /** Starts a new walk over another part of the same bytes. */
  seat(from: number, to: number): void {
    this.at = from;
    this.end = to;
    this.tag = noElement;
    this.broken = false;
  }

  /** A walk of its own over the content of the current element. */
  inside(): DerReader {
    return new DerReader(this.bytes, this.from, this.to);
  }

  get length(): number {
    return this.to - this.from;
  }

  private fail(): false {
    this.tag = noElement;
    this.broken = true;
    this.at = this.end;
    return false;
  }
}
