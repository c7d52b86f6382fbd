import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../../shared/pki/inventory.ts';
import { fixtureTrees } from '../../../../shared/testing/corpora.ts';
import { tempFolder } from '../../../../shared/testing/temp-folder.ts';
import { zip } from '../../../../shared/testing/zip-archive.ts';
import { look } from '../../look.ts';
import { readTar } from './read-tar.ts';
import { readZip } from './read-zip.ts';
import { unpackingBudget, type ArchiveLimits } from './unpacking-budget.ts';

const node = `${fixtureTrees}/default-rsa`;
const ca = readFileSync(`${node}/etc-kubernetes/pki/ca.crt`);
const caKey = readFileSync(`${node}/etc-kubernetes/pki/ca.key`);
const nodeFiles = readdirSync(node, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry): Entry => [
    join(entry.parentPath, entry.name).slice(node.length + 1),
    readFileSync(join(entry.parentPath, entry.name)),
  ]);

type Entry = readonly [name: string, content: Buffer | { readonly link: string; readonly hard?: boolean }];

async function tar(entries: readonly Entry[]): Promise<Buffer> {
  const packed = pack();
  for (const [name, content] of entries) {
    if (Buffer.isBuffer(content)) packed.entry({ name, mode: 0o640, mtime: new Date('2026-11-22T00:00:00Z') }, content);
    else packed.entry({ name, type: content.hard === true ? 'link' : 'symlink', linkname: content.link });
  }
  packed.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of packed as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function lookInto(name: string, bytes: Buffer): Promise<Inventory & { at: (inside: string) => string }> {
  const folder = tempFolder({ [name]: bytes });
  const { inventory } = await look([join(folder, name)], {});
  expect(readdirSync(folder), 'nothing is written').toEqual([name]);
  return { ...inventory, at: (inside) => `${join(folder, name)}!/${inside}` };
}
const codes = ({ problems }: Inventory): string[] => problems.map(({ code }) => code);

function told({ sightings }: Inventory, root: string): unknown[] {
  return sightings
    .map(({ path, sha256, key, field }) => `${path.slice(root.length)} ${sha256} ${key} ${field}`)
    .toSorted();
}

describe('an archive of a folder shows what the folder shows', () => {
  it.each([
    ['node.tar', (entries: readonly Entry[]) => tar(entries)],
    ['node.tar.gz', async (entries: readonly Entry[]) => gzipSync(await tar(entries))],
    ['node.zip', async (entries: readonly Entry[]) => zip(entries.map(([name, content]) => [name, content as Buffer]))],
  ])('%s', async (name, made) => {
    const bytes = await made(nodeFiles);
    const inventory = await lookInto(name, bytes);
    const folder = (await look([node], {})).inventory;
    expect(told(inventory, inventory.at(''))).toEqual(told(folder, `${node}/`));
    expect(inventory.places[0]?.kind).toBe('archive');
    expect(inventory.coverage).toMatchObject({ files: folder.coverage.files, read: folder.coverage.read });
    expect(inventory.problems).toEqual([]);
  });

  it('inside of a folder, too, and inside of a drop', async () => {
    const bytes = gzipSync(await tar([['pki/ca.crt', ca]]));
    const folder = tempFolder({ 'node-1.tgz': bytes });
    expect((await look([folder], {})).inventory.sightings[0]?.path).toBe(`${folder}/node-1.tgz!/pki/ca.crt`);
    const uploads = new Map([['upload:1', [{ path: 'node-1.tgz', bytes }]]]);
    expect((await look(['upload:1'], { uploads })).inventory.sightings[0]?.path).toBe('node-1.tgz!/pki/ca.crt');
  });
});

describe('hostile names and links stay inside', () => {
  it.each([
    ['../../ca.crt', 'ca.crt', ['bad-archive']],
    ['pki/../../ca.crt', 'ca.crt', ['bad-archive']],
    ['/etc/kubernetes/pki/ca.crt', 'etc/kubernetes/pki/ca.crt', []],
    ['./pki//ca.crt', 'pki/ca.crt', []],
  ])('%s is shown as %s', async (name, shown, problems) => {
    for (const [file, bytes] of [
      ['a.tar', await tar([[name, ca]])],
      ['a.zip', zip([[name, ca]])],
    ] as const) {
      const inventory = await lookInto(file, bytes);
      expect(inventory.sightings.map(({ path }) => path)).toEqual([inventory.at(shown)]);
      expect(codes(inventory)).toEqual(problems);
    }
  });

  it('a backslash is a slash, and a drive is nothing', async () => {
    const inventory = await lookInto('a.zip', zip([['C:\\pki\\ca.crt', ca]]));
    expect(inventory.sightings[0]?.path).toBe(inventory.at('pki/ca.crt'));
  });

  it('links are followed inside of the archive and nowhere else', async () => {
    const inventory = await lookInto(
      'a.tar',
      await tar([
        ['pki/..data', { link: '..2026' }],
        ['pki/..2026/ca.crt', ca],
        ['pki/ca.crt', { link: '..data/ca.crt' }],
        ['pki/hard.crt', { link: 'pki/..2026/ca.crt', hard: true }],
        ['pki/absolute.crt', { link: '/pki/ca.crt' }],
        ['pki/passwd.crt', { link: '/etc/passwd' }],
        ['pki/up.crt', { link: `../../../../../..${node}/etc-kubernetes/pki/ca.crt` }],
        ['pki/loop.crt', { link: 'loop.crt' }],
      ]),
    );
    expect(inventory.sightings.map(({ path }) => path).toSorted()).toEqual(
      ['pki/..2026/ca.crt', 'pki/absolute.crt', 'pki/ca.crt', 'pki/hard.crt'].map(inventory.at),
    );
    expect(inventory.sightings.find(({ path }) => path.endsWith('!/pki/ca.crt'))?.file?.symlinkTarget).toBe(
      '..data/ca.crt',
    );
    expect(codes(inventory).toSorted()).toEqual(['broken-symlink', 'broken-symlink', 'symlink-loop']);
    expect(inventory.coverage).toMatchObject({ files: 8, read: 4, ignored: 1 });
  });

  it('a symlink in a zip is one', async () => {
    const inventory = await lookInto(
      'a.zip',
      zip([
        ['ca.crt', ca],
        ['current.pem', Buffer.from('ca.crt'), 'symlink'],
      ]),
    );
    expect(inventory.sightings.map(({ file }) => file?.symlinkTarget)).toEqual([undefined, 'ca.crt']);
  });

  it('two entries of one name are two files', async () => {
    const inventory = await lookInto(
      'a.tar',
      await tar([
        ['ca.crt', ca],
        ['ca.crt', Buffer.from('')],
      ]),
    );
    expect(inventory.sightings).toHaveLength(1);
    expect(codes(inventory)).toEqual(['empty-file']);
  });

  it('a kubeconfig in an archive opens nothing outside of it', async () => {
    const config = JSON.stringify({
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { 'certificate-authority': `${node}/etc-kubernetes/pki/ca.crt` } }],
    });
    expect(codes(await lookInto('a.zip', zip([['admin.conf', Buffer.from(config)]])))).toEqual(['missing-reference']);
  });
});

