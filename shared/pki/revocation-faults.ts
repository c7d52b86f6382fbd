import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { RevocationListSighting, RevokedCertificate } from './inventory.ts';
import type { PathFault } from './path-faults.ts';
import { revocationListStatus } from './revocation-lists.ts';

type CertificateOf = (sha256: Sha256Hex) => Certificate | undefined;

/**
 * What the revocation lists that were given say of a path. Of a CA without a list nothing is said: nobody fetches one, and
 * Kubernetes asks for none.
 *
 * @param path  the certificate first, then its issuers up to the trust anchor
 * @see RFC 5280 section 6.3.3
 */
export function revocationFaults(
  path: readonly Certificate[],
  lists: readonly RevocationListSighting[],
  certificateOf: CertificateOf,
  at: EpochMs,
): readonly PathFault[] {
  if (lists.length === 0) return [];
  return path.slice(0, -1).flatMap((certificate, index): readonly PathFault[] => {
    const issuer = path[index + 1];
    const own = issuer === undefined ? [] : lists.filter((sighting) => mayBeBy(sighting, issuer, certificateOf));
    const entries = own.flatMap(({ revoked }) =>
      revoked.filter((entry) => entry.certificate === certificate.sha256 && (entry.revokedAt ?? at) <= at),
    );
    // Changes to a list may lift a hold, and nothing else.
    const isSure = ({ reason }: RevokedCertificate) =>
      reason !== 'certificateHold' || !own.some(({ list }) => list.isDelta);
    if (entries.some(isSure)) return [{ code: 'revoked', certificate }];
    if (entries.length > 0) return [{ code: 'revocation-unchecked', certificate }];
    if (own.length === 0 || own.some((sighting) => isWhole(sighting) && counts(sighting, certificateOf, at))) return [];
    const code = own.every(isWhole) ? 'revocation-list-useless' : 'revocation-unchecked';
    return [{ code, certificate }];
  });
}

/** Two clusters have a `CN=kubernetes` each: where the key that signed is known, it tells them apart. */
function mayBeBy(
  { list, issuer: signer, proof }: RevocationListSighting,
  issuer: Certificate,
  certificateOf: CertificateOf,
): boolean {
  if (list.issuer.comparable !== issuer.subject.comparable) return false;
  if (proof === 'signature' && signer !== undefined) return certificateOf(signer)?.spkiSha256 === issuer.spkiSha256;
  const { authorityKeyIdentifier: named } = list;
  return named === undefined || issuer.subjectKeyIdentifier === undefined || named === issuer.subjectKeyIdentifier;
}

/** Of others only what they revoke is known here, not what they leave out. */
function isWhole({ list }: RevocationListSighting): boolean {
  return !list.isDelta && !list.isIndirect && !list.isPartial;
}

/** Signed by a CA that may, current, and without what a reader has to know and does not. */
function counts(
  { list, issuer: signer, proof }: RevocationListSighting,
  certificateOf: CertificateOf,
  at: EpochMs,
): boolean {
  const usages = signer === undefined ? undefined : certificateOf(signer)?.keyUsage;
  return (
    proof === 'signature' &&
    usages?.includes('cRLSign') !== false &&
    revocationListStatus(list, at) === 'ok' &&
    !list.defects.some(({ code }) => code === 'unknown-critical-extension')
  );
}
