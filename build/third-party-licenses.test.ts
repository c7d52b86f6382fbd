import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { licencesText, packageFolders, readPackage } from './third-party-licenses.mjs';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'notafter-licences-'));
});
afterEach(() => rm(root, { recursive: true }));

async function install(name: string, stated: object, files: Record<string, string> = {}) {
  const folder = join(root, 'node_modules', name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...stated }));
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return readPackage(root, `node_modules/${name}`);
}

test('the packages are those of the files that were bundled, scoped and nested ones too, each once', () => {
  const modules = [
    'shared/x509/der.ts',
    'node_modules/zod/v4/index.js',
    '/home/someone/project/node_modules/zod/v4/core.js?commonjs-module',
    '\0/home/someone/project/node_modules/@tanstack/react-virtual/dist/index.js',
    'node_modules/a/node_modules/@s/b/c.js',
  ];
  expect(packageFolders(modules)).toEqual([
    'node_modules/@tanstack/react-virtual',
    'node_modules/a/node_modules/@s/b',
    'node_modules/zod',
  ]);
});

test('licence and notice texts are taken whole, whatever their files are called; code is not', async () => {
  const one = await install(
    'one',
    { license: 'Apache-2.0' },
    { 'LICENSE-APACHE.md': 'Apache\r\ntext', NOTICE: 'Noted.', 'license.js': 'code', 'README.md': 'no' },
  );
  expect(one.texts).toEqual(['Apache\ntext', 'Noted.']);
});

test('a package without a text is named with what it states, one that states nothing cannot be shipped', async () => {
  const quiet = await install('quiet', { license: 'MIT', author: { name: 'A. Author' } });
  expect(licencesText([quiet])).toContain('The package ships no licence text; it states MIT, by A. Author.');
  const old = await install('old', { licenses: [{ type: 'MIT' }, { type: 'BSD-3-Clause' }] });
  expect(old.license).toBe('MIT OR BSD-3-Clause');
  const silent = await install('silent', {});
  expect(() => licencesText([quiet, silent])).toThrow('No licence is stated by silent');
});

test('packages stand in the order of their names, and one installed twice stands once', async () => {
  const b = await install('b', { license: 'MIT' });
  const a = await install('a', { license: 'ISC' });
  const text = licencesText([b, a, { ...b }]);
  expect(text.indexOf('\na 1.0.0\nISC')).toBeLessThan(text.indexOf('\nb 1.0.0\nMIT'));
  expect(text).toMatch(/^NotAfter holds parts of the 2 packages/u);
});
