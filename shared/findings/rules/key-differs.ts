import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface KeyDiffersParams {
  /** The file of the certificate. */
  readonly file: string;
}

/** A private key lies where the key of a certificate belongs, and is another one's. */
export const keyDiffers = rule({
  id: 'NA-K01',
  severities: ['critical'],
  source: 'golang/go src/crypto/tls/tls.go X509KeyPair',
  find: ({ assessment: { inventory, bySha256 }, fileOf }: FindingContext): readonly Verdict<KeyDiffersParams>[] =>
    inventory.sightings
      .filter(({ key }) => key === 'differs')
      .flatMap((sighting) => {
        const assessed = bySha256.get(sighting.sha256);
        if (assessed === undefined) return [];
        return [
          {
            severity: 'critical' as const,
            certificates: [sighting.sha256],
            places: [placeOf(sighting)],
            params: { file: fileOf({ assessed, sighting }) },
          },
        ];
      }),
});
