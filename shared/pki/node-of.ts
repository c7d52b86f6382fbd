import type { Certificate } from '../x509/certificate.ts';
import type { Sighting } from './inventory.ts';

const kubeletPrefix = 'system:node:';
/** Where a kubelet keeps its own certificate, below the root of its node or, captured alone, of its kubeadm folder. */
const kubeletFile = /(?:^|\/)(?:(?:etc\/kubernetes\/)?kubelet\.conf|var\/lib\/kubelet\/pki\/[^/]+)$/u;

/** Folders that are known to belong to one node: its kubelet's identity lies there. */
export type NodeFolders = ReadonlyMap<string, string>;

/** Learns from kubelet client certificates (`CN=system:node:cp-1`) which folder is of which node. */
export function nodeFoldersOf(
  certificates: readonly Certificate[],
  sightingsOf: (certificate: Certificate) => readonly Sighting[],
): NodeFolders {
  const seen = new Map<string, Set<string>>();
  for (const certificate of certificates) {
    const cn = certificate.subject.attributes.findLast(({ type }) => type === 'CN')?.value;
    if (!cn?.startsWith(kubeletPrefix)) continue;
    for (const { place, path } of sightingsOf(certificate)) {
      if (!kubeletFile.test(path)) continue;
      const folder = folderKey(place, path.replace(kubeletFile, ''));
      seen.set(folder, (seen.get(folder) ?? new Set()).add(cn.slice(kubeletPrefix.length)));
    }
  }
  return new Map(
    [...seen].flatMap(([folder, [node, ...others]]) =>
      node !== undefined && others.length === 0 ? [[folder, node] as const] : [],
    ),
  );
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

function folderKey(place: string, folder: string): string {
  return `${place}\n${folder}`;
}
