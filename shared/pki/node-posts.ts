import { rolesByPath } from '../kubernetes/role-by-path.ts';
import { kubeadmRoles, type Role } from '../kubernetes/role.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { isCa } from '../x509/certificate.ts';
import type { Inventory, Place, Sighting } from './inventory.ts';
import { nodeFolderOfPath, nodeFoldersOf, type NodeFolders } from './node-of.ts';
import { relationsOf } from './relations.ts';
import { fileNameOf } from './slash-path.ts';

/** Roles of which a node has one; of a `server` or a `client` it may have any number. */
export const rolesOfNode: readonly Role[] = [
  ...kubeadmRoles,
  'kubelet-client',
  'kubelet-server',
  'kubelet-self-signed',
  'kube-proxy',
];

/** What was seen of one node, or of a place of which no node is known. Does not depend on the instant. */
export interface NodePosts {
  /** `undefined`: no kubelet of it was seen, so that only the place tells it apart. */
  readonly node: string | undefined;
  readonly place: string;
  readonly certificates: ReadonlyMap<Role, readonly Sha256Hex[]>;
  /** Roles whose file is there and could not be read. */
  readonly notRead: ReadonlySet<Role>;
}

interface OpenPosts {
  readonly node: string | undefined;
  readonly place: string;
  readonly certificates: Map<Role, Set<Sha256Hex>>;
  readonly notRead: Set<Role>;
}

const known = new WeakMap<Inventory, readonly NodePosts[]>();

/** One a node, however many places of one machine it was seen in; equal names in two clusters stay apart by their folders. */
export function nodePostsOf(inventory: Inventory): readonly NodePosts[] {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const posts = gather(inventory);
  known.set(inventory, posts);
  return posts;
}

function gather(inventory: Inventory): readonly NodePosts[] {
  const folders = nodeFoldersOf(inventory);
  const kinds = new Map(inventory.places.map(({ place, kind }) => [place, kind]));
  const rows = new Map<string, OpenPosts>();
  const rowAt = (place: string, path: string): OpenPosts => {
    const found = nodeFolderOfPath(place, path, folders);
    const key = rowKey(place, kinds.get(place), found);
    const row = rows.get(key) ?? { node: found?.node, place, certificates: new Map(), notRead: new Set() };
    rows.set(key, row);
    return row;
  };
  for (const { certificate, role, sightings } of relationsOf(inventory)) {
    if (role === undefined || !rolesOfNode.includes(role)) continue;
    for (const sighting of sightings) {
      if (!isAtItsPost(role, isCa(certificate), sighting)) continue;
      const { certificates } = rowAt(sighting.place, sighting.path);
      certificates.set(role, (certificates.get(role) ?? new Set()).add(certificate.sha256));
    }
  }
  for (const { path } of inventory.problems) {
    const found = rolesByPath(path);
    const role = found?.leaf ?? found?.ca;
    const place = role && placeOf(path, inventory.places, folders);
    if (role !== undefined && place !== undefined) rowAt(place, path).notRead.add(role);
  }
  return [...rows.values()].map(({ node, place, certificates, notRead }) => ({
    node,
    place,
    certificates: new Map([...certificates].map(([role, found]) => [role, [...found]])),
    notRead,
  }));
}

/** What a port presents, a copy of a CA in a kubeconfig, and a copy of admin.conf in somebody's home, are not the node's own. */
function isAtItsPost(role: Role, isAuthority: boolean, { medium, path }: Sighting): boolean {
  if (medium === 'served') return false;
  if (isAuthority) return medium === 'file';
  return !role.endsWith('.conf') || fileNameOf(path) === role;
}

/** A problem names no place: it is where its node is known. */
function placeOf(path: string, places: readonly Place[], folders: NodeFolders): string | undefined {
  return places.find(({ place }) => nodeFolderOfPath(place, path, folders) !== undefined)?.place;
}

/** Files of this machine have absolute paths, which tell one place from another; two drops may hold the same paths. */
function rowKey(place: string, kind: Place['kind'] | undefined, found: ReturnType<typeof nodeFolderOfPath>): string {
  if (found === undefined) return `place ${place}`;
  const scope = kind === 'upload' || kind === 'archive' || kind === 'sample' || kind === 'ssh-node' ? place : '';
  return `node ${found.node}\n${found.folder}\n${scope}`;
}
