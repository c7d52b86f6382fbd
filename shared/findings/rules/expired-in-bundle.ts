import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import { expiredInBundles } from '../expired-in-bundles.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface ExpiredInBundleParams {
  readonly file: string;
  readonly authorities: readonly string[];
}

/** The rest of a CA rotation: harmless for whoever tries every CA, not for whoever takes the first. */
export const expiredInBundle = rule({
  id: 'NA-T10',
  severities: ['notice'],
  source: 'kubernetes/website content/en/docs/tasks/tls/manual-rotation-of-ca-certificates.md',
  find: (context: FindingContext): readonly Verdict<ExpiredInBundleParams>[] =>
    expiredInBundles(context).flatMap(({ bundle, authorities }) => {
      const [first] = bundle;
      if (first === undefined) return [];
      return [
        {
          severity: 'notice',
          certificates: fingerprintsOf(authorities),
          places: [placeOf(first.sighting)],
          params: { file: fileLabel(first.sighting.path), authorities: authorities.map(context.nameOf) },
        },
      ];
    }),
});
