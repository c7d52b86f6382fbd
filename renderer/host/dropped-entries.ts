/** A file inside a drop, with its path below the drop, `/` between parts. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
}

export interface DroppedTree {
  readonly files: readonly DroppedFile[];
  /** Paths that the browser would not read, or that lie beyond the limits. */
  readonly unreadable: readonly string[];
}

const maxDepth = 32;
const maxFiles = 100_000;

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
  const unreadable: string[] = [];
  const pending = entries.map((entry) => ({ entry, depth: 0 }));
  for (let next = pending.shift(); next; next = pending.shift()) {
    const { entry, depth } = next;
    const path = entry.fullPath.replace(/^\/+/u, '') || entry.name;
    if (depth > maxDepth || files.length >= maxFiles) {
      unreadable.push(path);
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
      unreadable.push(path);
    }
  }
  return { files, unreadable };
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