describe('a bad archive is named, and what can be read of it shows', () => {
  it.each([
    ['an encrypted entry', 'encrypted', 'encrypted-container'],
    ['a damaged entry', 'damaged', 'bad-archive'],
    ['an entry packed otherwise', 'bzip2', 'unsupported-container'],
  ] as const)('%s', async (_case, flaw, code) => {
    const inventory = await lookInto(
      'a.zip',
      zip([
        ['bad.crt', ca, flaw],
        ['good.crt', ca],
      ]),
    );
    expect(inventory.problems).toMatchObject([{ code, path: inventory.at('bad.crt') }]);
    expect(inventory.sightings.map(({ path }) => path)).toEqual([inventory.at('good.crt')]);
  });

  it('cut off half way: a key that may have been in the rest is not absent', async () => {
    const whole = await tar([
      ['ca.crt', ca],
      ['noise', Buffer.alloc(100_000, 'x')],
      ['ca.key', caKey],
    ]);
    for (const [name, bytes] of [
      ['cut.tar', whole.subarray(0, 50_000)],
      ['cut.tgz', gzipSync(whole, { level: 0 }).subarray(0, 50_000)],
    ] as const) {
      const inventory = await lookInto(name, bytes);
      expect({ name, codes: codes(inventory) }).toEqual({ name, codes: ['bad-archive'] });
      expect(inventory.sightings.map(({ key }) => key)).toEqual(['not-read']);
    }
  });

  it.each([
    ['a zip without its end', 'x.zip', zip([['ca.crt', ca]]).subarray(0, 500)],
    ['a gzip of no tar', 'x.tgz', gzipSync(Buffer.alloc(2000, 'log\n'))],
    ['a gzip cut off at once', 'x.gz', gzipSync(ca).subarray(0, 20)],
  ])('%s', async (_case, name, bytes) => {
    const inventory = await lookInto(name, bytes);
    expect(codes(inventory)).toEqual(['bad-archive']);
    expect(inventory.coverage).toMatchObject({ files: 1, read: 0, ignored: 0 });
  });

  it('an archive inside of an archive is not opened, and that is said', async () => {
    const inventory = await lookInto(
      'a.tar',
      await tar([
        ['inner.zip', zip([['ca.crt', ca]])],
        ['ca.crt', ca],
      ]),
    );
    expect(inventory.problems).toMatchObject([{ code: 'unsupported-container', path: inventory.at('inner.zip') }]);
    expect(inventory.certificates).toHaveLength(1);
  });

  it('an empty one is empty', async () => {
    expect(codes(await lookInto('a.zip', zip([])))).toEqual(['empty-file']);
  });
});

