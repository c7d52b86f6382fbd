import type { Inventory } from '../../shared/pki/inventory.ts';
import { mergeInventories } from '../../shared/pki/merge-inventories.ts';

/**
 * What was known before, with what a running look has come to in its place: until the look ends nothing that is still on
 * its way disappears. @param places  those of the running look
 */
export function withArrived(before: Inventory | undefined, sofar: Inventory, places: readonly string[]): Inventory {
  if (before === undefined) return sofar;
  const arrived = new Set(sofar.places.map(({ place }) => place));
  const waits = new Set(places.filter((place) => !arrived.has(place)));
  const stays = <Item extends { readonly place: string }>(items: readonly Item[]): readonly Item[] =>
    items.filter(({ place }) => waits.has(place));
  const sightings = stays(before.sightings);
  const seen = new Set(sightings.map(({ sha256 }) => sha256));
  const kept: Inventory = {
    places: stays(before.places),
    sightings,
    certificates: before.certificates.filter(({ sha256 }) => seen.has(sha256)),
    issuerLinks: before.issuerLinks.filter(({ certificate, issuer }) => seen.has(certificate) && seen.has(issuer)),
    keys: stays(before.keys),
    requests: stays(before.requests),
    kubeconfigs: stays(before.kubeconfigs),
    kubeadmConfigs: stays(before.kubeadmConfigs),
    staticPods: stays(before.staticPods),
    kubeletConfigs: stays(before.kubeletConfigs),
    endpoints: stays(before.endpoints),
    clusters: stays(before.clusters),
    clusterObjects: stays(before.clusterObjects),
    revocationLists: stays(before.revocationLists),
    // A problem names a file, and of most it is not said whose it is.
    problems: before.problems.filter(({ place, path }) => waits.has(place ?? path)),
    coverage: { files: 0, read: 0, ignored: 0, ignoredFiles: [] },
  };
  return mergeInventories([kept, sofar]);
}
