import { maxNodeFileBytes } from '../limits.ts';
import type { NodeEntry } from './node-listing.ts';
import { quoted } from './remote-commands.ts';

/** Linux takes no longer word than 128 kB, and the whole command is one. */
const maxWordsBytes = 64 * 1024;

/** Files that are read by one command: few enough for its words, and for what it writes. */
export function* commandBatches(entries: readonly NodeEntry[]): Generator<readonly NodeEntry[], void, void> {
  let batch: NodeEntry[] = [];
  let wordsBytes = 0;
  let contentBytes = 0;
  for (const entry of entries) {
    const bytes = Buffer.byteLength(quoted(entry.path)) + 1;
    if (batch.length > 0 && (wordsBytes + bytes > maxWordsBytes || contentBytes > maxNodeFileBytes)) {
      yield batch;
      batch = [];
      wordsBytes = 0;
      contentBytes = 0;
    }
    batch.push(entry);
    wordsBytes += bytes;
    contentBytes += entry.sizeBytes;
  }
  if (batch.length > 0) yield batch;
}
