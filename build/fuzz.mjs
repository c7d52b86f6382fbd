// `npm run fuzz`: bundles e2e/fuzz/main.ts, since Node 20 reads no TypeScript, and runs it with the same arguments.
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { requireBanner } from './require-banner.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = `${root}dist/fuzz/main.mjs`;
await build({
  absWorkingDir: root,
  entryPoints: ['e2e/fuzz/main.ts'],
  outfile,
  bundle: true,
  external: ['cpu-features', '*.node'],
  banner: { js: requireBanner },
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'error',
});
const run = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = run.status ?? 1;
