import { contextConstructed, DerReader, tags } from './der.ts';

/** Where the parts of a certificate are in its bytes: `…From`/`…To` bound the content, `…Start` is its header. */
export interface CertificateShape {
  /** The first position behind the certificate; beyond it there is only what somebody appended. */
  readonly end: number;
  readonly tbsStart: number;
  readonly tbsTo: number;
  /** The INTEGER inside `[0]`; equal where there is none. */
  readonly versionFrom: number;
  readonly versionTo: number;
  readonly serialFrom: number;
  readonly serialTo: number;
  readonly innerAlgorithmFrom: number;
  readonly innerAlgorithmTo: number;
  readonly issuerFrom: number;
  readonly issuerTo: number;
  readonly validityFrom: number;
  readonly validityTo: number;
  readonly subjectFrom: number;
  readonly subjectTo: number;
  readonly spkiStart: number;
  readonly spkiFrom: number;
  readonly spkiTo: number;
  readonly algorithmFrom: number;
  readonly algorithmTo: number;
  /** Content of the BIT STRING, with its first octet (the number of unused bits). */
  readonly signatureFrom: number;
  readonly signatureTo: number;
  /** A length is written in more octets than DER allows. */
  readonly nonMinimal: boolean;
  /** Something follows the signature inside the outer SEQUENCE. */
  readonly hasMore: boolean;
}

/**
 * Finds the parts of a certificate: the outer shape, and a TBSCertificate as far as its subjectPublicKeyInfo (unique
 * identifiers and extensions follow it). A signing request or a CRL has another shape and gives `undefined`.
 *
 * @see RFC 5280 section 4.1
 */
export function certificateShape(der: Uint8Array): CertificateShape | undefined {
  const outer = new DerReader(der);
  if (!outer.nextIs(tags.sequence)) return undefined;
  const end = outer.to;
  outer.enter();
  if (!outer.nextIs(tags.sequence)) return undefined;
  const tbsStart = outer.start;
  const tbsFrom = outer.from;
  const tbsTo = outer.to;
  if (!outer.nextIs(tags.sequence)) return undefined;
  const algorithmFrom = outer.from;
  const algorithmTo = outer.to;
  if (!outer.nextIs(tags.bitString) || outer.length === 0) return undefined;
  const signatureFrom = outer.from;
  const signatureTo = outer.to;

  const hasMore = outer.at !== outer.end;
  const tbs = outer;
  tbs.seat(tbsFrom, tbsTo);
  let versionFrom = 0;
  let versionTo = 0;
  if (tbs.peekedTag === contextConstructed(0)) {
    tbs.next();
    const version = tbs.inside();
    if (!version.nextIs(tags.integer)) return undefined;
    versionFrom = version.from;
    versionTo = version.to;
  }
  if (!tbs.nextIs(tags.integer)) return undefined;
  const serialFrom = tbs.from;
  const serialTo = tbs.to;
  if (!tbs.nextIs(tags.sequence)) return undefined;
  const innerAlgorithmFrom = tbs.from;
  const innerAlgorithmTo = tbs.to;
  if (!tbs.nextIs(tags.sequence)) return undefined;
  const issuerFrom = tbs.from;
  const issuerTo = tbs.to;
  if (!tbs.nextIs(tags.sequence)) return undefined;
  const validityFrom = tbs.from;
  const validityTo = tbs.to;
  if (!tbs.nextIs(tags.sequence)) return undefined;
  const subjectFrom = tbs.from;
  const subjectTo = tbs.to;
  if (!tbs.nextIs(tags.sequence)) return undefined;
  return {
    end,
    tbsStart,
    tbsTo,
    versionFrom,
    versionTo,
    serialFrom,
    serialTo,
    innerAlgorithmFrom,
    innerAlgorithmTo,
    issuerFrom,
    issuerTo,
    validityFrom,
    validityTo,
    subjectFrom,
    subjectTo,
    spkiStart: tbs.start,
    spkiFrom: tbs.from,
    spkiTo: tbs.to,
    algorithmFrom,
    algorithmTo,
    signatureFrom,
    signatureTo,
    nonMinimal: tbs.nonMinimal,
    hasMore,
  };
}
