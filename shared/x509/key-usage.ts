import { type KeyUsage, keyUsages } from './certificate.ts';
import { type DerReader, tags } from './der.ts';
import type { DefectList } from './defect-list.ts';

/** One list per combination of bits, shared by all certificates. */
const known = new Map<number, readonly KeyUsage[]>();

/** From a walk over the value of the extension (a BIT STRING). @see RFC 5280 section 4.2.1.3 */
export function readKeyUsage(value: DerReader, defects: DefectList): readonly KeyUsage[] | undefined {
  const { bytes } = value;
  if (!value.nextIs(tags.bitString) || value.length < 1 || (bytes[value.from] as number) > 7) {
    defects.add('extension-malformed', 'keyUsage is not a string of bits.');
    return undefined;
  }
  const first = value.length > 1 ? (bytes[value.from + 1] as number) : 0;
  const second = value.length > 2 ? (bytes[value.from + 2] as number) : 0;
  const usages = usagesOf((first << 8) | second);
  if (usages.length === 0) defects.add('extension-malformed', 'keyUsage allows nothing: no bit is set.');
  return usages;
}

/** @param bits  bit 15 is digitalSignature, bit 7 decipherOnly */
function usagesOf(bits: number): readonly KeyUsage[] {
  const named = bits & 0xff80;
  let usages = known.get(named);
  if (usages === undefined) {
    usages = Object.freeze(keyUsages.filter((_, index) => (named & (0x8000 >> index)) !== 0));
    known.set(named, usages);
  }
  return usages;
}
