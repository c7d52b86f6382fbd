import type { Sha256Hex } from '../../x509/brand.ts';
import { fileLabel, fingerprintsOf, placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext, Sighted } from '../finding-context.ts';
import { clusterEntries } from '../kubeconfig-parts.ts';
import { alikeCopies, rootCaCopies } from '../root-ca-copies.ts';
import { rule } from '../rule.ts';

export interface KubeconfigNotRootCaParams {
  readonly files: readonly string[];
  /** How the CAs of the kubeconfig stand to those that every pod is handed. */
  readonly kind: 'other' | 'fewer' | 'more';
}

/** The CA of a kubeconfig held to what the cluster itself hands its pods: a rotation shows here before it breaks. */
export const kubeconfigNotRootCa = rule({
  id: 'NA-C21',
  severities: ['warning', 'notice'],
  source: 'kubernetes/website content/en/docs/tasks/tls/manual-rotation-of-ca-certificates.md',
  find: (context: FindingContext): readonly Verdict<KubeconfigNotRootCaParams>[] => {
    const copies = rootCaCopies(context);
    const entries = copies.size === 0 ? [] : clusterEntries(context);
    return context.assessment.inventory.clusters.flatMap(({ place, server }) => {
      const root = alikeCopies(copies.get(place) ?? [])[0]?.[0];
      if (root === undefined || root.authorities.length === 0) return [];
      const published = keysOf(root.authorities);
      const asking = entries.filter(({ cluster, authorities }) => cluster.server === server && authorities.length > 0);
      return (['other', 'fewer', 'more'] as const).flatMap((kind) => {
        const members = asking.filter(({ authorities }) => difference(keysOf(authorities), published) === kind);
        if (members.length === 0) return [];
        return [
          {
            // A proxy or load balancer in front may have a CA of its own; then this is meant.
            severity: kind === 'fewer' ? ('warning' as const) : ('notice' as const),
            certificates: [
              ...new Set(
                fingerprintsOf(
                  [...members.flatMap((each) => each.authorities), ...root.authorities].map(({ assessed }) => assessed),
                ),
              ),
            ],
            places: [
              ...members.flatMap(({ authorities }) => authorities.slice(0, 1).map(({ sighting }) => placeOf(sighting))),
              placeOf({ place, path: root.path, field: 'ca.crt' }),
            ],
            params: { files: [...new Set(members.map(({ kubeconfig }) => fileLabel(kubeconfig.path)))], kind },
          },
        ];
      });
    });
  },
});

function difference(trusted: ReadonlySet<Sha256Hex>, published: ReadonlySet<Sha256Hex>) {
  const shared = [...trusted].filter((key) => published.has(key)).length;
  if (shared === 0) return 'other';
  if (shared < published.size) return 'fewer';
  return shared < trusted.size ? 'more' : 'same';
}

function keysOf(authorities: readonly Sighted[]): ReadonlySet<Sha256Hex> {
  return new Set(authorities.map(({ assessed }) => assessed.certificate.spkiSha256));
}
