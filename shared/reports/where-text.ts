import type { Sighting } from '../pki/inventory.ts';
import { visibleText } from '../x509/visible-text.ts';

type Place = Pick<Sighting, 'place' | 'path' | 'medium'>;

/**
 * The file first, then the kubeconfigs that hold a copy; how many more there are.
 * @param folder  paths below it are shown from there
 */
export function whereText(sightings: readonly Place[], folder?: string): string {
  const paths = new Set(sightings.toSorted(fileFirst).map(pathOrOnNode));
  const [first, ...others] = paths;
  if (first === undefined) return '';
  const prefix = folder === undefined || folder === '/' ? folder : `${folder}/`;
  const shown = prefix !== undefined && first.startsWith(prefix) ? first.slice(prefix.length) : first;
  return `${visibleText(shown)}${others.length > 0 ? ` (+${others.length})` : ''}`;
}

/** Nodes have the same paths: over SSH the node stands in front, as scp has it. */
function pathOrOnNode({ place, path }: Place): string {
  const [, host] = /^ssh:\/\/([^/]+)/u.exec(place) ?? [];
  return host === undefined ? path : `${host}:${path}`;
}

function fileFirst(a: Place, b: Place): number {
  return Number(b.medium === 'file') - Number(a.medium === 'file') || Number(a.path > b.path) - Number(a.path < b.path);
}
