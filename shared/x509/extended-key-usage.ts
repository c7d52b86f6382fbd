import { ByteInterner } from './byte-interner.ts';
import { type DerReader, tags } from './der.ts';
import type { DefectList } from './defect-list.ts';
import { objectIdentifierText } from './object-identifier.ts';
import { extKeyUsageNames } from './oids.ts';

const maxPurposes = 1_000;
const known = new ByteInterner<readonly string[]>(1_024, 256);

/** From a walk over the value of the extension (a SEQUENCE OF KeyPurposeId). @see RFC 5280 section 4.2.1.12 */
export function readExtKeyUsage(list: DerReader, defects: DefectList): readonly string[] | undefined {
  const { bytes, at: from, end: to } = list;
  const remembered = known.get(bytes, from, to);
  if (remembered !== undefined) return remembered;
  if (!list.nextIs(tags.sequence)) {
    defects.add('extension-malformed', 'extKeyUsage is not a list of purposes.');
    return undefined;
  }
  const purposes: string[] = [];
  list.enter();
  let sound = true;
  while (list.next() && purposes.length < maxPurposes) {
    const oid = list.tag === tags.objectIdentifier ? objectIdentifierText(bytes, list.from, list.to) : undefined;
    if (oid === undefined) sound = false;
    else purposes.push(extKeyUsageNames.get(oid) ?? oid);
  }
  sound &&= !list.broken && list.at === list.end;
  if (!sound) defects.add('extension-malformed', 'extKeyUsage holds something that is not a purpose.');
  else if (purposes.length === 0) defects.add('extension-malformed', 'extKeyUsage is empty.');
  else return known.remember(bytes, from, to, Object.freeze(purposes));
  return purposes;
}