describe('a bomb goes off at its limit', () => {
  const limits: ArchiveLimits = { maxEntries: 5, maxBytes: 1_000_000, maxRatio: 50, ratioFromBytes: 100_000 };
  const small = Array.from({ length: 9 }, (_, index): [string, Buffer] => [`${index}.crt`, ca]);
  const big = Array.from({ length: 4 }, (_, index): [string, Buffer] => [
    `${index}.crt`,
    Buffer.from(ca.toString('hex').repeat(150)),
  ]);
  const zeros: [string, Buffer][] = [
    ['ca.crt', ca],
    ['zeros', Buffer.alloc(900_000)],
  ];

  it.each([
    ['too many entries', small, 5],
    ['too many bytes', big, undefined],
    ['packed too well', zeros, 1],
  ] as const)('%s', async (_case, entries, files) => {
    const packed = gzipSync(await tar(entries));
    const zipped = zip(entries);
    for (const read of [
      readTar(packed, true, unpackingBudget(packed.length, limits)),
      readZip(zipped, unpackingBudget(zipped.length, limits)),
    ]) {
      const kinds: string[] = [];
      const codes: string[] = [];
      for await (const entry of read) {
        kinds.push(entry.kind);
        if (entry.kind === 'broken-off') codes.push(entry.error.code);
      }
      expect(codes).toEqual(['archive-too-large']);
      expect(kinds.at(-1)).toBe('broken-off');
      expect(kinds.length - 1).toBeLessThanOrEqual(files ?? entries.length - 1);
    }
  });
});

it('looks at a folder beside a damaged archive', async () => {
  const folder = tempFolder({ 'ca.crt': ca });
  writeFileSync(join(folder, 'x.zip'), 'PK\x03\x04rest');
  const { inventory } = await look([folder], {});
  expect(codes(inventory)).toEqual(['bad-archive']);
  expect(inventory.certificates).toHaveLength(1);
});
