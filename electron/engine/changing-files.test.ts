import { mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';

const pki = `${fixtureTrees}/default-rsa/etc-kubernetes/pki`;
const ca = readFileSync(`${pki}/ca.crt`);
const other = readFileSync(`${pki}/front-proxy-ca.crt`);
const files = 400;

/** Files that take long enough to be read that the look gives way in between: each is a bundle. */
function aTree(): string {
  const folder = tempFolder();
  const bundle = Buffer.concat(Array.from({ length: 40 }, () => ca));
  for (const part of ['a', 'm', 'z']) {
    mkdirSync(join(folder, part));
    for (let at = 0; at < files; at++) writeFileSync(join(folder, part, `${1_000 + at}.crt`), bundle);
  }
  return folder;
}

/** Looks, and does something once, when some files have been read and others have not. */
async function lookWhile(folder: string, change: (doneFiles: number) => void): Promise<Inventory> {
  let isChanged = false;
  const { inventory, cancelled } = await look([folder], {
    onProgress: ({ done }) => {
      if (isChanged || done < 20) return;
      isChanged = true;
      change(done);
    },
  });
  expect(isChanged, 'the look gave way before its end').toBe(true);
  expect(cancelled).toBe(false);
  return inventory;
}

const filesWith = ({ sightings }: Inventory, part: string): number =>
  new Set(sightings.map(({ path }) => path).filter((path) => path.includes(`/${part}/`))).size;

describe('while a look is under way', () => {
  it('a folder that is removed is told, and what lay elsewhere and what was read before is kept', async () => {
    const folder = aTree();
    const inventory = await lookWhile(folder, () => rmSync(join(folder, 'z'), { recursive: true }));
    expect(filesWith(inventory, 'a')).toBe(files);
    const { problems, coverage } = inventory;
    const read = filesWith(inventory, 'z');
    expect(read).toBeLessThan(files);
    // Either its files had been listed, then each is named, or it had not, then the folder is.
    expect(problems.length).toBeGreaterThan(0);
    for (const { path, code, message } of problems) {
      expect(path).toContain(join(folder, 'z'));
      expect(['not-found', 'read-failed']).toContain(code);
      expect(message).toContain('z');
    }
    expect(coverage.read).toBe(filesWith(inventory, 'a') + filesWith(inventory, 'm') + read);
  });

  it('the whole place may go: what was read stays, and the rest is told', async () => {
    const folder = aTree();
    const inventory = await lookWhile(folder, () => renameSync(folder, `${folder}-gone`));
    rmSync(`${folder}-gone`, { recursive: true });
    expect(inventory.sightings.length).toBeGreaterThan(0);
    expect(inventory.problems.length).toBeGreaterThan(0);
  });

  it('files that are cut, emptied, replaced and grow are each told or read as one of what they were', async () => {
    const folder = aTree();
    // Late in the folder that is being read: they were listed as they were before.
    const name = (at: number): string => join(folder, 'a', `${1_390 + at}.crt`);
    const inventory = await lookWhile(folder, () => {
      truncateSync(name(1), 700);
      truncateSync(name(2), 0);
      writeFileSync(`${name(3)}.tmp`, other);
      renameSync(`${name(3)}.tmp`, name(3));
      writeFileSync(name(4), Buffer.concat(Array.from({ length: 400 }, () => other)));
      rmSync(name(5));
      mkdirSync(name(5));
      writeFileSync(name(6), 'nothing of the kind');
    });
    const codeOf = (at: number): string | undefined => inventory.problems.find(({ path }) => path === name(at))?.code;
    const seenIn = (at: number): number => inventory.sightings.filter(({ path }) => path === name(at)).length;
    expect([codeOf(1), seenIn(1)]).toEqual(['bad-pem', 0]);
    expect([codeOf(2), seenIn(2)]).toEqual(['empty-file', 0]);
    expect([codeOf(3), seenIn(3)]).toEqual([undefined, 1]);
    expect([codeOf(4), seenIn(4)]).toEqual([undefined, 400]);
    expect(seenIn(5)).toBe(0);
    expect(codeOf(5)).toBe('not-a-regular-file');
    expect(seenIn(6)).toBe(0);
    expect(filesWith(inventory, 'z')).toBe(files);
  });
});
