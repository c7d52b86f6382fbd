import { createPublicKey } from 'node:crypto';
import type { IssuerProof, RevocationListSighting, RevokedCertificate } from '../../../shared/pki/inventory.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { isCa, type Certificate } from '../../../shared/x509/certificate.ts';
import { certificateParts } from '../../../shared/x509/certificate-parts.ts';
import { revocationListParts, revokedEntries } from '../../../shared/x509/read-revocation-list.ts';
import type { RevocationList, RevokedEntry } from '../../../shared/x509/revocation-list.ts';
import type { TimeSlices } from '../sources/time-slices.ts';
import { isSignedBy } from './is-signed-by.ts';

/** What was found so far, as far as revocation is concerned. */
export interface Revocations {
  readonly certificates: ReadonlyMap<Sha256Hex, Certificate>;
  readonly derOf: (sha256: Sha256Hex) => Uint8Array | undefined;
  readonly listDerOf: (sha256: Sha256Hex) => Uint8Array | undefined;
  readonly slices: TimeSlices;
}

/** Of one name: as for certificates, a bounded number is tried. */
const maxIssuers = 16;

/**
 * Holds revocation lists against the certificates of the same look. A list counts for the certificates of its issuer's name,
 * and only where one of them has the key that signed it (RFC 5280 section 6.3.3: the CA itself, not a delegate).
 *
 * @returns the same sightings, each with its issuer and the certificates it revokes
 */
export async function checkRevocations(
  sightings: readonly RevocationListSighting[],
  revocations: Revocations,
): Promise<readonly RevocationListSighting[]> {
  const verdicts = new Map<Sha256Hex, Pick<RevocationListSighting, 'issuer' | 'proof' | 'revoked'>>();
  for (const { list } of sightings) {
    if (!verdicts.has(list.sha256)) verdicts.set(list.sha256, await verdictOn(list, revocations));
  }
  return sightings.map((sighting) => ({ ...sighting, ...verdicts.get(sighting.list.sha256) }));
}

async function verdictOn(
  list: RevocationList,
  revocations: Revocations,
): Promise<Pick<RevocationListSighting, 'issuer' | 'proof' | 'revoked'>> {
  const der = revocations.listDerOf(list.sha256);
  const issuer = der === undefined ? undefined : await issuerOf(list, der, revocations);
  const isProven = issuer?.proof === 'signature' && !list.isIndirect;
  const revoked = isProven && der !== undefined ? await revokedBy(issuer.certificate, der, revocations) : [];
  return { issuer: issuer?.certificate.sha256, proof: issuer?.proof, revoked };
}

async function issuerOf(
  list: RevocationList,
  der: Uint8Array,
  { certificates, derOf }: Revocations,
): Promise<{ readonly certificate: Certificate; readonly proof: IssuerProof } | undefined> {
  const identifierMatches = ({ subjectKeyIdentifier }: Certificate): boolean =>
    subjectKeyIdentifier !== undefined && subjectKeyIdentifier === list.authorityKeyIdentifier;
  const candidates = [...certificates.values()]
    .filter((certificate) => certificate.subject.comparable === list.issuer.comparable && isCa(certificate))
    .sort((a, b) => Number(identifierMatches(b)) - Number(identifierMatches(a)))
    .slice(0, maxIssuers);
  const parts = revocationListParts(der);
  let best: { readonly certificate: Certificate; readonly proof: IssuerProof } | undefined;
  for (const certificate of candidates) {
    const isSigned = parts && (await isSignedBy(parts, keyOf(derOf(certificate.sha256))));
    if (isSigned === true) return { certificate, proof: 'signature' };
    const guess = identifierMatches(certificate) ? 'key-identifier' : 'name-only';
    best ??= { certificate, proof: isSigned === false ? 'signature-mismatch' : guess };
  }
  return best;
}

function keyOf(der: Uint8Array | undefined): ReturnType<typeof createPublicKey> | undefined {
  const parts = der === undefined ? undefined : certificateParts(der);
  try {
    return parts && createPublicKey({ key: Buffer.from(parts.spki), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

async function revokedBy(
  issuer: Certificate,
  der: Uint8Array,
  { certificates, slices }: Revocations,
): Promise<readonly RevokedCertificate[]> {
  const issued = new Map<string, Certificate[]>();
  for (const certificate of certificates.values()) {
    if (certificate.issuer.comparable !== issuer.subject.comparable || !mayBeIssuedBy(certificate, issuer)) continue;
    const same = issued.get(certificate.serialNumber);
    if (same === undefined) issued.set(certificate.serialNumber, [certificate]);
    else same.push(certificate);
  }
  const found = new Map<string, RevokedEntry>();
  for (const entry of revokedEntries(der, new Set(issued.keys()))) {
    if (entry !== undefined) found.set(entry.serialNumber, entry);
    if (slices.isOver()) await slices.pause();
  }
  return [...found.values()]
    .filter(({ reason }) => reason !== 'removeFromCRL')
    .flatMap(({ serialNumber, revokedAt, reason }) =>
      (issued.get(serialNumber) ?? []).map(({ sha256 }) => ({ certificate: sha256, revokedAt, reason })),
    );
}

/** Two clusters have a `CN=kubernetes` each, and serial numbers are only unique within one of them. */
function mayBeIssuedBy({ authorityKeyIdentifier }: Certificate, { subjectKeyIdentifier }: Certificate): boolean {
  const named = authorityKeyIdentifier?.keyIdentifier;
  return named === undefined || subjectKeyIdentifier === undefined || named === subjectKeyIdentifier;
}
