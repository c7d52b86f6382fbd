import { ByteInterner } from './byte-interner.ts';
import type { BasicConstraints } from './certificate.ts';
import { type DerReader, tags } from './der.ts';
import type { DefectList } from './defect-list.ts';

const known = new ByteInterner<BasicConstraints>(256, 32);
/** No path has more certificates than this; a larger number is read as this one. */
const maxPathLength = 0x7fff_ffff;

/** From a walk over the value of the extension. @see RFC 5280 section 4.2.1.9 */
export function readBasicConstraints(parts: DerReader, defects: DefectList): BasicConstraints | undefined {
  const { bytes, at: from, end: to } = parts;
  const remembered = known.get(bytes, from, to);
  if (remembered !== undefined) return remembered;
  if (!parts.nextIs(tags.sequence)) {
    defects.add('extension-malformed', 'basicConstraints is not a SEQUENCE.');
    return undefined;
  }
  parts.enter();
  let cA = false;
  let pathLenConstraint: number | undefined;
  let more = parts.next();
  if (more && parts.tag === tags.boolean && parts.length === 1) {
    cA = bytes[parts.from] !== 0;
    more = parts.next();
  }
  if (more && parts.tag === tags.integer && parts.length > 0) {
    pathLenConstraint = smallInteger(bytes, parts.from, parts.to);
    if (pathLenConstraint === undefined) {
      defects.add('basic-constraints-invalid', 'pathLenConstraint is negative.');
      return { cA, pathLenConstraint };
    }
    more = parts.next();
  }
  if (more || parts.broken) {
    defects.add('extension-malformed', 'basicConstraints holds something other than cA and pathLenConstraint.');
    return { cA, pathLenConstraint };
  }
  if (!cA && pathLenConstraint !== undefined) {
    defects.add('basic-constraints-invalid', 'pathLenConstraint is given, but this is not a CA certificate.');
    return { cA, pathLenConstraint };
  }
  return known.remember(bytes, from, to, Object.freeze({ cA, pathLenConstraint }));
}

/** @returns `undefined` when negative */
function smallInteger(bytes: Uint8Array, from: number, to: number): number | undefined {
  if ((bytes[from] as number) & 0x80) return undefined;
  let value = 0;
  for (let at = from; at < to && value <= maxPathLength; at++) value = value * 256 + (bytes[at] as number);
  return Math.min(value, maxPathLength);
}
