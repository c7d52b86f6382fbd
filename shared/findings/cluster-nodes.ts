import { objectsOfKind } from '../cluster/cluster-object.ts';
import type { NodeObject } from '../cluster/node-object.ts';
import { groupBy } from '../pki/group-by.ts';
import type { Inventory } from '../pki/inventory.ts';

/** By place, the nodes of each cluster whose nodes could all be listed, by name. */
export function nodesOfClusters({
  clusters,
  clusterObjects,
}: Pick<Inventory, 'clusters' | 'clusterObjects'>): ReadonlyMap<string, ReadonlyMap<string, NodeObject>> {
  const listed = clusters.filter(({ resources }) =>
    resources.some(({ resource, outcome }) => resource === 'nodes' && outcome === 'read'),
  );
  const byPlace = groupBy(objectsOfKind(clusterObjects, 'Node'), ({ place }) => place);
  return new Map(
    listed.map(({ place }) => [place, new Map((byPlace.get(place) ?? []).map((node) => [node.name, node]))]),
  );
}
