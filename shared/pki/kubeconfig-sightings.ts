import type { Sha256Hex } from '../x509/brand.ts';
import type { Inventory, KubeconfigFacts } from './inventory.ts';

/** Which certificates the entries of each kubeconfig hold or name. */
export interface KubeconfigSightings {
  /** What a cluster entry trusts, in the order of its bundle. */
  readonly authoritiesOf: (kubeconfig: KubeconfigFacts, cluster: string) => readonly Sha256Hex[];
  /** What a user entry presents: the first certificate of its field. */
  readonly clientOf: (kubeconfig: KubeconfigFacts, user: string) => Sha256Hex | undefined;
}

const known = new WeakMap<Inventory, KubeconfigSightings>();

export function kubeconfigSightings(inventory: Inventory): KubeconfigSightings {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const authorities = new Map<string, Sha256Hex[]>();
  const clients = new Map<string, Sha256Hex>();
  for (const { medium, field, place, path, entryName, position, sha256 } of inventory.sightings) {
    if (medium !== 'kubeconfig' || field === undefined) continue;
    const key = entryKey(place, path, entryName ?? '');
    if (field.startsWith('clusters')) {
      const list = authorities.get(key);
      if (list === undefined) authorities.set(key, [sha256]);
      else list.push(sha256);
    } else if (position === 0 && !clients.has(key)) clients.set(key, sha256);
  }
  const sightings: KubeconfigSightings = {
    authoritiesOf: ({ place, path }, cluster) => authorities.get(entryKey(place, path, cluster)) ?? [],
    clientOf: ({ place, path }, user) => clients.get(entryKey(place, path, user)),
  };
  known.set(inventory, sightings);
  return sightings;
}

function entryKey(place: string, path: string, entry: string): string {
  return `${place}\n${path}\n${entry}`;
}
