import { commonNameOf } from '../x509/common-name.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { nodePathOf } from '../kubernetes/layout.ts';
import type { Inventory } from './inventory.ts';
import { fileNameOf, folderOf } from './slash-path.ts';

const kubeletPrefix = 'system:node:';
/** Where a kubelet's own certificate lies below its distribution's folder: of the kubelet itself, k3s and RKE2, k0s, MicroK8s, AKS. */
const kubeletFile =
  /^(?:kubelet\.conf|kubeconfig|pki\/[^/]+|agent\/(?:client|serving)-kubelet\.crt|kubelet\/pki\/[^/]+|certs\/(?:kubelet|client)\.crt)$/u;

/** Folders that are known to belong to one node: its kubelet's identity lies there. */
export type NodeFolders = ReadonlyMap<string, string>;

type Evidence = Pick<Inventory, 'places' | 'certificates' | 'sightings'>;
const known = new WeakMap<Evidence, NodeFolders>();

/**
 * Learns which folder is of which node: from kubelet certificates (`CN=system:node:cp-1`), and from nodes over SSH.
 * Kept for each inventory: inventories never change.
 */
export function nodeFoldersOf(inventory: Evidence): NodeFolders {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const folders = learnFolders(inventory);
  known.set(inventory, folders);
  return folders;
}

function learnFolders({ places, certificates, sightings }: Evidence): NodeFolders {
  const nodes = new Map<Sha256Hex, string>();
  for (const { sha256, subject } of certificates) {
    const cn = commonNameOf(subject);
    if (cn?.startsWith(kubeletPrefix) === true) nodes.set(sha256, cn.slice(kubeletPrefix.length));
  }
  const seen = new Map<string, Set<string>>();
  for (const { sha256, place, path } of nodes.size === 0 ? [] : sightings) {
    const node = nodes.get(sha256);
    const folder = node === undefined ? undefined : kubeletFolder(path);
    if (node === undefined || folder === undefined) continue;
    const key = folderKey(place, folder);
    seen.set(key, (seen.get(key) ?? new Set()).add(node));
  }
  // A node over SSH has told its name; a kubelet may go by another one, which the cluster knows.
  const told = places.flatMap(({ place, node }) =>
    node?.hostname === undefined ? [] : [[folderKey(place, ''), node.hostname] as const],
  );
  return new Map([
    ...told,
    ...[...seen].flatMap(([folder, [node, ...others]]) =>
      node !== undefined && others.length === 0 ? [[folder, node] as const] : [],
    ),
  ]);
}

/** The root of the node whose kubelet's certificate lies in this file; `undefined` where it is no such file. */
function kubeletFolder(path: string): string | undefined {
  const node = nodePathOf(path);
  if (node !== undefined && kubeletFile.test(node.rest)) return node.root;
  return fileNameOf(path) === 'kubelet.conf' ? folderOf(path) : undefined;
}

export interface NodeFolder {
  readonly node: string;
  /** The nearest folder above that is known to be the node's; `''` for the root of the place. */
  readonly folder: string;
}

/** The node of one file: that of the nearest folder above it that is known. */
export function nodeFolderOfPath(place: string, path: string, folders: NodeFolders): NodeFolder | undefined {
  if (folders.size === 0) return undefined;
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, end);
    const node = folders.get(folderKey(place, folder));
    if (node !== undefined) return { node, folder };
  }
  const node = folders.get(folderKey(place, ''));
  return node === undefined ? undefined : { node, folder: '' };
}

/** The node whose files begin at this very root. */
export function nodeAtRoot(place: string, root: string, folders: NodeFolders): string | undefined {
  return folders.get(folderKey(place, root));
}

function folderKey(place: string, folder: string): string {
  return `${place}\n${folder}`;
}
