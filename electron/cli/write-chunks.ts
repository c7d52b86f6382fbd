import { gathered } from '../engine/files/write-report-file.ts';
import type { CliHost } from './cli-host.ts';

/** Writes a long text to stdout while it is being made: as fast as it is read there, and never the whole in memory. */
export async function writeChunks(chunks: Iterable<string>, host: CliHost): Promise<void> {
  for (const text of gathered(chunks)) await host.writeOutWhenReady(text);
}
