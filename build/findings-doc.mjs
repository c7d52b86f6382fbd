// Writes docs/findings.md from the rules: `npm run fix:findings`. A test holds the file to them.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = `${root}dist/findings-doc.mjs`;
await build({
  absWorkingDir: root,
  entryPoints: ['shared/reports/findings-doc.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
});
const { findingsDoc } = await import(pathToFileURL(outfile).href);
await writeFile(`${root}docs/findings.md`, findingsDoc());
