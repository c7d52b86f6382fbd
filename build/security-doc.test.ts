import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = readFileSync(`${root}SECURITY.md`, 'utf8');
const named = [...text.matchAll(/`([\w./-]+\.(?:test|spec)\.tsx?)`/gu)].map(([, path = '']) => path);

it('every test that SECURITY.md names is there, and tests something', () => {
  expect(named.length).toBeGreaterThan(20);
  const missing = named.filter(
    (path) => !existsSync(root + path) || !/\b(?:it|test)(?:\.\w+)*\(/u.test(readFileSync(root + path, 'utf8')),
  );
  expect(missing).toEqual([]);
});

it('every promise in SECURITY.md is held by a test', () => {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| promise'));
  expect(rows.length).toBeGreaterThan(15);
  expect(rows.filter((row) => !/\.(?:test|spec)\.tsx?`/u.test(row))).toEqual([]);
});
