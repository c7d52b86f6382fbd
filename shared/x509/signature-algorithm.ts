import { ByteInterner } from './byte-interner.ts';
import { DerReader, tags } from './der.ts';
import { objectIdentifierText } from './object-identifier.ts';
import { signatureAlgorithmNames } from './oids.ts';

export interface AlgorithmIdentifier {
  readonly oid: string;
  /** The whole DER of the parameters, a part of the bytes given; `undefined` where there are none. */
  readonly parameters: Uint8Array | undefined;
}

const names = new ByteInterner<string>(256, 256);

/** From the content of an AlgorithmIdentifier. The OID is empty where it has none. @see RFC 5280 section 4.1.1.2 */
export function algorithmIdentifier(bytes: Uint8Array, from: number, to: number): AlgorithmIdentifier {
  const parts = new DerReader(bytes, from, to);
  const oid = parts.nextIs(tags.objectIdentifier) ? objectIdentifierText(bytes, parts.from, parts.to) : '';
  const parameters = oid !== '' && parts.next() ? bytes.subarray(parts.start, parts.to) : undefined;
  return { oid, parameters };
}

/** openssl's long name of a signature AlgorithmIdentifier, the dotted OID where it has none, empty for an unreadable one. */
export function signatureAlgorithmName(bytes: Uint8Array, from: number, to: number): string {
  const remembered = names.get(bytes, from, to);
  if (remembered !== undefined) return remembered;
  const { oid } = algorithmIdentifier(bytes, from, to);
  return names.remember(bytes, from, to, signatureAlgorithmNames.get(oid) ?? oid);
}
