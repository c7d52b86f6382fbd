import { AsnConvert } from '@peculiar/asn1-schema';
import { Name, type GeneralName, type RelativeDistinguishedName } from '@peculiar/asn1-x509';
import { DerReader, tags } from '../../../shared/x509/der.ts';
import { distinguishedName } from '../../../shared/x509/distinguished-name.ts';
import { rareGeneralName } from '../../../shared/x509/general-name.ts';

/** As openssl prints the common kinds (`DNS:`, `IP:`, `email:`, `URI:`), the rarer ones as the list reader has them. */
export function generalNameLine(name: GeneralName): string {
  if (name.dNSName !== undefined) return `DNS:${name.dNSName}`;
  if (name.iPAddress !== undefined) return `IP:${name.iPAddress}`;
  if (name.rfc822Name !== undefined) return `email:${name.rfc822Name}`;
  if (name.uniformResourceIdentifier !== undefined) return `URI:${name.uniformResourceIdentifier}`;
  const reader = new DerReader(new Uint8Array(AsnConvert.serialize(name)));
  const line = reader.next() ? rareGeneralName(reader) : undefined;
  if (line === undefined) throw new TypeError('not a GeneralName');
  return line;
}

/** RFC 4514 text of a part of a name. */
export function relativeNameLine(part: RelativeDistinguishedName): string {
  const reader = new DerReader(new Uint8Array(AsnConvert.serialize(new Name([part]))));
  reader.nextIs(tags.sequence);
  return `nameRelativeToCRLIssuer:${distinguishedName(reader.bytes, reader.from, reader.to).name.text}`;
}
