import type { Readable } from 'node:stream';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { FileFacts } from '../../../../shared/pki/inventory.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import type { FileError } from '../file-error.ts';
import { maxFileBytes } from '../limits.ts';
import { badArchive, specialEntry, tooLargeEntry, type ArchiveEntry } from './archive-entry.ts';
import type { UnpackingBudget } from './unpacking-budget.ts';

/** File type bits of a Unix mode. @see inode(7) */
const typeMask = 0o170000;
const regularFile = 0o100000;
const symbolicLink = 0o120000;
const folder = 0o040000;
/** "Version made by", upper byte: 3 is Unix, 19 is macOS. @see APPNOTE.TXT section 4.4.2 */
const unixSystems: ReadonlySet<number> = new Set([3, 19]);
const maxLinkBytes = 4096;

const encrypted: FileError = {
  code: 'encrypted-container',
  reason: 'is encrypted in the archive; unpack it with its password',
};
const otherMethod: FileError = {
  code: 'unsupported-container',
  reason: 'is packed by a method that is not read here; unpack it with another tool',
};

/** Unpacks a zip in memory, entry by entry. Never throws for what is in it. @see APPNOTE.TXT */
export async function* readZip(bytes: Buffer, budget: UnpackingBudget): AsyncGenerator<ArchiveEntry, void, void> {
  try {
    // Names are taken raw: yauzl ends the whole archive at the first name that leads out of it.
    const zip = await fromBufferPromise(bytes, { decodeStrings: false });
    for await (const entry of zip.eachEntry()) {
      const stop = budget.entry();
      if (stop !== undefined) {
        yield { kind: 'broken-off', error: stop };
        return;
      }
      const read = await readEntry(zip, entry, budget);
      if (read === undefined) continue;
      yield read;
      if (read.kind === 'broken-off') return;
    }
  } catch {
    yield { kind: 'broken-off', error: badArchive };
  }
}

async function readEntry(zip: ZipFile, entry: Entry, budget: UnpackingBudget): Promise<ArchiveEntry | undefined> {
  const name = nameOf(entry);
  const mode = unixMode(entry);
  const type = mode === undefined ? regularFile : mode & typeMask;
  if (name.endsWith('/') || type === folder) return undefined;
  if (type !== symbolicLink && type !== regularFile && type !== 0) {
    return { kind: 'unreadable', name, error: specialEntry };
  }
  if (entry.isEncrypted()) return { kind: 'unreadable', name, error: encrypted };
  if (!entry.canDecodeFileData()) return { kind: 'unreadable', name, error: otherMethod };
  if (entry.uncompressedSize > maxFileBytes) return { kind: 'unreadable', name, error: tooLargeEntry };
  const stop = budget.bytes(entry.uncompressedSize);
  if (stop !== undefined) return { kind: 'broken-off', error: stop };

  const content = await contentOf(zip, entry);
  if (content === undefined) return { kind: 'unreadable', name, error: damaged };
  const facts = factsOf(entry, mode, undefined);
  if (type !== symbolicLink) return { kind: 'file', name, bytes: content, facts };
  const target = content.subarray(0, maxLinkBytes).toString('utf8');
  return { kind: 'symlink', name, target, facts: factsOf(entry, mode, target) };
}

const damaged: FileError = { code: 'bad-archive', reason: 'is damaged in the archive' };

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer | undefined> {
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}

function nameOf({ fileNameRaw }: Entry): string {
  return Buffer.from(fileNameRaw).toString('utf8').replaceAll('\\', '/');
}

function unixMode({ versionMadeBy, externalFileAttributes }: Entry): number | undefined {
  const mode = externalFileAttributes >>> 16;
  return unixSystems.has(versionMadeBy >>> 8) && mode !== 0 ? mode : undefined;
}

function factsOf(entry: Entry, mode: number | undefined, symlinkTarget: string | undefined): FileFacts | undefined {
  if (mode === undefined) return undefined;
  const modifiedAt = entry.getLastModDate({ timezone: 'UTC' }).getTime();
  return Number.isFinite(modifiedAt)
    ? { mode: mode & 0o7777, modifiedAt: modifiedAt as EpochMs, symlinkTarget }
    : undefined;
}
