import type { EpochMs } from '../../shared/x509/brand.ts';
import { findRendererDir } from '../engine/page/renderer-dir.ts';
import { openBrowser } from './open-browser.ts';
import { PortError, startServe } from './start-serve.ts';

export interface RunServeOptions {
  readonly places: readonly string[];
  readonly port: number;
  /** Open the person's browser at the printed address. */
  readonly open: boolean;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
}

/**
 * Serves until SIGINT or SIGTERM.
 *
 * @returns the exit code: 0 when stopped, 2 when the port or the built window is missing
 */
export async function runServe({ places, port, open, print, printError }: RunServeOptions): Promise<number> {
  const rendererDir = findRendererDir(import.meta.url);
  if (rendererDir === undefined) {
    printError('The window is not built: run `npm run build` first.');
    return 2;
  }
  try {
    const server = await startServe({ places, port, rendererDir, now: () => Date.now() as EpochMs });
    const stopped = untilStopped();
    print(`NotAfter is at ${server.url}`);
    print('The address opens once, in a browser on this machine. Ctrl+C stops it.');
    if (open) openBrowser(server.url);
    await stopped;
    await server.close();
    return 0;
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    printError(error.message);
    return 2;
  }
}

function untilStopped(): Promise<void> {
  return new Promise((stop) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop());
  });
}
