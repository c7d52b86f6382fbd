import { groupBy } from '../../pki/group-by.ts';
import { isCa } from '../../x509/certificate.ts';
import { nameLabel } from '../../x509/name-label.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import { bundlesOf } from '../expired-in-bundles.ts';
import { isExpiredAt } from '../expiry.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface RotationInBundleParams {
  readonly file: string;
  readonly sharedName: string;
  readonly count: number;
}

/** Two CAs of one name with different keys in one bundle: legal in the midst of a CA rotation, and not for longer. */
export const rotationInBundle = rule({
  id: 'NA-C08',
  severities: ['notice'],
  source: 'kubernetes/website content/en/docs/tasks/tls/manual-rotation-of-ca-certificates.md',
  find: ({ files, assessment: { at } }: FindingContext): readonly Verdict<RotationInBundleParams>[] =>
    bundlesOf(files.values()).flatMap((bundle) => {
      // An expired one is told as what is left of a rotation.
      const valid = bundle.filter(
        ({ assessed: { certificate } }) => isCa(certificate) && !isExpiredAt(certificate, at),
      );
      return [...groupBy(valid, ({ assessed }) => assessed.certificate.subject.comparable).values()].flatMap(
        (twins) => {
          const [first] = twins;
          const count = new Set(twins.map(({ assessed }) => assessed.certificate.spkiSha256)).size;
          if (first === undefined || count < 2) return [];
          return [
            {
              severity: 'notice' as const,
              certificates: fingerprintsOf(twins.map(({ assessed }) => assessed)),
              places: [placeOf(first.sighting)],
              params: {
                file: fileLabel(first.sighting.path),
                sharedName: nameLabel(first.assessed.certificate.subject),
                count,
              },
            },
          ];
        },
      );
    }),
});
