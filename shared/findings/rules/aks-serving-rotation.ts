import { objectsOfKind } from '../../cluster/cluster-object.ts';
import type { NodeObject } from '../../cluster/node-object.ts';
import type { Inventory } from '../../pki/inventory.ts';
import { groupBy } from '../../pki/group-by.ts';
import { placeOf } from '../evidence.ts';
import type { Verdict } from '../finding.ts';
import type { FindingContext } from '../finding-context.ts';
import { rule } from '../rule.ts';

export interface AksServingRotationParams {
  readonly nodes: readonly string[];
  /** `off`: no label says that AKS rotates it; `not-there`: a label does, and the node has no such certificate. */
  readonly because: 'off' | 'not-there';
}

const label = 'kubernetes.azure.com/kubelet-serving-ca';
const current = /\/kubelet-server-current\.pem$/u;

/** AKS rotates the kubelet's serving certificate where the node is labelled so; elsewhere it is self-signed, and nobody renews it. */
export const aksServingRotation = rule({
  id: 'NA-F33',
  severities: ['warning', 'notice'],
  source: 'MicrosoftDocs/azure-aks-docs articles/aks/certificate-rotation.md',
  find: ({ assessment: { inventory } }: FindingContext): readonly Verdict<AksServingRotationParams>[] => {
    // The provider azure:// is also that of clusters which somebody runs on Azure without AKS.
    const nodes = objectsOfKind(inventory.clusterObjects, 'Node').filter(
      ({ labels }) => labels['kubernetes.azure.com/cluster'] !== undefined,
    );
    const seen = nodes.length === 0 ? undefined : kubeletFolders(inventory);
    const state = (node: NodeObject) => {
      if (node.labels[label] !== 'cluster') return 'off';
      return seen?.get(node.name) === false ? 'not-there' : undefined;
    };
    return [...groupBy(nodes, (node) => `${node.place}\n${state(node) ?? ''}`).values()].flatMap((group) => {
      const because = group[0] && state(group[0]);
      if (because === undefined) return [];
      return [
        {
          severity: because === 'off' ? ('notice' as const) : ('warning' as const),
          certificates: [],
          places: group.map(({ place, path }) => placeOf({ place, path, field: 'metadata.labels' })),
          params: { nodes: group.map(({ name }) => name), because },
        },
      ];
    });
  },
});

/** By host name, whether `kubelet-server-current.pem` lies there; only of nodes whose kubelet's folder was read over SSH. */
function kubeletFolders({ places, sightings }: Inventory): ReadonlyMap<string, boolean> {
  const folders = new Map<string, boolean>();
  for (const { place, node } of places) {
    if (node?.hostname === undefined) continue;
    const own = sightings.filter((each) => each.place === place && each.path.includes('/var/lib/kubelet/pki/'));
    if (own.length > 0)
      folders.set(
        node.hostname,
        own.some(({ path }) => current.test(path)),
      );
  }
  return folders;
}
