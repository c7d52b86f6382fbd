import type { Sighting } from '../pki/inventory.ts';
import { visibleText } from '../x509/visible-text.ts';
import { compareText } from './compare.ts';

/**
 * Where a certificate or a revocation list lies, without the folders that everything shares: a file rather than a copy in a kubeconfig,
 * the shortest path first.
 */
export function whereOf(
  certificates: readonly { readonly sightings: readonly Pick<Sighting, 'medium' | 'path'>[] }[],
  sharedFolder: string,
): string | undefined {
  const [best] = certificates
    .flatMap(({ sightings }) => sightings)
    .toSorted(
      (one, other) =>
        Number(one.medium !== 'file') - Number(other.medium !== 'file') ||
        one.path.length - other.path.length ||
        compareText(one.path, other.path),
    );
  return best && visibleText(withoutFolder(best.path, sharedFolder));
}

/** The folder that holds every file that was seen, with its last `/`; empty where there is none. */
export function sharedFolderOf(sightings: readonly Sighting[]): string {
  const inFiles = sightings.filter(({ medium }) => medium !== 'served');
  const [first] = inFiles;
  if (!first) return '';
  let shared = first.path.slice(0, first.path.lastIndexOf('/') + 1);
  for (const { path } of inFiles) {
    // From `/` itself the search would begin in front of it, and find it again.
    while (!path.startsWith(shared)) {
      shared = shared.length < 2 ? '' : shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1);
    }
  }
  return shared;
}

/** A path below the folder; what lies elsewhere, or is served, stays as it is. */
export function withoutFolder(path: string, folder: string): string {
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}
