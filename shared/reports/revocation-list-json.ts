import type { RevocationListSighting } from '../pki/inventory.ts';
import { isoInstant } from './iso-instant.ts';

export function revocationListOf(sighting: RevocationListSighting) {
  const { list, place, path, medium, field, entryName, encoding, issuer, proof, revoked } = sighting;
  return {
    sha256: list.sha256,
    issuer: list.issuer.text,
    thisUpdate: isoInstant(list.thisUpdate),
    nextUpdate: isoInstant(list.nextUpdate),
    number: list.number ?? null,
    authorityKeyIdentifier: list.authorityKeyIdentifier ?? null,
    isDelta: list.isDelta,
    isIndirect: list.isIndirect,
    revokedCount: list.revokedCount,
    signatureAlgorithm: list.signatureAlgorithm,
    issuedBy: issuer ?? null,
    proof: proof ?? null,
    revoked: revoked.map(({ certificate, revokedAt, reason }) => ({
      certificate,
      revokedAt: isoInstant(revokedAt),
      reason: reason ?? null,
    })),
    place,
    path,
    medium,
    field: field ?? null,
    entryName: entryName ?? null,
    encoding: encoding ?? null,
    defects: [...new Set(list.defects.map(({ code }) => code))],
  };
}
