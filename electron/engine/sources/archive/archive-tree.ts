import { posix } from 'node:path';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import type { FileError } from '../file-error.ts';
import type { HeldFile } from '../look-into-files.ts';
import type { ArchiveEntry } from './archive-entry.ts';

/** The files of an archive by where they lie in it, links resolved inside of it and nowhere else. */
export interface ArchiveTree {
  readonly files: ReadonlyMap<string, HeldFile>;
  readonly unreadable: readonly { readonly path: string; readonly error: FileError }[];
  /** Links to folders, whose files are told by their own paths. */
  readonly folderLinks: readonly string[];
  /** Told, and the file is shown all the same. */
  readonly remarks: readonly { readonly path: string; readonly error: FileError }[];
}

interface Link {
  readonly target: string;
  readonly isHard: boolean;
  readonly facts: HeldFile['facts'];
}

/** As many as Linux follows for one path. @see path_resolution(7) */
const maxLinks = 40;

const outside: FileError = {
  code: 'bad-archive',
  reason: 'is named so as to lie outside of the archive; it is shown as if inside, and nothing was written',
};

export function archiveTree(entries: readonly ArchiveEntry[]): ArchiveTree {
  const files = new Map<string, HeldFile>();
  const links = new Map<string, Link>();
  const unreadable: { path: string; error: FileError }[] = [];
  const remarks: { path: string; error: FileError }[] = [];
  const folders = new Set<string>();
  const taken = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind === 'broken-off') continue;
    const inside = insidePath(entry.name);
    const path = freePath(inside, taken);
    if (leadsOut(entry.name)) remarks.push({ path, error: outside });
    for (let parent = posix.dirname(path); parent !== '.' && !folders.has(parent); parent = posix.dirname(parent)) {
      folders.add(parent);
    }
    if (entry.kind === 'file') files.set(path, { path, bytes: entry.bytes, facts: entry.facts });
    else if (entry.kind === 'unreadable') unreadable.push({ path, error: entry.error });
    else {
      const facts = entry.kind === 'symlink' ? entry.facts : undefined;
      links.set(path, { target: entry.target, isHard: entry.kind === 'hard-link', facts });
    }
  }
  const folderLinks: string[] = [];
  for (const [path, link] of links) {
    const end = followed(path, links);
    const file = end === undefined ? undefined : files.get(end);
    if (file !== undefined) files.set(path, { path, bytes: file.bytes, facts: link.isHard ? file.facts : link.facts });
    else if (end !== undefined && folders.has(end)) folderLinks.push(path);
    else unreadable.push({ path, error: end === undefined ? loop(link.target) : broken(link.target) });
  }
  return { files, unreadable, folderLinks, remarks };
}

/** Where a path leads when every link in it is followed; `undefined` for a loop. */
function followed(path: string, links: ReadonlyMap<string, Link>): string | undefined {
  let rest = path.split('/');
  let at = '';
  for (let count = 0; rest.length > 0;) {
    const [part = '', ...more] = rest;
    const here = at === '' ? part : `${at}/${part}`;
    const link = links.get(here);
    if (link === undefined) {
      at = here;
      rest = more;
      continue;
    }
    if (++count > maxLinks) return undefined;
    const isFromRoot = link.isHard || link.target.startsWith('/');
    const target = insidePath(isFromRoot ? link.target : posix.join(at, link.target));
    rest = [...target.split('/'), ...more];
    at = '';
  }
  return at;
}

/** Relative, without `.`, `..`, empty parts or a drive: where the name lies if the archive is the whole world. */
function insidePath(name: string): string {
  const withoutDrive = name.replace(/^[a-z]:(?=[\\/])/iu, '');
  const path = posix
    .normalize(`/${withoutDrive.replaceAll('\0', '')}`)
    .slice(1)
    .replace(/\/$/u, '');
  return path === '' ? '(no name)' : path;
}

function leadsOut(name: string): boolean {
  const path = posix.normalize(name.startsWith('/') ? `.${name}` : name);
  return path === '..' || path.startsWith('../');
}

/** Two entries of one name are two files: which of them a tool would unpack last is not for us to hide. */
function freePath(path: string, taken: Map<string, number>): string {
  const count = (taken.get(path) ?? 0) + 1;
  taken.set(path, count);
  if (count === 1) return path;
  const { dir, name, ext } = posix.parse(path);
  return freePath(posix.join(dir, `${name} (${count})${ext}`), taken);
}

function broken(target: string): FileError {
  return { code: 'broken-symlink', reason: `is a link to ${visibleText(target)}, which is not in the archive`, target };
}

function loop(target: string): FileError {
  return { code: 'symlink-loop', reason: `is a link to ${visibleText(target)}, which leads back to it` };
}
