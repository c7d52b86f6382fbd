import type { LeftOut } from '../../shared/bridge/contract.ts';

/** A file inside a drop, with its path below the drop, `/` between parts. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
}

export interface DroppedTree {
  readonly files: readonly DroppedFile[];
  /** What the browser would not read, or what lies beyond the limits. */
  readonly leftOut: readonly { readonly path: string; readonly why: LeftOut }[];
}

const maxDepth = 32;
/** The host takes 100,000 of one drop; the last one says that there are more. */
const maxFiles = 99_999;

/**
 * What a drop holds. Must be called while the drop event is handled: afterwards the browser shows an empty list, so
 * the entries are taken before the first wait.
 */
export function entriesOfDrop(transfer: DataTransfer): readonly FileSystemEntry[] {
  return [...transfer.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []));
}

/** Walks dropped folders; what cannot be read is named, and the rest still comes. */
export async function filesOfEntries(
  entries: readonly FileSystemEntry[],
  onFile: (filesSoFar: number) => void,
): Promise<DroppedTree> {
  const files: DroppedFile[] = [];
  const leftOut: { path: string; why: LeftOut }[] = [];
  const pending = entries.map((entry) => ({ entry, depth: 0 }));
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { entry, depth } = next;
    const path = entry.fullPath.replace(/^\/+/u, '') || entry.name;
    if (files.length + leftOut.length >= maxFiles) {
      leftOut.push({ path: path.split('/')[0] ?? path, why: 'too-many-files' });
      break;
    }
    if (depth > maxDepth) {
      leftOut.push({ path, why: 'too-deep' });
      continue;
    }
    try {
      if (entry.isDirectory) {
        const children = await childrenOf(entry as FileSystemDirectoryEntry);
        pending.push(...children.map((child) => ({ entry: child, depth: depth + 1 })));
      } else {
        files.push({ path, file: await fileOf(entry as FileSystemFileEntry) });
        onFile(files.length);
      }
    } catch {
      leftOut.push({ path, why: 'read-failed' });
    }
  }
  return { files, leftOut };
}

/** `readEntries` gives at most a hundred at a time and an empty list when it has given all. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}
