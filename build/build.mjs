// Builds dist/: the command line (with serve), the desktop host, and the window both of them show.
import { rename, rm, writeFile } from 'node:fs/promises';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { fileURLToPath } from 'node:url';
import { requireBanner } from './require-banner.mjs';
import { licencesText, packageFolders, readPackage } from './third-party-licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = `${root}dist`;
/** Built here and moved when all of it is done: a failed build leaves the last good one, and none is seen half made. */
const staging = `${dist}/.staging`;

/** @type {import('esbuild').BuildOptions & { metafile: true }} */
const nodeSide = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
  // But for electron these are native helpers that ws and ssh2 load if they are installed; they work without.
  external: ['electron', 'bufferutil', 'utf-8-validate', 'cpu-features', '*.node'],
};

/**
 * An ES module with lazily loaded parts in files of their own, so that a short command does not pay for the long ones.
 * @param {Record<string, string>} entryPoints
 * @param {string} outdir
 */
function moduleBundle(entryPoints, outdir) {
  return esbuild({
    ...nodeSide,
    entryPoints,
    outdir,
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: requireBanner },
  });
}

/** @type {Set<string>} every file that went into the window */
const windowModules = new Set();

await rm(staging, { recursive: true, force: true });
const [cli, desktop, preload] = await Promise.all([
  moduleBundle({ cli: 'electron/cli/main.ts' }, staging),
  moduleBundle({ start: 'electron/desktop/start.ts', main: 'electron/desktop/main.ts' }, `${staging}/desktop`),
  // A sandboxed preload script must be one CommonJS file that requires nothing but electron.
  esbuild({
    ...nodeSide,
    entryPoints: ['electron/desktop/preload.ts'],
    outfile: `${staging}/desktop/preload.cjs`,
    format: 'cjs',
  }),
  vite({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    logLevel: 'warn',
    build: { outDir: `${staging}/renderer` },
    plugins: [{ name: 'modules-of-the-window', moduleParsed: ({ id }) => void windowModules.add(id) }],
  }),
]);
const modules = [cli, desktop, preload].flatMap(({ metafile }) => Object.keys(metafile.inputs));
const packages = packageFolders([...modules, ...windowModules]).map((folder) => readPackage(root, folder));
await writeFile(`${staging}/third-party-licenses.txt`, licencesText(packages));
for (const output of ['chunks', 'cli.mjs', 'desktop', 'renderer', 'third-party-licenses.txt']) {
  await rm(`${dist}/${output}`, { recursive: true, force: true });
  await rename(`${staging}/${output}`, `${dist}/${output}`);
}
await rm(staging, { recursive: true });
