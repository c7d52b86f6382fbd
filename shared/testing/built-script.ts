import { build } from 'esbuild';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A few lines of TypeScript for a process of their own, which plain Node can run: for what a test does to a process that
 * it would not survive itself.
 *
 * @param source  imports by path from the project's root, `./electron/engine/…`
 * @returns the path of the script
 */
export async function builtScript(source: string): Promise<string> {
  const outfile = join(await mkdtemp(join(tmpdir(), 'notafter-script-')), 'script.mjs');
  await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    logLevel: 'error',
  });
  return outfile;
}
