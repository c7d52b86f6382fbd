import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { brokenSymlink, notRegular, type FileError } from '../file-error.ts';
import type { NodeRoots } from './node-layout.ts';
import type { NodeEntry, NodeListing } from './node-listing.ts';
import type { UnreadFile } from './node-reading.ts';

/** What lies below the roots, links to folders followed once each. */
export interface NodeTree {
  readonly files: readonly NodeEntry[];
  readonly unread: readonly UnreadFile[];
  readonly alreadyRead: readonly string[];
  readonly denied: readonly string[];
  readonly isWhole: boolean;
}

/** Links to folders of links to folders: deeper than anything real, and an end to what is not. */
const maxRounds = 4;
const linkedDepth = 4;

interface OpenTree {
  readonly files: Map<string, NodeEntry>;
  readonly unread: Map<string, UnreadFile>;
  readonly alreadyRead: Set<string>;
  readonly denied: Set<string>;
  /** Path by device and inode of every folder that was walked. */
  readonly walked: Map<string, string>;
}

/** @param list  runs the listing command */
export async function listNode(
  roots: readonly NodeRoots[],
  list: (roots: NodeRoots) => Promise<NodeListing>,
): Promise<NodeTree> {
  const tree: OpenTree = {
    files: new Map(),
    unread: new Map(),
    alreadyRead: new Set(),
    denied: new Set(),
    walked: new Map(),
  };
  let isWhole = true;
  let waiting = roots;
  for (let round = 0; waiting.length > 0 && round < maxRounds; round++) {
    const linked: LinkedFolder[] = [];
    for (const each of waiting) {
      const listing = await list(each);
      isWhole &&= listing.isWhole;
      linked.push(...takeListing(tree, listing, new Set(each.paths)));
    }
    const paths = linked.filter((link) => isNew(tree, link)).map(({ path }) => path);
    waiting = paths.length === 0 ? [] : [{ paths, depth: linkedDepth }];
  }
  const { files, unread, alreadyRead, denied } = tree;
  return {
    files: [...files.values()],
    unread: [...unread.values()],
    alreadyRead: [...alreadyRead],
    denied: [...denied],
    isWhole,
  };
}

interface LinkedFolder {
  readonly path: string;
  readonly id: string;
  readonly target: string;
}

/** @returns links to folders, whose content is not in the listing */
function takeListing(tree: OpenTree, listing: NodeListing, roots: ReadonlySet<string>): readonly LinkedFolder[] {
  for (const path of listing.denied) tree.denied.add(path);
  for (const path of listing.broken) {
    tree.unread.set(path, { path, error: brokenSymlink(listing.links.get(path) ?? '') });
  }
  const linked: LinkedFolder[] = [];
  const again = new Set<string>();
  for (const { path, id, kind } of listing.entries) {
    if (kind !== 'folder') continue;
    const target = roots.has(path) ? undefined : listing.links.get(path);
    if (target !== undefined) linked.push({ path, id, target });
    else if ((tree.walked.get(id) ?? path) === path) tree.walked.set(id, path);
    else again.add(path);
  }
  for (const entry of listing.entries) {
    const { path, kind } = entry;
    if (kind === 'folder' || again.has(path.slice(0, path.lastIndexOf('/')))) continue;
    if (kind === 'file') tree.files.set(path, entry);
    else tree.unread.set(path, { path, error: notRegular });
  }
  return linked;
}

function isNew(tree: OpenTree, { path, id, target }: LinkedFolder): boolean {
  const before = tree.walked.get(id);
  if (before === undefined) return true;
  if (path.startsWith(`${before}/`)) tree.unread.set(path, { path, error: loop(target) });
  else tree.alreadyRead.add(path);
  return false;
}

function loop(target: string): FileError {
  return { code: 'symlink-loop', reason: `is a symlink to ${visibleText(target)}, a folder it lies in itself` };
}
