import type { Sha256Hex } from '../x509/brand.ts';
import { indexOf } from './inventory-index.ts';
import type { Inventory, Sighting } from './inventory.ts';
import { folderOf } from './slash-path.ts';

/**
 * CAs run from elsewhere: the certificate lies in a folder without its key although what it issued lies there, or
 * below, with keys. kubeadm calls that an external CA and cannot renew under it. A worker node's lone `ca.crt` is
 * not one: nothing beside it was issued there, it is only trusted.
 * @see kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certs.go UsingExternalCA
 */
export function externalAuthorities(inventory: Inventory): ReadonlySet<Sha256Hex> {
  const { authorities, sightings } = indexOf(inventory);
  const filesOf = (sha256: Sha256Hex): readonly Sighting[] =>
    (sightings.get(sha256) ?? []).filter(({ medium }) => medium === 'file');
  const keysHere = new Set(
    inventory.keys.flatMap(({ place, kind, spkiSha256 }) =>
      kind === 'private' && spkiSha256 !== undefined ? [`${place}\n${spkiSha256}`] : [],
    ),
  );
  /** Folders of each CA in which it lies without a key. */
  const keylessFolders = new Map<Sha256Hex, ReadonlySet<string>>();
  for (const { sha256, spkiSha256 } of authorities) {
    const keyless = filesOf(sha256).filter(
      ({ key, place }) => key === 'absent' && !keysHere.has(`${place}\n${spkiSha256}`),
    );
    if (keyless.length > 0) keylessFolders.set(sha256, new Set(keyless.map(({ path }) => domainOf(path))));
  }

  const external = new Set<Sha256Hex>();
  if (keylessFolders.size === 0) return external;
  const areAuthorities = new Set(authorities.map(({ sha256 }) => sha256));
  for (const { certificate, issuer, proof } of inventory.issuerLinks) {
    const folders = keylessFolders.get(issuer);
    if (folders === undefined || proof !== 'signature' || areAuthorities.has(certificate) || external.has(issuer))
      continue;
    const isInUseThere = filesOf(certificate).some(
      ({ path, key }) =>
        key !== 'absent' && key !== 'not-read' && foldersAbove(path).some((above) => folders.has(above)),
    );
    if (isInUseThere) external.add(issuer);
  }
  return external;
}

/** The folder a CA answers for: its own, but kubeadm keeps a client of `etcd/ca.crt` one folder up. */
function domainOf(path: string): string {
  const folder = folderOf(path);
  return folder.endsWith('/etcd') ? folder.slice(0, -'/etcd'.length) : folder;
}

function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) {
    folders.push(path.slice(0, end));
  }
  return folders;
}
