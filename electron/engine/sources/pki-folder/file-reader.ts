import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { maxFileBytes } from '../limits.ts';
import type { FileFacts } from '../../../../shared/pki/inventory.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { fileError, folderNotFile, notRegular, tooLarge, type FileError } from '../file-error.ts';

export type ReadFile = { readonly bytes: Buffer; readonly facts: FileFacts } | { readonly error: FileError };
export type PathOnDisk = string | Buffer;

/** Most PEM files fit; measured, one read with a buffer that is used again beats `readFileSync` by a sixth. */
const sharedBytes = 256 * 1024;

export interface FileReader {
  /** Reads one regular file, at once and whole. What it gives is good until the next `read`; {@link wipe} it before. */
  read(path: PathOnDisk, limitBytes: number, symlinkTarget?: string): ReadFile;
}

/** Clears what was read, for a file may have held a key. */
export function wipe(read: ReadFile | undefined): void {
  if (read !== undefined && 'bytes' in read) read.bytes.fill(0);
}

export function factsOf({ mode, mtimeMs }: Stats, symlinkTarget: string | undefined): FileFacts {
  return { mode: mode & 0o7777, modifiedAt: Math.trunc(mtimeMs) as EpochMs, symlinkTarget };
}

/** Each look has its own, so that two looks at once do not read into each other. */
export function fileReader(): FileReader {
  const shared = Buffer.allocUnsafeSlow(sharedBytes);
  return {
    read: (path, limitBytes, symlinkTarget) => {
      let fd: number | undefined;
      try {
        // Not blocking: a FIFO put in place of the file since it was listed must not hang the look.
        fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
        const stats = fstatSync(fd);
        if (!stats.isFile()) return { error: stats.isDirectory() ? folderNotFile : notRegular };
        if (stats.size > limitBytes) return { error: tooLarge(limitBytes, limitBytes > maxFileBytes) };
        const bytes = readWhole(fd, stats.size, limitBytes, shared);
        if (bytes.length > limitBytes) return { error: tooLarge(limitBytes) };
        return { bytes, facts: factsOf(stats, symlinkTarget) };
      } catch (error) {
        return { error: fileError(error) };
      } finally {
        if (fd !== undefined) closeSync(fd);
      }
    },
  };
}

/** Reads as much as was announced, or to the end where that comes sooner or nothing was: files of /proc say 0. */
function readWhole(fd: number, sizeBytes: number, limitBytes: number, shared: Buffer): Buffer {
  let buffer = sizeBytes < shared.length ? shared : Buffer.allocUnsafeSlow(sizeBytes + 1);
  let filled = 0;
  while (true) {
    if (filled === buffer.length) {
      if (filled > limitBytes) break;
      const larger = Buffer.allocUnsafeSlow(Math.min(filled * 2, limitBytes + 1));
      buffer.copy(larger);
      buffer = larger;
    }
    const count = readSync(fd, buffer, filled, buffer.length - filled, null);
    filled += count;
    // To ask once more whether this is the end would be half the work for a small file.
    if (count === 0 || filled === sizeBytes) break;
  }
  return buffer.subarray(0, filled);
}
