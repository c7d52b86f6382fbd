// Tells whether dist/ is older than the sources it is made from.
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const outputs = [
  'dist/cli.mjs',
  'dist/desktop/main.mjs',
  'dist/desktop/preload.cjs',
  'dist/renderer/index.html',
  'dist/third-party-licenses.txt',
];
const sources = ['shared', 'electron', 'renderer', 'build', 'package-lock.json'];

/** @returns {Promise<boolean>} something of dist/ is missing or older than a source */
export async function needsBuild() {
  const built = await Promise.all(outputs.map((path) => modifiedMs(join(root, path)).catch(() => 0)));
  const written = await Promise.all(sources.map((path) => newestMs(join(root, path))));
  return Math.min(...built) < Math.max(...written);
}

/** @param {string} path */
async function newestMs(path) {
  const { isDirectory, mtimeMs } = await stat(path).then((s) => ({ isDirectory: s.isDirectory(), mtimeMs: s.mtimeMs }));
  if (!isDirectory) return mtimeMs;
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const times = await Promise.all(files.map((entry) => modifiedMs(join(entry.parentPath, entry.name))));
  return Math.max(0, ...times);
}

/** @param {string} path */
async function modifiedMs(path) {
  return (await stat(path)).mtimeMs;
}
