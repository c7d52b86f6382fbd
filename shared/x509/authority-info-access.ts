import { type DerReader, tags } from './der.ts';
import type { DefectList } from './defect-list.ts';

/** Whether the value of the extension is one at all: lists need nothing of it, and Go reads no certificate where it is not. @see RFC 5280 section 4.2.2.1 */
export function checkAuthorityInfoAccess(value: DerReader, defects: DefectList): void {
  if (!isListOfDescriptions(value)) {
    defects.add('extension-malformed', 'authorityInfoAccess is not a list of a method and a location each.');
  }
}

function isListOfDescriptions(value: DerReader): boolean {
  if (!value.nextIs(tags.sequence) || value.length === 0) return false;
  value.enter();
  while (value.next()) {
    const description = value.inside();
    if (value.tag !== tags.sequence || !description.nextIs(tags.objectIdentifier) || !description.next()) return false;
  }
  return !value.broken;
}
