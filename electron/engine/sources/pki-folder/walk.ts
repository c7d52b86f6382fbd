import { lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { brokenSymlink, fileError, notRegular, type FileError } from '../file-error.ts';
import { maxFilesPerPlace, maxFolderDepth } from '../limits.ts';
import { slashed } from '../path-text.ts';
import { dirEntries, type DirEntry } from './dir-entries.ts';
import type { PathOnDisk } from './file-reader.ts';

/** What a walk comes upon, in the order of the names. */
export type Found =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly onDisk: PathOnDisk;
      readonly symlinkTarget: string | undefined;
    }
  /** Counted as a file: it is not a folder, and it cannot be read. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly error: FileError }
  /** A way to a folder that has been walked. */
  | { readonly kind: 'already-read'; readonly path: string }
  /** Concerns a folder, or the walk. */
  | { readonly kind: 'problem'; readonly path: string; readonly error: FileError }
  /** So many more entries are known now, for the progress. */
  | { readonly kind: 'listed'; readonly count: number };

export interface WalkLimits {
  readonly maxDepth: number;
  readonly maxFiles: number;
}
const defaultLimits: WalkLimits = { maxDepth: maxFolderDepth, maxFiles: maxFilesPerPlace };

interface Folder {
  readonly path: string;
  readonly onDisk: PathOnDisk;
  /** Where it really is: tells a loop, and a folder reached twice. */
  readonly realPath: string;
  readonly depth: number;
  /** Real places of the symlinks that were followed to get here. */
  readonly jumpedFrom: readonly string[];
}

type Step =
  | Found
  | { readonly kind: 'folder'; readonly folder: Folder }
  | { readonly kind: 'linked-folder'; readonly folder: Folder };

/**
 * Walks a folder: first what is really in it, then what symlinks to folders add, each folder once. A symlink to a file is
 * a file of its own (kubelet's `…-current.pem`). No file is opened here, and types come from `lstat` and `stat`.
 *
 * @param root  absolute, `/` between parts
 */
export function* walkFolder(root: string, limits: WalkLimits = defaultLimits): Generator<Found, void, void> {
  const realRoot = slashed(realpathSync.native(root));
  const walked = new Set<string>();
  const waiting: Folder[] = [{ path: root, onDisk: root, realPath: realRoot, depth: 0, jumpedFrom: [] }];
  const linked: Folder[] = [];
  let files = 0;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop() ?? linked.shift()) {
    if (walked.has(folder.realPath)) {
      files++;
      yield { kind: 'already-read', path: folder.path };
      continue;
    }
    if (folder.depth > limits.maxDepth) {
      yield { kind: 'problem', path: folder.path, error: tooDeep(limits.maxDepth) };
      continue;
    }
    walked.add(folder.realPath);
    const entries = listed(folder);
    if (!Array.isArray(entries)) {
      yield { kind: 'problem', path: folder.path, error: entries };
      continue;
    }
    yield { kind: 'listed', count: entries.length };
    const inside: Folder[] = [];
    for (const entry of entries) {
      const step = stepTo(folder, entry);
      if (step.kind === 'folder') {
        inside.push(step.folder);
      } else if (step.kind === 'linked-folder') {
        linked.push(step.folder);
      } else if (++files > limits.maxFiles) {
        yield { kind: 'problem', path: root, error: tooManyFiles(limits.maxFiles) };
        return;
      } else {
        yield step;
      }
    }
    waiting.push(...inside.reverse());
  }
}

function listed({ onDisk }: Folder): DirEntry[] | FileError {
  try {
    return dirEntries(onDisk);
  } catch (error) {
    return fileError(error);
  }
}

function stepTo(folder: Folder, entry: DirEntry): Step {
  const path = folder.path.endsWith('/') ? folder.path + entry.name : `${folder.path}/${entry.name}`;
  switch (entry.kind) {
    case 'file':
      return { kind: 'file', path, onDisk: entry.path, symlinkTarget: undefined };
    case 'folder':
      return { kind: 'folder', folder: folderInside(folder, path, entry) };
    case 'symlink':
      return stepOver(folder, path, entry);
    case 'other':
      return { kind: 'unreadable', path, error: notRegular };
    case 'unknown':
      return stepToUnknown(folder, path, entry);
  }
}

function folderInside(folder: Folder, path: string, { name, path: onDisk }: DirEntry): Folder {
  const realPath = folder.realPath === '/' ? `/${name}` : `${folder.realPath}/${name}`;
  return { path, onDisk, realPath, depth: folder.depth + 1, jumpedFrom: folder.jumpedFrom };
}

/** Some file systems do not tell the type when listing. */
function stepToUnknown(folder: Folder, path: string, entry: DirEntry): Step {
  try {
    const stats = lstatSync(entry.path);
    if (stats.isSymbolicLink()) return stepOver(folder, path, entry);
    if (stats.isDirectory()) return { kind: 'folder', folder: folderInside(folder, path, entry) };
    return stats.isFile()
      ? { kind: 'file', path, onDisk: entry.path, symlinkTarget: undefined }
      : { kind: 'unreadable', path, error: notRegular };
  } catch (error) {
    return { kind: 'unreadable', path, error: fileError(error) };
  }
}

function stepOver(folder: Folder, path: string, entry: DirEntry): Step {
  try {
    const symlinkTarget = readlinkSync(entry.path);
    const stats = statSync(entry.path, { throwIfNoEntry: false });
    if (stats === undefined) return { kind: 'unreadable', path, error: brokenSymlink(symlinkTarget) };
    if (stats.isFile()) return { kind: 'file', path, onDisk: entry.path, symlinkTarget };
    if (!stats.isDirectory()) return { kind: 'unreadable', path, error: notRegular };
    const realPath = slashed(realpathSync.native(entry.path));
    const jumpedFrom = [...folder.jumpedFrom, folder.realPath];
    if (jumpedFrom.some((from) => isInside(from, realPath))) {
      return { kind: 'unreadable', path, error: symlinkLoop(symlinkTarget) };
    }
    return {
      kind: 'linked-folder',
      folder: { path, onDisk: entry.path, realPath, depth: folder.depth + 1, jumpedFrom },
    };
  } catch (error) {
    return { kind: 'unreadable', path, error: fileError(error) };
  }
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
}

function symlinkLoop(target: string): FileError {
  return { code: 'symlink-loop', reason: `is a symlink to ${visibleText(target)}, a folder it lies in itself` };
}

function tooManyFiles(limit: number): FileError {
  return {
    code: 'too-many-files',
    reason: `holds more than ${limit} files; the rest was not looked at: open a folder inside of it`,
  };
}

function tooDeep(limit: number): FileError {
  return { code: 'too-deep', reason: `is more than ${limit} folders deep and was not looked at` };
}
