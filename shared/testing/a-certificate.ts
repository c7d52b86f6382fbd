import type { EpochMs } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import { aFingerprint, aName } from './a-pki.ts';

export interface CertificateWish extends Partial<Omit<Certificate, 'subject' | 'issuer' | 'notBefore' | 'notAfter'>> {
  /** A common name. */
  readonly subject?: string;
  /** A common name; its own where left out. */
  readonly issuer?: string;
  readonly notBefore?: string | undefined;
  readonly notAfter?: string | undefined;
  readonly isCa?: boolean;
  /** Certificates of one name and key are told apart by it. */
  readonly label?: string;
}

/** A certificate as a test wishes it, valid for the year 2026 where it says nothing. */
export function aCertificate(wish: CertificateWish = {}): Certificate {
  const { subject = 'someone', issuer = subject, notBefore, notAfter, isCa = false, label = subject, ...rest } = wish;
  return {
    sha256: aFingerprint(`certificate ${label}`),
    sizeBytes: 1_000,
    version: 3,
    serialNumber: '01',
    subject: aName(subject),
    issuer: aName(issuer),
    notBefore: 'notBefore' in wish ? instant(notBefore) : instant('2026-01-01T00:00:00Z'),
    notAfter: 'notAfter' in wish ? instant(notAfter) : instant('2027-01-01T00:00:00Z'),
    subjectAltName: { dns: [], ip: [], email: [], uri: [], other: [] },
    basicConstraints: { cA: isCa, pathLenConstraint: undefined },
    keyUsage: undefined,
    extKeyUsage: undefined,
    subjectKeyIdentifier: undefined,
    authorityKeyIdentifier: undefined,
    publicKey: { algorithm: 'EC', bits: 256, curve: 'P-256' },
    spkiSha256: aFingerprint(`key ${label}`),
    signatureAlgorithm: 'ecdsa-with-SHA256',
    extensions: [],
    defects: [],
    ...rest,
  };
}

export function anAuthorityKeyIdentifier(keyIdentifier: string): NonNullable<Certificate['authorityKeyIdentifier']> {
  return { keyIdentifier, authorityCertIssuer: undefined, authorityCertSerialNumber: undefined };
}

/** An instant from its ISO 8601 text. */
export function at(iso: string): EpochMs {
  return Date.parse(iso) as EpochMs;
}

function instant(iso: string | undefined): EpochMs | undefined {
  return iso === undefined ? undefined : at(iso);
}
