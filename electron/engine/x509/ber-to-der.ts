/** Deeper than any PKCS#7 or PKCS#12, shallower than any stack. */
const maxDepth = 64;
const constructed = 0x20;
const octetString = 0x04;

/**
 * Rewrites BER as DER as far as structure goes: indefinite lengths become definite ones, and OCTET STRINGs in pieces one.
 * CMS and PKCS#12 are BER: Windows, NSS and Apple write them so. What is DER already is answered as it is, not copied.
 *
 * @param bytes  one element; what follows it is left out
 * @returns `undefined` where the bytes are no BER, are cut off, or nest deeper than any honest container
 * @see X.690 section 8.1.3.6
 */
export function berToDer(bytes: Uint8Array): Uint8Array | undefined {
  const length = definiteLength(bytes);
  if (length !== undefined) return bytes.subarray(0, length);
  const element = readElement(bytes, 0, bytes.length, 0);
  return element === undefined ? undefined : Buffer.concat(element.parts);
}

/** Length of the element where none within it is indefinite or an OCTET STRING in pieces. */
function definiteLength(bytes: Uint8Array): number | undefined {
  const walk = (at: number, end: number, depth: number): number | undefined => {
    const header = readHeader(bytes, at, end);
    if (header === undefined || header.length === undefined || depth > maxDepth) return undefined;
    const to = header.from + header.length;
    const first = bytes[at] ?? 0;
    if ((first & constructed) === 0) return to;
    if ((first & ~constructed) === octetString) return undefined;
    for (let inner = header.from; inner < to;) {
      const next = walk(inner, to, depth + 1);
      if (next === undefined) return undefined;
      inner = next;
    }
    return to;
  };
  return walk(0, bytes.length, 0);
}

interface Element {
  /** The whole element in DER, in pieces. */
  readonly parts: Uint8Array[];
  readonly size: number;
  /** Where the next one starts. */
  readonly to: number;
}

function readElement(bytes: Uint8Array, at: number, end: number, depth: number): Element | undefined {
  const header = readHeader(bytes, at, end);
  if (header === undefined || depth > maxDepth) return undefined;
  const { from, length } = header;
  const tag = bytes.subarray(at, header.tagTo);
  const isConstructed = ((bytes[at] ?? 0) & constructed) !== 0;
  if (!isConstructed) {
    if (length === undefined) return undefined;
    return { parts: [bytes.subarray(at, from + length)], size: from + length - at, to: from + length };
  }
  const inner: Element[] = [];
  let next = from;
  const contentEnd = length === undefined ? end : from + length;
  for (;;) {
    if (length === undefined && bytes[next] === 0 && bytes[next + 1] === 0 && next + 1 < end) break;
    if (next >= contentEnd) {
      if (length === undefined) return undefined;
      break;
    }
    const element = readElement(bytes, next, contentEnd, depth + 1);
    if (element === undefined) return undefined;
    inner.push(element);
    next = element.to;
  }
  const to = length === undefined ? next + 2 : contentEnd;
  const isString = bytes[at] === (octetString | constructed);
  const pieces = isString ? inner.flatMap(({ parts }) => contentOf(parts)) : inner.flatMap(({ parts }) => parts);
  const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const start = isString ? [Uint8Array.of(octetString), lengthOctets(size)] : [tag, lengthOctets(size)];
  const parts = [...start, ...pieces];
  return { parts, size: parts.reduce((sum, part) => sum + part.length, 0), to };
}

/** Of an OCTET STRING that {@link readElement} made: what it holds, without its header. */
function contentOf(parts: readonly Uint8Array[]): Uint8Array[] {
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  if (rest.length > 0) return rest.slice(1);
  const header = readHeader(first, 0, first.length);
  return header === undefined ? [] : [first.subarray(header.from)];
}

interface Header {
  readonly tagTo: number;
  readonly from: number;
  /** `undefined`: indefinite. */
  readonly length: number | undefined;
}

function readHeader(bytes: Uint8Array, start: number, end: number): Header | undefined {
  let at = start;
  if (((bytes[at++] ?? 0) & 0x1f) === 0x1f) while (at < end && ((bytes[at++] ?? 0) & 0x80) !== 0);
  const tagTo = at;
  if (at >= end) return undefined;
  let length = bytes[at++] ?? 0;
  if (length === 0x80) return { tagTo, from: at, length: undefined };
  if (length > 0x7f) {
    const octets = length & 0x7f;
    if (octets > 4 || octets > end - at) return undefined;
    length = 0;
    for (let i = 0; i < octets; i++) length = length * 256 + (bytes[at++] ?? 0);
  }
  return length > end - at ? undefined : { tagTo, from: at, length };
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}
