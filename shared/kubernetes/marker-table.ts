import { groupBy } from '../pki/group-by.ts';
import { fileNameOf } from '../pki/slash-path.ts';
import type { DistributionId, Marker } from './distributions/distribution.ts';
import { distributions } from './distributions/registry.ts';
import { nodePathOf } from './layout.ts';
import { endsWithPattern } from './path-pattern.ts';

/** A file that speaks for a distribution. */
export interface PathSign {
  readonly distribution: DistributionId;
  readonly marker: Marker;
  /** What lies in front of the node's own paths. */
  readonly root: string;
  /** Below the root or the home, as it is told to a person. */
  readonly fact: string;
  /** The distribution's folder is in the path. */
  readonly isAtHome: boolean;
}

interface Row {
  readonly distribution: DistributionId;
  readonly marker: Marker;
}

const rows: readonly Row[] = distributions.flatMap(({ id, markers }) =>
  markers.map((marker) => ({ distribution: id, marker })),
);
const isFolder = ({ marker }: Row): boolean => marker.path.endsWith('/');
const hasStar = ({ marker }: Row): boolean => marker.path.includes('*');

/** By home and the path below it. */
const atHome = groupBy(
  rows.filter((row) => !isFolder(row) && !hasStar(row)),
  ({ marker }) => `${marker.home}/${marker.path}`,
);
const folders = groupBy(rows.filter(isFolder), ({ marker }) => marker.home);
const starredAtHome = groupBy(
  rows.filter(hasStar).map((row) => ({ row, matches: endsWithPattern(row.marker.path) })),
  ({ row }) => row.marker.home,
);
/** By the name of the file, wherever it lies. */
const anywhere = groupBy(
  rows.filter((row) => !row.marker.onlyAtHome && !isFolder(row) && !hasStar(row)),
  ({ marker }) => fileNameOf(marker.path),
);

const none: readonly PathSign[] = [];

/** What a path alone says. A path with a home in it speaks for those who keep their files there and for nobody else. */
export function signsOfPath(path: string): readonly PathSign[] {
  const node = nodePathOf(path);
  if (node === undefined && !anywhere.has(fileNameOf(path))) return none;
  const signs: PathSign[] = [];
  if (node !== undefined) {
    const { root, home, rest } = node;
    const fact = home === '' ? rest : `${home}/${rest}`;
    const add = ({ distribution, marker }: Row): void => {
      signs.push({ distribution, marker, root, fact, isAtHome: true });
    };
    atHome.get(`${home}/${rest}`)?.forEach(add);
    for (const row of folders.get(home) ?? []) {
      if (row.marker.path === '/' || rest.startsWith(row.marker.path)) add(row);
    }
    for (const { row, matches } of starredAtHome.get(home) ?? []) if (matches(`/${rest}`)) add(row);
    if (signs.length > 0) return signs;
  }
  const homeEnd = node === undefined ? -1 : path.length - node.rest.length - 1;
  for (const row of anywhere.get(fileNameOf(path)) ?? []) {
    const { marker, distribution } = row;
    const start = path.length - marker.path.length;
    if (!path.endsWith(marker.path) || (start > 0 && path[start - 1] !== '/')) continue;
    // `pki/ca.crt` in the home of another distribution is that one's.
    if (start - 1 <= homeEnd && homeEnd >= 0) continue;
    signs.push({
      distribution,
      marker,
      root: path.slice(0, Math.max(start - 1, 0)),
      fact: marker.path,
      isAtHome: false,
    });
  }
  return signs.length === 0 ? none : signs;
}
