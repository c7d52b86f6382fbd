import { ByteInterner } from './byte-interner.ts';
import { comparableValue } from './comparable-text.ts';
import { DerReader, tags } from './der.ts';
import { derString } from './der-string.ts';
import { hexPreview } from './hex.ts';
import type { Name, NameAttribute } from './name.ts';
import { objectIdentifierText } from './object-identifier.ts';
import { attributeTypeNames } from './oids.ts';

export interface DecodedName {
  readonly name: Name;
  /** What is wrong with it, to follow the name of the field: "is cut off". */
  readonly problem: string | undefined;
}

/** Nobody has more; a hostile certificate may have a million. */
const maxAttributes = 10_000;
/** Issuers repeat, and so do the subjects of copies: a few thousand cover a fleet. */
const names = new ByteInterner<DecodedName>(8_192, 1_024);

/** Between the RDNs of {@link Name.comparable}; {@link comparableValue} leaves no control character in a value. */
export const rdnSeparator = '\u0001';
const partSeparator = '\u0000';

/**
 * A Name from the content of its RDNSequence. Equal bytes give the same object while they are remembered.
 * @see RFC 5280 section 4.1.2.4
 */
export function distinguishedName(bytes: Uint8Array, from: number, to: number): DecodedName {
  return names.get(bytes, from, to) ?? names.remember(bytes, from, to, decode(bytes, from, to));
}

/** RFC 4514 text of one attribute. */
function attributeText({ oid, type, value }: NameAttribute, derHex: string): string {
  if (type === oid) return `${oid}=#${derHex}`; // section 2.4: a dotted type has its value in hex
  return value === `#${derHex}` ? `${type}=${value}` : `${type}=${escapedValue(value)}`;
}

/** @see RFC 4514 section 2.4 */
export function escapedValue(value: string): string {
  return value.replace(/^[ #]|[",+;<>\\]| $/gu, '\\$&').replaceAll('\0', '\\00');
}

function decode(bytes: Uint8Array, from: number, to: number): DecodedName {
  const attributes: NameAttribute[] = [];
  const texts: string[] = [];
  const comparables: string[] = [];
  let problem: string | undefined;
  const rdns = new DerReader(bytes, from, to);
  while (rdns.next()) {
    if (rdns.tag !== tags.set || rdns.length === 0) {
      problem ??= 'has a part that is not a set of attributes';
      continue;
    }
    const rdn: string[] = [];
    const rdnTexts: string[] = [];
    const parts = rdns.inside();
    while (parts.next()) {
      if (attributes.length === maxAttributes) {
        problem ??= `has more than ${maxAttributes} attributes; the rest was not read`;
        rdns.at = rdns.end;
        break;
      }
      const part = parts.inside();
      if (parts.tag !== tags.sequence || !part.nextIs(tags.objectIdentifier)) {
        problem ??= 'has an attribute without a type';
        continue;
      }
      const oid = objectIdentifierText(bytes, part.from, part.to);
      if (!part.next()) {
        problem ??= 'has an attribute without a value';
        continue;
      }
      const derHex = hexPreview(bytes, part.start, part.to);
      const string = derString(bytes, part.tag, part.from, part.to);
      const attribute = { oid, type: attributeTypeNames.get(oid) ?? oid, value: string?.text ?? `#${derHex}` };
      if (string?.problem !== undefined) problem ??= `has ${string.problem}`;
      attributes.push(attribute);
      rdnTexts.push(attributeText(attribute, derHex));
      rdn.push(oid + partSeparator + (string === undefined ? attribute.value : comparableValue(string.text)));
    }
    if (parts.broken) problem ??= 'is cut off';
    if (rdnTexts.length > 0) texts.push(rdnTexts.reverse().join('+'));
    comparables.push(rdn.sort().join(partSeparator));
  }
  if (rdns.broken) problem ??= 'is cut off';
  return { name: { text: texts.reverse().join(','), attributes, comparable: comparables.join(rdnSeparator) }, problem };
}
