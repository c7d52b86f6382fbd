import { isCa } from '../../x509/certificate.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import { bundlesOf } from '../expired-in-bundles.ts';
import type { Severity, Verdict } from '../finding.ts';
import type { FindingContext, Sighted } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface BundleOrderParams {
  readonly file: string;
  readonly kind: Disorder;
}
type Disorder = 'leaf-not-first' | 'issuers-out-of-order' | 'repeated';

const severity: Readonly<Record<Disorder, Severity>> = {
  'leaf-not-first': 'warning',
  'issuers-out-of-order': 'notice',
  repeated: 'notice',
};

/** TLS sends a file's certificates as they stand: its own first, then each one's issuer. */
export const bundleOrder = rule({
  id: 'NA-C10',
  severities: ['warning', 'notice'],
  source: 'RFC 5246 section 7.4.2',
  find: ({ files }: FindingContext): readonly Verdict<BundleOrderParams>[] =>
    bundlesOf(files.values()).flatMap((bundle) => {
      const kind = disorderOf(bundle);
      const [first] = bundle;
      if (kind === undefined || first === undefined) return [];
      return [
        {
          severity: severity[kind],
          certificates: [...new Set(fingerprintsOf(bundle.map(({ assessed }) => assessed)))],
          places: [placeOf(first.sighting)],
          params: { file: fileLabel(first.sighting.path), kind },
        },
      ];
    }),
});

function disorderOf(unordered: readonly Sighted[]): Disorder | undefined {
  const bundle = unordered.toSorted((a, b) => a.sighting.position - b.sighting.position);
  const leafAt = bundle.findIndex(({ sighting }) => sighting.key === 'matches');
  const leaf = bundle[leafAt]?.assessed;
  const position = new Map(bundle.map(({ assessed }, index) => [assessed.certificate.sha256, index]));
  const issuersAt = (leaf?.path ?? []).slice(1).flatMap((sha256) => position.get(sha256) ?? []);
  if (leaf !== undefined && !isCa(leaf.certificate) && issuersAt.some((index) => index < leafAt))
    return 'leaf-not-first';
  if (issuersAt.some((index, order) => order > 0 && index < (issuersAt[order - 1] ?? 0))) return 'issuers-out-of-order';
  return position.size < bundle.length ? 'repeated' : undefined;
}
