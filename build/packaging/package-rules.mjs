// What may be in app.asar, and what must be.

/** Bytes. */
export const maxAsarSize = 25_000_000;

const allowed = [
  /^package\.json$/u,
  /^dist\/cli\.mjs$/u,
  /^dist\/chunks\/[\w.-]+\.mjs$/u,
  /^dist\/desktop\/(?:start|main)\.mjs$/u,
  /^dist\/desktop\/preload\.cjs$/u,
  /^dist\/desktop\/chunks\/[\w.-]+\.mjs$/u,
  /^dist\/renderer\/(?:index\.html|assets\/[\w.-]+\.(?:css|js|svg|woff2))$/u,
  /^dist\/third-party-licenses\.txt$/u,
];
const required = [
  'package.json',
  'dist/cli.mjs',
  'dist/desktop/start.mjs',
  'dist/desktop/main.mjs',
  'dist/desktop/preload.cjs',
  'dist/renderer/index.html',
  'dist/third-party-licenses.txt',
];

/**
 * @param {readonly string[]} files  of app.asar, `/` between parts
 * @returns {string[]} sentences, one a fault
 */
export function faultsOfFileList(files) {
  const unexpected = files.filter((file) => !allowed.some((pattern) => pattern.test(file)));
  const missing = required.filter((file) => !files.includes(file));
  return [
    ...unexpected.map((file) => `${file} does not belong into the package.`),
    ...missing.map((file) => `${file} is missing from the package.`),
  ];
}

/**
 * @param {string} file
 * @param {string} text
 * @param {readonly string[]} machinePaths  folders of this machine that no shipped file may name
 * @returns {string[]}
 */
export function faultsOfText(file, text, machinePaths) {
  const isCode = /\.(?:mjs|cjs|js|css)$/u.test(file);
  return [
    ...(isCode && /^\/[/*][#@] ?sourceMappingURL=/mu.test(text) ? [`${file} names a source map.`] : []),
    ...machinePaths
      .filter((path) => text.includes(path))
      .map((path) => `${file} names ${path}, a folder of this machine.`),
  ];
}

/**
 * The packages whose code stands in the Node side of the build, which is not minified and says before each file where it
 * is from: held against the licences, which are collected from what the bundler reports.
 *
 * @param {string} text
 */
export function packagesNamedIn(text) {
  const comments = text.matchAll(/^\/\/ (?:.*\/)?node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gmu);
  return new Set([...comments].flatMap(([, name]) => name ?? []));
}

/**
 * @param {string} licences  the collected text
 * @param {Iterable<string>} packages
 * @returns {string[]}
 */
export function missingLicences(licences, packages) {
  const heads = new Set(licences.split(/^=+$/mu).flatMap((section) => /^\n(\S+) \S+\n/u.exec(section)?.[1] ?? []));
  return [...packages].filter((name) => !heads.has(name)).map((name) => `The licence of ${name} is missing.`);
}
