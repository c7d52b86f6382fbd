import type { EpochMs, Sha256Hex } from './brand.ts';
import type { Defect } from './defect.ts';
import type { Name } from './name.ts';
import type { NameConstraints } from './name-constraints.ts';
import type { CertificatePolicies } from './policies.ts';

/**
 * What one certificate says, as plain data without its bytes. Identity is the SHA-256 of the DER.
 * A field that could not be read is `undefined` and has its reason in {@link defects}.
 */
export interface Certificate {
  readonly sha256: Sha256Hex;
  readonly sizeBytes: number;
  /** 1, 2 or 3 as people write it (the DER holds 0, 1, 2). */
  readonly version: number;
  /** Lower-case hex of the INTEGER's value, an even number of digits, `-` before a negative one. */
  readonly serialNumber: string;
  readonly subject: Name;
  readonly issuer: Name;
  readonly notBefore: EpochMs | undefined;
  /** `99991231235959Z` means "no expiry date" (RFC 5280 section 4.1.2.5) and is kept as that instant. */
  readonly notAfter: EpochMs | undefined;
  readonly subjectAltName: SubjectAltName;
  readonly basicConstraints: BasicConstraints | undefined;
  /** Left out by all but the few CAs that have any. */
  readonly nameConstraints?: NameConstraints;
  /** Left out where no extension speaks of policies. */
  readonly policies?: Readonly<CertificatePolicies>;
  /** `undefined`: no such extension, every usage is allowed. */
  readonly keyUsage: readonly KeyUsage[] | undefined;
  /** RFC 5280 names (`serverAuth`, `clientAuth`, `anyExtendedKeyUsage` …), the dotted OID where there is none. */
  readonly extKeyUsage: readonly string[] | undefined;
  /** Lower-case hex. */
  readonly subjectKeyIdentifier: string | undefined;
  readonly authorityKeyIdentifier: AuthorityKeyIdentifier | undefined;
  readonly publicKey: PublicKey;
  /** SHA-256 of the whole SubjectPublicKeyInfo: the same key gives the same value. */
  readonly spkiSha256: Sha256Hex;
  /** openssl's long name (`sha256WithRSAEncryption`, `ecdsa-with-SHA256`, `ED25519`) or the dotted OID. */
  readonly signatureAlgorithm: string;
  /** Every extension present, in order, by dotted OID. */
  readonly extensions: readonly ExtensionPresence[];
  readonly defects: readonly Defect[];
}

export interface ExtensionPresence {
  readonly oid: string;
  readonly critical: boolean;
}

/** @see RFC 5280 section 4.2.1.6 */
export interface SubjectAltName {
  readonly dns: readonly string[];
  /** IPv4 dotted, IPv6 in RFC 5952 text; a wrong length is given as hex and noted as a defect. */
  readonly ip: readonly string[];
  readonly email: readonly string[];
  readonly uri: readonly string[];
  /** directoryName, otherName, registeredID, x400Address, ediPartyName as `kind:text`. */
  readonly other: readonly string[];
  /** The directoryNames among {@link other}, to be compared; left out where there are none. */
  readonly directoryNames?: readonly Name[];
}

/** @see RFC 5280 section 4.2.1.9 */
export interface BasicConstraints {
  readonly cA: boolean;
  readonly pathLenConstraint: number | undefined;
}

/** @see RFC 5280 section 4.2.1.3, in bit order */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
export type KeyUsage = (typeof keyUsages)[number];

/** @see RFC 5280 section 4.2.1.1 */
export interface AuthorityKeyIdentifier {
  /** Lower-case hex. */
  readonly keyIdentifier: string | undefined;
  /** RFC 4514 text of the first directoryName. */
  readonly authorityCertIssuer: string | undefined;
  /** Lower-case hex, as {@link Certificate.serialNumber}. */
  readonly authorityCertSerialNumber: string | undefined;
}

export interface PublicKey {
  /** `RSA`, `EC`, `Ed25519`, `Ed448`, `X25519`, `DSA` … or the dotted OID. */
  readonly algorithm: string;
  /** RSA modulus or curve size in bits; `undefined` where the algorithm has none we know. */
  readonly bits: number | undefined;
  /** `P-256`, `P-384`, `P-521`, `secp256k1` … or the dotted OID, for EC only. */
  readonly curve: string | undefined;
}

/** CA:TRUE in basicConstraints; a version 1 certificate makes no such claim. */
export function isCa(certificate: Pick<Certificate, 'basicConstraints'>): boolean {
  return certificate.basicConstraints?.cA === true;
}

/** Subject and issuer are the same name; says nothing about the signature. @see RFC 5280 section 3.2 */
export function isSelfIssued(certificate: Pick<Certificate, 'subject' | 'issuer'>): boolean {
  return certificate.subject.comparable === certificate.issuer.comparable;
}
