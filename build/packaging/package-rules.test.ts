import { expect, test } from 'vitest';
import { faultsOfFileList, faultsOfText, missingLicences, packagesNamedIn } from './package-rules.mjs';

const files = [
  'package.json',
  'dist/cli.mjs',
  'dist/chunks/read-zip-ODTI6R2A.mjs',
  'dist/desktop/start.mjs',
  'dist/desktop/main.mjs',
  'dist/desktop/preload.cjs',
  'dist/renderer/index.html',
  'dist/renderer/assets/index-D1x_-3.js',
  'dist/third-party-licenses.txt',
];

test('what was built and package.json are all that is packed', () => {
  expect(faultsOfFileList(files)).toEqual([]);
});

test.each([
  'dist/cli.mjs.map',
  'dist/types/shared/a.d.ts',
  'node_modules/ws/index.js',
  'shared/x509/der.ts',
  'dist/renderer/assets/../../.env',
  '.npmrc',
])('%s is named as what does not belong', (file) => {
  expect(faultsOfFileList([...files, file])).toEqual([`${file} does not belong into the package.`]);
});

test('what is missing is named', () => {
  expect(faultsOfFileList(files.filter((file) => !file.includes('licenses')))).toEqual([
    'dist/third-party-licenses.txt is missing from the package.',
  ]);
});

test('source maps and folders of the machine that packed are found in texts', () => {
  expect(faultsOfText('dist/cli.mjs', 'const a = 1;\n//# sourceMappingURL=cli.mjs.map\n', ['/home/me'])).toEqual([
    'dist/cli.mjs names a source map.',
  ]);
  expect(faultsOfText('dist/cli.mjs', 'const path = "/home/me/project/a.ts";', ['/home/me'])).toEqual([
    'dist/cli.mjs names /home/me, a folder of this machine.',
  ]);
  expect(faultsOfText('dist/cli.mjs', '// node_modules/ws/index.js', ['/home/me'])).toEqual([]);
});

test('a package whose code is there and whose licence is not is named', () => {
  const code =
    '// node_modules/ws/lib/a.js\n// node_modules/@peculiar/x509/b.js\n// node_modules/a/node_modules/b/c.js\n';
  const named = packagesNamedIn(code);
  expect([...named]).toEqual(['ws', '@peculiar/x509', 'b']);
  const licences = `two packages\n${'='.repeat(78)}\nws 8.23.0\nMIT\n${'='.repeat(78)}\nb 1.0.0\nISC\n`;
  expect(missingLicences(licences, named)).toEqual(['The licence of @peculiar/x509 is missing.']);
});
