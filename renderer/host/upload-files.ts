import type { LeftOut, UploadedFile } from '../../shared/bridge/contract.ts';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import { maxMessageBytes, maxPathChars, maxUploadFileBytes, maxUploadFiles } from '../../shared/bridge/limits.ts';
import { succeed, type Result } from '../../shared/bridge/result.ts';
import { base64Of } from './base64-of.ts';
import type { DroppedTree } from './dropped-entries.ts';

/** Room in a message for what is not file content: the call's frame, and for each file its path. */
const frameBytes = 64 * 1024;
const perFileBytes = 2 * maxPathChars;
/** A larger file goes in several pieces, each of which is four thirds of itself in base64. */
const pieceBytes = 8 * 1024 * 1024;

/** Sends a drop in messages that the host takes. @returns the place it makes up */
export async function uploadFiles(host: HostApi, { files, leftOut }: DroppedTree): Promise<Result<string>> {
  const begun = await host.call('upload.begin', {});
  if (!begun.ok) return begun;
  const { place } = begun.value;
  let batch: UploadedFile[] = [];
  let batchBytes = frameBytes;
  const send = async () => {
    if (batch.length === 0) return succeed(undefined);
    const sent = await host.call('upload.add', { place, files: batch });
    batch = [];
    batchBytes = frameBytes;
    return sent;
  };
  const add = async (file: UploadedFile) => {
    const bytes = file.base64.length + perFileBytes;
    const isFull = batch.length >= maxUploadFiles || batchBytes + bytes > maxMessageBytes;
    // A piece continues the last file of the message before.
    const sent = isFull || file.continues === true ? await send() : succeed(undefined);
    batch.push(file);
    batchBytes += bytes;
    return sent;
  };
  for (const { path, why } of leftOut) {
    const added = await add({ path: plainPath(path), base64: '', leftOut: why });
    if (!added.ok) return added;
  }
  for (const { path, file } of files) {
    for await (const piece of piecesOf(file)) {
      const added = await add({ path: plainPath(path), ...piece });
      if (!added.ok) return added;
    }
  }
  const sent = await send();
  return sent.ok ? succeed(place) : sent;
}

interface Piece {
  readonly base64: string;
  readonly continues?: boolean;
  readonly leftOut?: LeftOut;
}

/** Read one at a time, so that a window never holds a whole large file as text; an empty file is one empty piece. */
async function* piecesOf(file: File): AsyncGenerator<Piece> {
  if (file.size > maxUploadFileBytes) {
    yield { base64: '', leftOut: 'too-large' };
    return;
  }
  let from = 0;
  do {
    const base64 = await base64Of(file.slice(from, from + pieceBytes));
    const continues = from > 0 ? { continues: true } : {};
    if (base64 === undefined) {
      yield { base64: '', leftOut: 'read-failed', ...continues };
      return;
    }
    yield { base64, ...continues };
    from += pieceBytes;
  } while (from < file.size);
}

/** A name may hold what the host refuses in a path; a backslash is legal on Linux and a separator on Windows. */
function plainPath(path: string): string {
  return path
    .replaceAll(/[\\\0]/gu, '_')
    .slice(-maxPathChars)
    .replace(/^\/+/u, '');
}
