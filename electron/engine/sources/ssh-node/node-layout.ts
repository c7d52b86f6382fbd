import { posix } from 'node:path';
import { distributions } from '../../../../shared/kubernetes/distributions/registry.ts';
import { homes } from '../../../../shared/kubernetes/layout.ts';

/** Folders of a node, absolute, and how many folders deep they are looked into. */
export interface NodeRoots {
  readonly paths: readonly string[];
  readonly depth: number;
}

/** Small, and nested as every distribution pleases: OpenShift keeps certificates five folders down. */
const wholeHome = '/etc/kubernetes';
const wholeDepth = 8;
export const flatDepth = 2;
const isOnNode = new Set<string>(homes.filter((home) => /^(?:etc|var|srv|system)\//u.test(home)));

/** Every folder in which some distribution keeps a file that the tables know. Those of other ones are just not there. */
export function usualRoots(): readonly NodeRoots[] {
  const folders = new Set<string>();
  for (const { markers, expected } of distributions) {
    for (const { home, path } of markers) if (isOnNode.has(home)) folders.add(folderOf(`/${home}/${path}`));
    for (const { path } of expected) folders.add(folderOf(`/${path}`));
  }
  const others = [...folders].filter((folder) => folder !== wholeHome && !folder.startsWith(`${wholeHome}/`));
  return [
    { paths: [wholeHome], depth: wholeDepth },
    { paths: others.toSorted(), depth: flatDepth },
  ];
}

/** The folder a person named, instead of those. */
export function namedRoots(path: string): readonly NodeRoots[] {
  return [{ paths: [path], depth: wholeDepth }];
}

function folderOf(path: string): string {
  const fixed = path.includes('*') ? path.slice(0, path.indexOf('*')) : path;
  return fixed.endsWith('/') ? posix.normalize(fixed).replace(/\/$/u, '') : posix.dirname(fixed);
}
