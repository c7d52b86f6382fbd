import { contextConstructed, DerReader, tags } from '../../../shared/x509/der.ts';
import { objectIdentifierText } from '../../../shared/x509/object-identifier.ts';
import { berToDer } from './ber-to-der.ts';

/** What a PKCS#7 or CMS SignedData carries along; the signature itself is not checked here. Parts of the bytes given, where they are DER. */
export interface Pkcs7 {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
}

/** `other`: a content type without certificates in the open, such as enveloped data. */
export type Pkcs7Reading = Pkcs7 | 'other' | undefined;

const signedData = '1.2.840.113549.1.7.2';
/** More than any trust store. */
const maxMembers = 100_000;

/**
 * @param bytes  ContentInfo, DER or BER; what follows it does not matter
 * @returns `undefined` for what is broken
 * @see RFC 5652 sections 3 and 5.1; RFC 2315 for the older form, which has the same shape
 */
export function readPkcs7(bytes: Uint8Array): Pkcs7Reading {
  const der = berToDer(bytes);
  if (der === undefined) return undefined;
  const outer = new DerReader(der);
  if (!outer.nextIs(tags.sequence)) return undefined;
  const info = outer.inside();
  if (!info.nextIs(tags.objectIdentifier)) return undefined;
  if (objectIdentifierText(der, info.from, info.to) !== signedData) return 'other';
  if (!info.nextIs(contextConstructed(0))) return undefined;
  const explicit = info.inside();
  if (!explicit.nextIs(tags.sequence)) return undefined;
  const signed = explicit.inside();
  if (!signed.nextIs(tags.integer) || !signed.nextIs(tags.set) || !signed.nextIs(tags.sequence)) return undefined;
  let certificates: readonly Uint8Array[] = [];
  let revocationLists: readonly Uint8Array[] = [];
  while (signed.next()) {
    if (signed.tag === contextConstructed(0)) certificates = sequencesIn(signed.inside());
    else if (signed.tag === contextConstructed(1)) revocationLists = sequencesIn(signed.inside());
  }
  return signed.broken ? undefined : { certificates, revocationLists };
}

/** Attribute certificates and other formats have tags of their own, and are left out. */
function sequencesIn(choices: DerReader): readonly Uint8Array[] {
  const found: Uint8Array[] = [];
  while (choices.next() && found.length < maxMembers)
    if (choices.tag === tags.sequence) found.push(choices.bytes.subarray(choices.start, choices.to));
  return found;
}
