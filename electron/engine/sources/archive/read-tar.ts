import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import type { FileFacts } from '../../../../shared/pki/inventory.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import type { FileError } from '../file-error.ts';
import { maxFileBytes } from '../limits.ts';
import { badArchive, specialEntry, tooLargeEntry, type ArchiveEntry } from './archive-entry.ts';
import type { UnpackingBudget } from './unpacking-budget.ts';

/** What `extract()` gives, in the words of Node's own streams. */
type TarEntry = AsyncIterable<unknown> & { readonly header: Header };

const pieceBytes = 256 * 1024;

/** Unpacks a tar, gzipped or not, in memory. Never throws for what is in it. @see POSIX pax, section "ustar" */
export async function* readTar(
  bytes: Buffer,
  isGzipped: boolean,
  budget: UnpackingBudget,
): AsyncGenerator<ArchiveEntry, void, void> {
  const unpacked = extract();
  const source = Readable.from(pieces(bytes));
  let stop: FileError | undefined;
  const pump = isGzipped ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => unpacked.destroy(error));
  pump.on('error', (error) => unpacked.destroy(error));
  pump.on('data', (piece: Buffer) => {
    stop ??= budget.bytes(piece.length);
    if (stop !== undefined) unpacked.destroy();
  });
  pump.pipe(unpacked);
  try {
    for await (const entry of unpacked) {
      stop ??= budget.entry();
      if (stop !== undefined) break;
      const read = await readEntry(entry);
      if (read !== undefined) yield read;
    }
    if (stop !== undefined) yield { kind: 'broken-off', error: stop };
    else if (!pump.readableEnded) yield { kind: 'broken-off', error: badArchive };
  } catch {
    yield { kind: 'broken-off', error: stop ?? badArchive };
  } finally {
    source.destroy();
    pump.destroy();
    unpacked.destroy();
  }
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}

async function readEntry(entry: TarEntry): Promise<ArchiveEntry | undefined> {
  const { name, type, size, linkname } = entry.header;
  const isFile = type === 'file' || type === 'contiguous-file';
  if (!isFile || size > maxFileBytes) {
    await drained(entry);
    if (isFile) return { kind: 'unreadable', name, error: tooLargeEntry };
    if (type === 'directory') return undefined;
    const target = linkname;
    if (type === 'symlink') return { kind: 'symlink', name, target, facts: factsOf(entry.header, target) };
    return type === 'link' ? { kind: 'hard-link', name, target } : { kind: 'unreadable', name, error: specialEntry };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk as Buffer);
  return { kind: 'file', name, bytes: Buffer.concat(chunks), facts: factsOf(entry.header, undefined) };
}

async function drained(entry: TarEntry): Promise<void> {
  const chunks = entry[Symbol.asyncIterator]();
  while ((await chunks.next()).done !== true);
}

function factsOf({ mode, mtime }: Header, symlinkTarget: string | undefined): FileFacts {
  return { mode: mode & 0o7777, modifiedAt: mtime.getTime() as EpochMs, symlinkTarget };
}
