import { contextConstructed, DerReader, tags } from './der.ts';
import { objectIdentifierText } from './object-identifier.ts';

/** @see RFC 4055 section 3.1 */
export interface RsassaPssParameters {
  /** Dotted OID of the hash of the message. */
  readonly hash: string;
  /** Dotted OID of the hash inside MGF1; `undefined` for another mask function. */
  readonly maskHash: string | undefined;
  readonly saltLength: number;
}

const sha1Oid = '1.3.14.3.2.26';
const mgf1Oid = '1.2.840.113549.1.1.8';
/** RFC 4055 section 3.1. */
const defaultSaltLength = 20;

/** From the whole DER of the parameters; what is left out has its default. @returns `undefined` when they cannot be read */
export function rsassaPssParameters(parameters: Uint8Array): RsassaPssParameters | undefined {
  const outer = new DerReader(parameters);
  if (!outer.nextIs(tags.sequence)) return undefined;
  let hash = sha1Oid;
  let maskHash: string | undefined = sha1Oid;
  let saltLength = defaultSaltLength;
  const fields = outer.inside();
  while (fields.next()) {
    const value = fields.inside();
    if (!value.next()) return undefined;
    if (fields.tag === contextConstructed(0) && value.tag === tags.sequence) {
      hash = firstOid(value.inside()) ?? '';
    } else if (fields.tag === contextConstructed(1) && value.tag === tags.sequence) {
      const mask = value.inside();
      maskHash = firstOid(mask) === mgf1Oid && mask.nextIs(tags.sequence) ? firstOid(mask.inside()) : undefined;
    } else if (fields.tag === contextConstructed(2) && value.tag === tags.integer && value.length <= 2) {
      saltLength = 0;
      for (let at = value.from; at < value.to; at++) saltLength = saltLength * 256 + (parameters[at] as number);
    } else if (fields.tag !== contextConstructed(3)) return undefined;
  }
  return fields.broken ? undefined : { hash, maskHash, saltLength };
}

function firstOid(reader: DerReader): string | undefined {
  return reader.nextIs(tags.objectIdentifier) ? objectIdentifierText(reader.bytes, reader.from, reader.to) : undefined;
}
