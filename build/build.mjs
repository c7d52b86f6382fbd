// Builds dist/: the command line (with serve), the desktop host, and the window both of them show.
import { rm } from 'node:fs/promises';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

// ws, yaml and other CommonJS parts call `require` for Node's own modules; an ES module has none.
const requireBanner = `import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);`;

/** @type {import('esbuild').BuildOptions} */
const nodeSide = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
  legalComments: 'none',
  // Both are native helpers that ws loads if they are installed; it works without.
  external: ['electron', 'bufferutil', 'utf-8-validate'],
};

/**
 * An ES module with lazily loaded parts in files of their own, so that a short command does not pay for the long ones.
 * @param {string} name
 * @param {string} entry
 * @param {string} outdir
 */
function moduleBundle(name, entry, outdir) {
  return esbuild({
    ...nodeSide,
    entryPoints: { [name]: entry },
    outdir,
    format: 'esm',
    splitting: true,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: requireBanner },
  });
}

const outputs = ['chunks', 'cli.mjs', 'desktop', 'renderer'];
await Promise.all(outputs.map((path) => rm(`${root}dist/${path}`, { recursive: true, force: true })));
await Promise.all([
  moduleBundle('cli', 'electron/cli/main.ts', 'dist'),
  moduleBundle('main', 'electron/desktop/main.ts', 'dist/desktop'),
  // A sandboxed preload script must be one CommonJS file that requires nothing but electron.
  esbuild({
    ...nodeSide,
    entryPoints: ['electron/desktop/preload.ts'],
    outfile: 'dist/desktop/preload.cjs',
    format: 'cjs',
  }),
  vite({ configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)), logLevel: 'warn' }),
]);
