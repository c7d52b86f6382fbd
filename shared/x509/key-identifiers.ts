import { ByteInterner } from './byte-interner.ts';
import type { AuthorityKeyIdentifier } from './certificate.ts';
import { contextConstructed, contextPrimitive, type DerReader, tags } from './der.ts';
import type { DefectList } from './defect-list.ts';
import { distinguishedName } from './distinguished-name.ts';
import { generalNameTags } from './general-name.ts';
import { hexPreview } from './hex.ts';
import { integerHex } from './serial-number.ts';

/** All certificates of one CA have the same. */
const known = new ByteInterner<AuthorityKeyIdentifier>(8_192, 256);

/** From a walk over the value of the extension (an OCTET STRING). @see RFC 5280 section 4.2.1.2 */
export function readSubjectKeyIdentifier(value: DerReader, defects: DefectList): string | undefined {
  if (!value.nextIs(tags.octetString)) {
    defects.add('extension-malformed', 'subjectKeyIdentifier is not a string of octets.');
    return undefined;
  }
  return hexPreview(value.bytes, value.from, value.to);
}

/** From a walk over the value of the extension. @see RFC 5280 section 4.2.1.1 */
export function readAuthorityKeyIdentifier(parts: DerReader, defects: DefectList): AuthorityKeyIdentifier | undefined {
  const { bytes, at: from, end: to } = parts;
  const remembered = known.get(bytes, from, to);
  if (remembered !== undefined) return remembered;
  if (!parts.nextIs(tags.sequence)) {
    defects.add('extension-malformed', 'authorityKeyIdentifier is not a SEQUENCE.');
    return undefined;
  }
  let keyIdentifier: string | undefined;
  let authorityCertIssuer: string | undefined;
  let authorityCertSerialNumber: string | undefined;
  let sound = true;
  parts.enter();
  while (parts.next()) {
    switch (parts.tag) {
      case contextPrimitive(0):
        keyIdentifier = hexPreview(bytes, parts.from, parts.to);
        break;
      case contextConstructed(1):
        authorityCertIssuer = firstDirectoryName(parts.inside());
        break;
      case contextPrimitive(2):
        authorityCertSerialNumber = integerHex(bytes, parts.from, parts.to);
        break;
      default:
        sound = false;
    }
  }
  const identifier = Object.freeze({ keyIdentifier, authorityCertIssuer, authorityCertSerialNumber });
  if (sound && !parts.broken) return known.remember(bytes, from, to, identifier);
  defects.add('extension-malformed', 'authorityKeyIdentifier holds something it should not, or is cut off.');
  return identifier;
}

function firstDirectoryName(names: DerReader): string | undefined {
  while (names.next()) {
    if (names.tag !== generalNameTags.directoryName) continue;
    const name = names.inside();
    if (name.nextIs(tags.sequence)) return distinguishedName(name.bytes, name.from, name.to).name.text;
  }
  return undefined;
}
