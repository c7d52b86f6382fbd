// The licence texts of everything that is bundled into dist/, as one readable file. What is bundled is what the
// bundlers say they took, not what package.json lists.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license   SPDX expression as the package states it
 * @property {string} homepage  empty where the package names none
 * @property {string} author    empty where the package names none
 * @property {readonly string[]} texts  of its licence and notice files; empty where it ships none
 */

const licenceFile = /^(?:licen[cs]e|copying|notice)(?:-[\w-]+)?(?:\.(?:md|txt|markdown|mit|bsd|apache2))?$/iu;
const rule = '='.repeat(78);

/**
 * @param {Iterable<string>} modules  files the bundlers took, absolute or from the project's root; `\0`-ids and queries may be among them
 * @returns {string[]} the folders of the packages they belong to, from `node_modules/` on, sorted
 */
export function packageFolders(modules) {
  /** @type {Set<string>} */
  const folders = new Set();
  for (const module of modules) {
    const [path = ''] = module.split(sep).join('/').replaceAll('\0', '').split('?');
    const start = path.indexOf('node_modules/');
    const found = start === -1 ? undefined : /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/u.exec(path.slice(start))?.[0];
    // What Vite itself puts between modules lies in no package.
    if (found !== undefined && !found.endsWith('node_modules/.vite')) folders.add(found);
  }
  return [...folders].toSorted(compare);
}

/**
 * @param {string} root  holds node_modules
 * @param {string} folder  from root
 * @returns {BundledPackage}
 */
export function readPackage(root, folder) {
  const path = join(root, folder);
  const stated = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && licenceFile.test(entry.name))
    .map((entry) => entry.name)
    .toSorted();
  return {
    name: stated.name,
    version: stated.version,
    license: licenceOf(stated),
    homepage: stated.homepage ?? '',
    author: typeof stated.author === 'string' ? stated.author : (stated.author?.name ?? ''),
    texts: files.map((file) => readFileSync(join(path, file), 'utf8').replaceAll('\r\n', '\n').trim()),
  };
}

/** @param {{ license?: unknown, licenses?: { type?: string }[] }} stated  old packages write an object or a list */
function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license;
  const listed = /** @type {{ type?: string }[]} */ (license === undefined ? (licenses ?? []) : [license]);
  return listed.flatMap(({ type }) => type ?? []).join(' OR ');
}

/**
 * @param {readonly BundledPackage[]} packages
 * @returns {string}  throws with one sentence where a package states no licence at all
 */
export function licencesText(packages) {
  const unlicensed = packages.filter(({ license, texts }) => license === '' && texts.length === 0);
  if (unlicensed.length > 0) {
    throw new Error(`No licence is stated by ${unlicensed.map(({ name }) => name).join(', ')}: it cannot be shipped.`);
  }
  // npm may install one version in several places.
  const distinct = [...new Map(packages.map((one) => [`${one.name}@${one.version}`, one])).values()];
  const sections = distinct
    .toSorted((a, b) => compare(a.name, b.name) || compare(a.version, b.version))
    .map((one) => [rule, ...headOf(one), '', ...bodyOf(one)].join('\n'));
  return [
    `NotAfter holds parts of the ${distinct.length} packages below, each under its own licence. The desktop application also holds`,
    'Electron and Chromium, whose licences lie beside it in LICENSE.electron.txt and LICENSES.chromium.html.',
    '',
    ...sections,
    '',
  ].join('\n');
}

/** @param {BundledPackage} one */
function headOf({ name, version, license, homepage }) {
  return [`${name} ${version}`, license === '' ? 'licence below' : license, ...(homepage === '' ? [] : [homepage])];
}

/** @param {BundledPackage} one */
function bodyOf({ texts, author, license }) {
  if (texts.length > 0) return [texts.join('\n\n')];
  return [`The package ships no licence text; it states ${license}${author === '' ? '' : `, by ${author}`}.`];
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : Number(a > b);
}
