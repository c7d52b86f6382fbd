import { readdirSync, type Dirent } from 'node:fs';
import type { PathOnDisk } from './file-reader.ts';

export interface DirEntry {
  /** As it is shown: bytes that are no UTF-8 are written `\xff`. */
  readonly name: string;
  readonly path: PathOnDisk;
  readonly kind: 'file' | 'folder' | 'symlink' | 'other' | 'unknown';
}

const replacement = '\ufffd';

/** The entries of one folder by name, so that every look tells the same in the same order. @throws as `readdir` does */
export function dirEntries(folder: PathOnDisk): DirEntry[] {
  if (typeof folder === 'string') {
    const entries = readdirSync(folder, { withFileTypes: true });
    if (!entries.some((entry) => entry.name.includes(replacement))) {
      const prefix = folder.endsWith('/') ? folder : `${folder}/`;
      return entries
        .map((entry) => ({ name: entry.name, path: prefix + entry.name, kind: kindOf(entry) }))
        .sort(byName);
    }
  }
  // Decoded names lose the bytes that are no UTF-8, and with them the file: ask again for the bytes.
  const bytes = Buffer.from(folder);
  return readdirSync(bytes, { withFileTypes: true, encoding: 'buffer' })
    .map((entry) => ({
      name: shownName(entry.name),
      path: Buffer.concat([bytes, slash, entry.name]),
      kind: kindOf(entry),
    }))
    .sort(byName);
}

const slash = Buffer.from('/');

function byName(a: DirEntry, b: DirEntry): number {
  return a.name < b.name ? -1 : 1;
}

function kindOf(entry: Dirent | Dirent<Buffer>): DirEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (entry.isSymbolicLink()) return 'symlink';
  const isKnown = entry.isFIFO() || entry.isSocket() || entry.isCharacterDevice() || entry.isBlockDevice();
  return isKnown ? 'other' : 'unknown';
}

/** Names that are UTF-8 stay; in others every foreign byte is shown by its number, so that two of them stay apart. */
function shownName(name: Buffer): string {
  const text = name.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(name)) return text;
  return name.toString('latin1').replaceAll(/[\x80-\xff]/gu, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}
