// The one table of which folder may import what. `npm run fix:walls` writes it into build/oxlintrc.json (static imports,
// types included); build/walls.test.ts holds dynamic imports to the same rows and plants violations in both.

/**
 * @typedef {object} Layer
 * @property {string} folder   the layer's folder, `/` between parts
 * @property {string[]} packages  packages it may import besides itself; `node:` stands for every Node module
 * @property {string[]} folders   other layers it may import
 */

/** @type {readonly Layer[]} */
export const layers = [
  { folder: 'shared', packages: ['d3-time', 'zod'], folders: [] },
  {
    folder: 'electron/engine',
    packages: [
      'node:',
      '@peculiar/asn1-schema',
      '@peculiar/asn1-x509',
      '@peculiar/x509',
      'node-forge',
      'reflect-metadata',
      'ssh-config',
      'ssh2',
      'tar-stream',
      'yaml',
      'yauzl',
      'zod',
    ],
    folders: ['shared'],
  },
  { folder: 'electron/serve', packages: ['node:', 'ws'], folders: ['shared', 'electron/engine'] },
  { folder: 'electron/cli', packages: ['node:'], folders: ['shared', 'electron/engine', 'electron/serve'] },
  {
    folder: 'electron/desktop',
    packages: ['node:', 'electron', 'electron-updater'],
    folders: ['shared', 'electron/engine'],
  },
  {
    folder: 'renderer',
    packages: [
      '@tanstack/react-virtual',
      'd3-time',
      'i18next',
      'lucide-react',
      'react',
      'react-aria-components',
      'react-dom',
      'react-i18next',
      'zustand',
    ],
    folders: ['shared'],
  },
];

/** @param {string} file  path from the project's root */
export function layerOf(file) {
  return layers.find(({ folder }) => file.startsWith(`${folder}/`));
}

/**
 * @param {Layer} layer
 * @param {string} specifier  what stands between the quotes, not relative
 */
export function mayImportPackage(layer, specifier) {
  return layer.packages.some(
    (name) => specifier === name || specifier.startsWith(name === 'node:' ? name : `${name}/`),
  );
}

/**
 * @param {Layer} layer
 * @param {string} file  the imported file, from the project's root
 */
export function mayImportFile(layer, file) {
  return [layer.folder, ...layer.folders].some((folder) => file.startsWith(`${folder}/`));
}

/** @param {Layer} layer */
function restrictedImports(layer) {
  const foreign = layers.map(({ folder }) => folder).filter((f) => f !== layer.folder && !layer.folders.includes(f));
  // A sibling below electron/ is written `../serve/…`, without its parent's name.
  const siblings = foreign.filter((folder) => folder.startsWith('electron/')).map((folder) => folder.slice(9));
  const allowed = layer.packages.flatMap((name) =>
    name === 'node:' ? ['!node:*', '!node:*/**'] : [`!${name}`, `!${name}/**`],
  );
  return {
    // The folders come first: a negated entry of the second group would end the search with "allowed".
    patterns: [
      {
        regex: `(^|/)(${foreign.join('|')})/|\\.\\./(${siblings.join('|')})/`,
        message: `${layer.folder} may not reach into this folder (build/walls.mjs).`,
      },
      {
        group: ['*', '*/**', '@*/**', '!./**', '!../**', ...allowed],
        message: `${layer.folder} may import only ${[layer.folder, ...layer.folders, ...layer.packages].join(', ')} (build/walls.mjs).`,
      },
    ],
  };
}

/** The overrides of build/oxlintrc.json that stand for the table. */
export function lintOverrides() {
  return layers.map((layer) => ({
    files: [`**/${layer.folder}/**/*.ts`, `**/${layer.folder}/**/*.tsx`],
    rules: { 'no-restricted-imports': ['error', restrictedImports(layer)] },
  }));
}
