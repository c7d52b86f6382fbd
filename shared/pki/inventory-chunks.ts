import type { Inventory } from './inventory.ts';
import { emptyInventory } from './merge-inventories.ts';

/**
 * Slices an inventory so that a window can show the first rows while the rest is on its way; `mergeInventories` makes the
 * whole again from them, in any order. The first slice has the places and the ledger; there is always at least one.
 *
 * @param size  the most certificates, sightings, links … of each kind in one slice
 */
export function inventoryChunks(inventory: Inventory, size = 500): Inventory[] {
  const { places, coverage, ...lists } = inventory;
  const { ignoredFiles, ...counts } = coverage;
  const longest = Math.max(ignoredFiles.length, ...Object.values(lists).map((list) => list.length));
  const chunks: Inventory[] = [];
  for (let from = 0; from < longest || from === 0; from += size) {
    const part = <Item>(items: readonly Item[]): readonly Item[] => items.slice(from, from + size);
    chunks.push({
      places: from === 0 ? places : [],
      certificates: part(lists.certificates),
      sightings: part(lists.sightings),
      issuerLinks: part(lists.issuerLinks),
      keys: part(lists.keys),
      requests: part(lists.requests),
      kubeconfigs: part(lists.kubeconfigs),
      kubeadmConfigs: part(lists.kubeadmConfigs),
      staticPods: part(lists.staticPods),
      kubeletConfigs: part(lists.kubeletConfigs),
      revocationLists: part(lists.revocationLists),
      endpoints: part(lists.endpoints),
      clusters: part(lists.clusters),
      clusterObjects: part(lists.clusterObjects),
      problems: part(lists.problems),
      coverage: { ...(from === 0 ? counts : emptyInventory.coverage), ignoredFiles: part(ignoredFiles) },
    });
  }
  return chunks;
}
