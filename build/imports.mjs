// What the product's files really import, dynamic imports included, as the bundler sees it.
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { layerOf, mayImportFile, mayImportPackage } from './walls.mjs';

/**
 * @param {string} root
 * @param {string} folder  below root
 * @returns {Promise<string[]>} the TypeScript files of the product in it, tests left out, from root
 */
export async function productFiles(root, folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name) && !/\.(test|d)\.tsx?$/u.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((file) => !file.startsWith('shared/testing/'));
}

/**
 * @param {string} root
 * @param {string[]} files  from root
 * @returns {Promise<string[]>} `file -> import` for each one that build/walls.mjs does not allow
 */
export async function importsAcrossWalls(root, files) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: files,
    bundle: true,
    packages: 'external',
    external: ['electron'],
    loader: { '.css': 'empty' },
    outdir: 'nowhere',
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'silent',
  });
  const violations = Object.entries(metafile.inputs).flatMap(([file, { imports }]) => {
    const layer = layerOf(file);
    if (layer === undefined) return [`${file} belongs to no layer`];
    return imports
      .filter(({ path, external }) => !(external ? mayImportPackage(layer, path) : mayImportFile(layer, path)))
      .filter(({ path }) => !path.endsWith('.css'))
      .map(({ path }) => `${file} -> ${path}`);
  });
  return violations.toSorted();
}
