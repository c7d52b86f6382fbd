import { ByteInterner } from './byte-interner.ts';
import { hexPreview } from './hex.ts';

/** OIDs of real certificates stay under 32 octets; X.690 sets no limit, so we do. */
const maxOidOctets = 64;
const known = new ByteInterner<string>(1_024, maxOidOctets);

/**
 * Dotted text of the content octets of an OBJECT IDENTIFIER.
 * An unreadable one (empty, cut in an arc, absurdly long) is given as `#` + hex, so that it is still told from others.
 *
 * @see X.690 section 8.19
 */
export function objectIdentifierText(bytes: Uint8Array, from: number, to: number): string {
  return known.get(bytes, from, to) ?? known.remember(bytes, from, to, decode(bytes, from, to));
}

function decode(bytes: Uint8Array, from: number, to: number): string {
  const unreadable = (): string => `#${hexPreview(bytes, from, to)}`;
  if (from >= to || to - from > maxOidOctets || ((bytes[to - 1] as number) & 0x80) !== 0) return unreadable();
  const arcs: bigint[] = [];
  let arc = 0n;
  for (let at = from; at < to; at++) {
    const octet = bytes[at] as number;
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet & 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 40n ? 0n : first < 80n ? 1n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}
