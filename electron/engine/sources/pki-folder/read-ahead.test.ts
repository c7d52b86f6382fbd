import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { tempFolder } from '../../../../shared/testing/temp-folder.ts';
import { fileReader, type ReadFile } from './file-reader.ts';
import { readingAhead } from './read-ahead.ts';
import { readingPace } from './reading-pace.ts';
import { walkFolder, type Found } from './walk.ts';

/** On a busy machine, too. */
const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 20_000 });

const isRoot = process.getuid?.() === 0;
const limit = 1024 * 1024;

/** A folder of what a folder may hold. */
function aFolder(): string {
  const root = tempFolder();
  mkdirSync(join(root, 'inside'));
  for (let index = 0; index < 100; index++) writeFileSync(join(root, 'inside', `${index}.crt`), `file ${index}`);
  writeFileSync(join(root, 'empty.crt'), '');
  writeFileSync(join(root, 'large.crt'), 'x'.repeat(300 * 1024));
  writeFileSync(join(root, 'too-large.crt'), 'x'.repeat(limit + 1));
  writeFileSync(join(root, 'locked.crt'), 'locked', { mode: 0o640 });
  chmodSync(join(root, 'locked.crt'), isRoot ? 0o600 : 0);
  symlinkSync('inside/7.crt', join(root, 'linked.crt'));
  symlinkSync('nowhere', join(root, 'broken.crt'));
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(root, 'pipe')]);
  return root;
}

/** Everything of a walk with what was read of it, as text. */
async function readAll(root: string, isSlow: () => boolean): Promise<readonly unknown[]> {
  const reader = fileReader();
  const all: unknown[] = [];
  for (const { found, ahead } of readingAhead(walkFolder(root), isSlow)) {
    const read =
      found.kind === 'file' ? ((await ahead) ?? reader.read(found.onDisk, limit, found.symlinkTarget)) : undefined;
    all.push([found, textOf(read)]);
  }
  return all;
}

function textOf(read: ReadFile | undefined): unknown {
  return read === undefined || 'error' in read ? read : { ...read, bytes: read.bytes.toString() };
}

it('a slow disk gives the same in the same order as a fast one, and one that becomes slow on the way', async () => {
  const root = aFolder();
  const fast = await readAll(root, () => false);
  expect(fast.length).toBeGreaterThan(105);
  expect(await readAll(root, () => true)).toEqual(fast);
  let asked = 0;
  expect(await readAll(root, () => ++asked > 50)).toEqual(fast);
});

it('a file that is gone since it was listed is told as gone', async () => {
  const path = join(tempFolder(), 'gone.crt');
  function* walk(): Generator<Found, void, void> {
    yield { kind: 'file', path, onDisk: path, symlinkTarget: undefined };
  }
  const [only] = [...readingAhead(walk(), () => true)];
  expect(await only?.ahead).toEqual({ error: expect.objectContaining({ code: 'not-found' }) as unknown });
});

it('what nobody looks at any more is wiped', async () => {
  const root = join(aFolder(), 'inside');
  const wiped: string[] = [];
  const fill = vi.spyOn(Buffer.prototype, 'fill').mockImplementation(function (this: Buffer) {
    wiped.push(this.toString());
    return this;
  });
  onTestFinished(() => fill.mockRestore());
  // The walk is left at the first file, as a look that is stopped does.
  for (const { ahead } of readingAhead(walkFolder(root), () => true)) if (ahead !== undefined) break;
  await eventually(() => expect(wiped.filter((text) => text.startsWith('file '))).toHaveLength(64));
});

it('a walk that fails is told after what was found before', () => {
  function* failing(): Generator<Found, void, void> {
    yield { kind: 'listed', count: 1 };
    throw new Error('gone');
  }
  const kinds: string[] = [];
  expect(() => {
    for (const { found } of readingAhead(failing(), () => true)) kinds.push(found.kind);
  }).toThrow('gone');
  expect(kinds).toEqual(['listed']);
});

it.each([
  ['a disk that takes its time', Array.from({ length: 8 }, () => 5), true],
  ['a fast one', Array.from({ length: 100 }, () => 0.03), false],
  ['a fast one on a busy machine', Array.from({ length: 90 }, (_, index) => (index % 3 === 0 ? 40 : 0.03)), false],
  [
    'a slow one with some files in memory',
    Array.from({ length: 40 }, (_, index) => (index % 5 === 0 ? 0.03 : 5)),
    true,
  ],
])('%s is told by its reads', (_what, times, isSlow) => {
  const pace = readingPace();
  for (const ms of times) pace.took(ms);
  expect(pace.isSlow()).toBe(isSlow);
});
