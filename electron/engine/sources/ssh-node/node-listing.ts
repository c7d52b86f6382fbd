import type { FileFacts } from '../../../../shared/pki/inventory.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { framesOf, utf8Of } from './framed-output.ts';

export interface NodeEntry {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly sizeBytes: number;
  /** Device and inode: the same thing reached twice has the same. */
  readonly id: string;
  readonly facts: FileFacts;
}

export interface NodeListing {
  readonly entries: readonly NodeEntry[];
  /** Files and folders that this user may not read. */
  readonly denied: readonly string[];
  /** Target by path, as written in the link. */
  readonly links: ReadonlyMap<string, string>;
  /** Links that lead to nothing. */
  readonly broken: readonly string[];
  readonly isWhole: boolean;
}

const fileTypeBits = 0o170000;
const kinds: ReadonlyMap<number, NodeEntry['kind']> = new Map([
  [0o100000, 'file'],
  [0o040000, 'folder'],
]);

/** Reads what the `list` command wrote. Names may hold anything, line ends too. */
export function readListing(output: Buffer, mark: string): NodeListing {
  const { frames, isWhole } = framesOf(output, mark);
  const links = new Map<string, string>();
  const stats: { path: string; mode: number; modifiedAt: number; sizeBytes: number; id: string }[] = [];
  const denied: string[] = [];
  let link = '';
  for (const { kind, rest, text } of frames) {
    if (kind === 'link') link = utf8Of(text);
    else if (kind === 'to') links.set(link, utf8Of(text));
    else if (kind === 'denied') denied.push(utf8Of(text));
    else if (kind === 'stat') {
      // A line end in the name has put the rest of it on the next line.
      const line = text === '' ? rest : `${rest}\n${text}`;
      const [, mode, time, size, id, name] = /^([0-9a-f]+) (-?\d+) (\d+) (\d+:\d+) (.*)$/su.exec(line) ?? [];
      if (mode === undefined || id === undefined || name === undefined) continue;
      const path = utf8Of(name);
      stats.push({
        path,
        mode: Number.parseInt(mode, 16),
        modifiedAt: Number(time) * 1000,
        sizeBytes: Number(size),
        id,
      });
    }
  }
  const known = new Set(stats.map(({ path }) => path));
  return {
    entries: stats.map(({ path, mode, modifiedAt, sizeBytes, id }) => ({
      path,
      kind: kinds.get(mode & fileTypeBits) ?? 'other',
      sizeBytes,
      id,
      facts: { mode: mode & 0o7777, modifiedAt: modifiedAt as EpochMs, symlinkTarget: links.get(path) },
    })),
    denied,
    links,
    broken: [...links.keys()].filter((path) => !known.has(path)),
    isWhole,
  };
}
