import { append } from '../../pki/group-by.ts';
import type { RevocationListSighting } from '../../pki/inventory.ts';
import type { EpochMs, Sha256Hex } from '../../x509/brand.ts';
import type { RevocationReason } from '../../x509/revocation-list.ts';
import { fileLabels, fingerprintsOf, maxPlaces, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface CertificateRevokedParams {
  readonly name: string;
  /** Files of the lists that say so. */
  readonly lists: readonly string[];
  readonly revokedAt: EpochMs | undefined;
  readonly reason: RevocationReason | undefined;
}

/** A revocation list whose signature is its CA's names the certificate. One that was revoked later than the instant is not, yet. */
export const certificateRevoked = rule({
  id: 'NA-C18',
  severities: ['critical'],
  source: 'RFC 5280 sections 5.3 and 6.3.3',
  find: ({ assessment, nameOf }: FindingContext): readonly Verdict<CertificateRevokedParams>[] => {
    const { at, bySha256, inventory } = assessment;
    const lists = new Map<Sha256Hex, RevocationListSighting[]>();
    for (const sighting of inventory.revocationLists) {
      for (const { certificate, revokedAt } of sighting.revoked)
        if (revokedAt === undefined || revokedAt <= at) append(lists, certificate, sighting);
    }
    return [...lists].flatMap(([sha256, sightings]) => {
      const assessed = bySha256.get(sha256);
      if (assessed === undefined) return [];
      const [entry] = sightings.flatMap(({ revoked }) => revoked.filter(({ certificate }) => certificate === sha256));
      return [
        {
          severity: 'critical' as const,
          certificates: fingerprintsOf([assessed]),
          places: [...assessed.sightings, ...sightings].slice(0, maxPlaces).map(placeOf),
          params: {
            name: nameOf(assessed),
            lists: fileLabels(sightings),
            revokedAt: entry?.revokedAt,
            reason: entry?.reason,
          },
        },
      ];
    });
  },
});
