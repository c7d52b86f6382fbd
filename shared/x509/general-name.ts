import { contextConstructed, contextPrimitive, DerReader, tags } from './der.ts';
import { derString } from './der-string.ts';
import { type DecodedName, distinguishedName } from './distinguished-name.ts';
import { hexPreview } from './hex.ts';
import { objectIdentifierText } from './object-identifier.ts';

/** Tags of the kinds of GeneralName. @see RFC 5280 section 4.2.1.6 */
export const generalNameTags = {
  otherName: contextConstructed(0),
  rfc822Name: contextPrimitive(1),
  dNSName: contextPrimitive(2),
  x400Address: contextConstructed(3),
  directoryName: contextConstructed(4),
  ediPartyName: contextConstructed(5),
  uniformResourceIdentifier: contextPrimitive(6),
  iPAddress: contextPrimitive(7),
  registeredID: contextPrimitive(8),
} as const;

/** The rarer kinds as `kind:text`; `undefined` when it cannot be read as one. The reader stands on the GeneralName. */
export function rareGeneralName({ bytes, tag, from, to }: DerReader): string | undefined {
  switch (tag) {
    case generalNameTags.otherName:
      return otherName(bytes, from, to);
    case generalNameTags.x400Address:
      return `x400Address:#${hexPreview(bytes, from, to)}`;
    case generalNameTags.directoryName: {
      const name = directoryName(bytes, from, to);
      return name && `directoryName:${name.name.text}`;
    }
    case generalNameTags.ediPartyName:
      return `ediPartyName:#${hexPreview(bytes, from, to)}`;
    case generalNameTags.registeredID:
      return `registeredID:${objectIdentifierText(bytes, from, to)}`;
    default:
      return undefined;
  }
}

/** EXPLICIT, because Name is a CHOICE: a SEQUENCE within the GeneralName. */
export function directoryName(bytes: Uint8Array, from: number, to: number): DecodedName | undefined {
  const name = new DerReader(bytes, from, to);
  return name.nextIs(tags.sequence) ? distinguishedName(bytes, name.from, name.to) : undefined;
}

/** `otherName:1.3.6.1.4.1.311.20.2.3=admin@corp`: the value as text where it is a string, else as `#` + hex of its DER. */
function otherName(bytes: Uint8Array, from: number, to: number): string | undefined {
  const parts = new DerReader(bytes, from, to);
  if (!parts.nextIs(tags.objectIdentifier)) return undefined;
  const oid = objectIdentifierText(bytes, parts.from, parts.to);
  if (!parts.nextIs(contextConstructed(0))) return undefined;
  const value = parts.inside();
  if (!value.next()) return undefined;
  const string = derString(bytes, value.tag, value.from, value.to);
  return `otherName:${oid}=${string?.text ?? `#${hexPreview(bytes, value.start, value.to)}`}`;
}
