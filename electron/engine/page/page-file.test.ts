import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPageFile } from './page-file.ts';

let parent: string;
let rendererDir: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'notafter-page-'));
  rendererDir = join(parent, 'renderer');
  await mkdir(join(rendererDir, 'assets'), { recursive: true });
  await Promise.all([
    writeFile(join(parent, 'secret.js'), 'secret'),
    writeFile(join(rendererDir, 'index.html'), '<!doctype html>'),
    writeFile(join(rendererDir, 'assets', 'main-a1_B.js'), 'page'),
    writeFile(join(rendererDir, '.hidden.js'), 'hidden'),
    writeFile(join(rendererDir, 'notes.txt'), 'notes'),
  ]);
});
afterAll(() => rm(parent, { recursive: true }));

describe('a page file', () => {
  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/main-a1_B.js', 'text/javascript; charset=utf-8'],
  ])('%s is read as %s', async (path, contentType) => {
    expect((await readPageFile(rendererDir, path))?.contentType).toBe(contentType);
  });
});

describe('is not read:', () => {
  it.each([
    ['a path that climbs', '/../secret.js'],
    ['climbing, percent-encoded', '/%2e%2e/secret.js'],
    ['a slash, percent-encoded', '/..%2fsecret.js'],
    ['a slash the Windows way', '/..\\secret.js'],
    ['the same percent-encoded', '/..%5csecret.js'],
    ['from the middle', '/assets/../../secret.js'],
    ['an encoding of an encoding', '/%252e%252e/secret.js'],
    ['an encoding cut off', '/%2'],
    ['a NUL', '/index.html%00.js'],
    ['a hidden file', '/.hidden.js'],
    ['an empty part', '//index.html'],
    ['a folder', '/assets'],
    ['a file of another kind', '/notes.txt'],
    ['what is not there', '/missing.js'],
    ['a drive letter', '/C:/secret.js'],
  ])('%s', async (_what, path) => {
    expect(await readPageFile(rendererDir, path)).toBeUndefined();
  });
});
