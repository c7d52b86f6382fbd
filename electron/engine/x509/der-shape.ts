import { contextConstructed, DerReader, tags } from '../../../shared/x509/der.ts';

/** Length of the first DER element with its header; `undefined` where its header does not fit into the bytes. */
export function derElementLength(bytes: Uint8Array): number | undefined {
  const reader = new DerReader(bytes);
  return reader.next() ? reader.to : undefined;
}

/**
 * What a DER value that is no certificate, request or key is, told from its first elements.
 * @see RFC 5280 section 5.1 (CRL), RFC 5652 section 3 (CMS), RFC 7292 section 4 (PFX)
 */
export type DerShape = 'revocation-list' | 'pkcs7' | 'pkcs12' | 'other';

/** `1.2.840.113549.1.7`, whose children are the content types of PKCS#7. */
const pkcs7Arc = '2a864886f70d0107';

export function derShape(der: Uint8Array): DerShape {
  const outer = new DerReader(der);
  if (!outer.nextIs(tags.sequence)) return 'other';
  const inside = outer.inside();
  inside.next();
  if (inside.tag === tags.objectIdentifier) return isPkcs7Type(inside) ? 'pkcs7' : 'other';
  if (inside.tag === tags.integer) {
    if (!inside.nextIs(tags.sequence)) return 'other';
    const content = inside.inside();
    return content.nextIs(tags.objectIdentifier) && isPkcs7Type(content) ? 'pkcs12' : 'other';
  }
  return inside.tag === tags.sequence && isRevocationList(inside.inside()) ? 'revocation-list' : 'other';
}

function isPkcs7Type({ bytes, from, to }: DerReader): boolean {
  return Buffer.from(bytes.subarray(from, to)).toString('hex').startsWith(pkcs7Arc);
}

/** version?, signature, issuer, then thisUpdate where a certificate has a SEQUENCE. */
function isRevocationList(list: DerReader): boolean {
  list.next();
  if (list.tag === tags.integer) list.next();
  if (list.tag !== tags.sequence || !list.nextIs(tags.sequence)) return false;
  list.next();
  return list.tag === tags.utcTime || list.tag === tags.generalizedTime;
}

/** Starts like PKCS#7 or PKCS#12, in DER or BER: a SEQUENCE, and soon an OID of PKCS#7. For bytes that may be cut off. */
export function startsLikeContainer(bytes: Uint8Array): boolean {
  if (bytes[0] !== tags.sequence) return false;
  const at = Buffer.from(bytes.subarray(0, 32)).indexOf(Buffer.from(`0609${pkcs7Arc}`, 'hex'));
  return at >= 2 && at <= 16;
}

/** Starts like a certificate: SEQUENCE, SEQUENCE, then `[0]` or the serial number. For bytes that may be cut off. */
export function startsLikeCertificate(bytes: Uint8Array): boolean {
  const afterOuter = contentStart(bytes, 0);
  const afterTbs = afterOuter === undefined ? undefined : contentStart(bytes, afterOuter);
  if (afterTbs === undefined) return false;
  return bytes[afterTbs] === contextConstructed(0) && bytes[afterTbs + 1] === 3 && bytes[afterTbs + 2] === tags.integer;
}

/** Where the content of the SEQUENCE at `at` begins, whether or not all of it is there. */
function contentStart(bytes: Uint8Array, at: number): number | undefined {
  const length = bytes[at + 1];
  if (bytes[at] !== tags.sequence || length === undefined) return undefined;
  return at + 2 + (length > 0x7f ? length & 0x7f : 0);
}
