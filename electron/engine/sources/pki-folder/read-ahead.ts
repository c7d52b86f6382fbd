import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileError } from '../file-error.ts';
import { factsOf, wipe, type PathOnDisk, type ReadFile } from './file-reader.ts';
import type { Found } from './walk.ts';

/**
 * What a walk came upon; for a file whose bytes were asked for before its turn, what came of it: `undefined` where it has
 * to be read in its turn after all.
 */
export interface FoundAhead {
  readonly found: Found;
  readonly ahead: Promise<ReadFile | undefined> | undefined;
}

/** So many answers of a slow disk are waited for at once, as far as Node's thread pool goes (4, or UV_THREADPOOL_SIZE). */
const maxAhead = 64;
/** Larger files wait for their turn, which bounds the memory. */
const maxAheadBytes = 256 * 1024;

/**
 * A walk in its own order. While `isSlow`, files are asked for before their turn: a disk behind a network answers each
 * within milliseconds, and many at once in hardly more. A disk that is fast is read faster without.
 */
export function* readingAhead(walk: Iterator<Found, void, void>, isSlow: () => boolean): Generator<FoundAhead> {
  const waiting: FoundAhead[] = [];
  let failure: { readonly error: unknown } | undefined;
  let isOver = false;
  /** @returns whether there may be more */
  const pull = (): boolean => {
    try {
      const { done, value } = walk.next();
      if (done === true) isOver = true;
      else waiting.push({ found: value, ahead: isSlow() && value.kind === 'file' ? readSoon(value) : undefined });
    } catch (error) {
      // What was found before comes first.
      failure = { error };
      isOver = true;
    }
    return !isOver;
  };
  try {
    while (true) {
      while (waiting.length < (isSlow() ? maxAhead : 1) && pull());
      const [next] = waiting;
      if (next === undefined) break;
      yield next;
      waiting.shift();
    }
  } finally {
    // Nobody will look at these any more, and they may hold keys.
    for (const { ahead } of waiting) void ahead?.then(wipe);
  }
  if (failure !== undefined) throw failure.error;
}

/** As `FileReader.read` does, in the thread pool and into memory of its own. Never rejects. */
async function readSoon({ onDisk, symlinkTarget }: Extract<Found, { kind: 'file' }>): Promise<ReadFile | undefined> {
  try {
    return await readSmall(onDisk, symlinkTarget);
  } catch (error) {
    return { error: fileError(error) };
  }
}

/** @returns `undefined` for what is no regular file, is large, or does not say how large it is */
async function readSmall(path: PathOnDisk, symlinkTarget: string | undefined): Promise<ReadFile | undefined> {
  // Not blocking: a FIFO put in place of the file since it was listed must not hang the look.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    const { size } = stats;
    if (!stats.isFile() || size === 0 || size > maxAheadBytes) return undefined;
    const bytes = Buffer.allocUnsafeSlow(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await handle.read(bytes, filled, size - filled, null);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { bytes: bytes.subarray(0, filled), facts: factsOf(stats, symlinkTarget) };
  } finally {
    await handle.close();
  }
}
