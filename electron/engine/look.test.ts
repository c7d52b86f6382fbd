import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EpochMs, Sha256Hex } from '../../shared/x509/brand.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';
import { sha256 } from './x509/sha256.ts';

const tree = `${fixtureTrees}/default-rsa/etc-kubernetes`;
const ca = readFileSync(`${tree}/pki/ca.crt`, 'latin1');
const caKey = readFileSync(`${tree}/pki/ca.key`, 'latin1');
const apiserver = readFileSync(`${tree}/pki/apiserver.crt`, 'latin1');

describe('places', () => {
  it('are told as they were written, and sightings by absolute paths', async () => {
    const folder = tempFolder({ 'ca.crt': ca });
    const place = relative(process.cwd(), folder);
    const { inventory } = await look([place], {});
    expect(inventory.places).toEqual([{ place, kind: 'folder' }]);
    expect(inventory.sightings).toMatchObject([
      { place, path: join(folder, 'ca.crt'), medium: 'file', field: undefined },
    ]);
  });

  it.each([
    ['that is not there', '/no/such/place', 'not-found', 'missing'],
    ['an upload nobody holds', 'upload:gone', 'not-found', 'missing'],
    ['the sample without an instant', 'sample:', 'not-found', 'missing'],
  ])('%s is missing, and the other one shows', async (_case, place, code, kind) => {
    const folder = tempFolder({ 'ca.crt': ca });
    const { inventory } = await look([place, folder], {});
    expect(inventory.places[0]).toEqual({ place, kind });
    expect(inventory.problems.map((problem) => [problem.path, problem.code])).toEqual([[place, code]]);
    expect(inventory.certificates).toHaveLength(1);
  });

  it('a file named by itself is judged by itself; of a key beside it only the name is asked', async () => {
    const folder = tempFolder({ 'ca.crt': ca, 'ca.key': caKey, 'lone.crt': ca, 'both.pem': ca + caKey });
    const keyOf = async (name: string): Promise<unknown> =>
      (await look([join(folder, name)], {})).inventory.sightings[0]?.key;
    expect(await keyOf('ca.crt')).toBe('not-read');
    expect(await keyOf('lone.crt')).toBe('absent');
    expect(await keyOf('both.pem')).toBe('matches');
    const { inventory } = await look([join(folder, 'ca.crt'), join(folder, 'ca.key')], {});
    expect(inventory.sightings[0]?.key, 'named as well').toBe('matches');
  });

  it('a symlink named by itself is followed, and says where it points', async () => {
    const folder = tempFolder({ 'dated.pem': ca });
    symlinkSync('dated.pem', join(folder, 'current.pem'));
    const { inventory } = await look([join(folder, 'current.pem')], {});
    expect(inventory.sightings[0]).toMatchObject({
      path: join(folder, 'current.pem'),
      file: { symlinkTarget: 'dated.pem' },
    });
  });

  it('the same file through two places is seen in both, and named twice is one place', async () => {
    const folder = tempFolder({ 'pki/ca.crt': ca });
    const { inventory } = await look([folder, join(folder, 'pki'), folder], {});
    expect(inventory.sightings.map(({ place }) => place)).toEqual([folder, join(folder, 'pki')]);
    expect(inventory.certificates).toHaveLength(1);
    expect(inventory.coverage).toMatchObject({ files: 2, read: 2 });
  });

  it('a folder reached twice within one place is read once', async () => {
    const folder = tempFolder({ '..2026/tls.crt': ca, '..2026/tls.key': caKey });
    symlinkSync('..2026', join(folder, '..data'));
    symlinkSync('..data/tls.crt', join(folder, 'tls.crt'));
    symlinkSync('..data/tls.key', join(folder, 'tls.key'));
    const { inventory } = await look([folder], {});
    expect(inventory.sightings.map(({ path, key }) => [path.slice(folder.length + 1), key])).toEqual([
      ['tls.crt', 'matches'],
      ['..2026/tls.crt', 'matches'],
    ]);
    expect(inventory.coverage).toMatchObject({ files: 5, read: 4, ignored: 1 });
    expect(inventory.coverage.ignoredFiles).toEqual([{ path: join(folder, '..data'), reason: 'already-read' }]);
  });

  it('the sample is judged like a dropped folder and has every kind of trouble', async () => {
    const { inventory } = await look(['sample:'], { sampleAt: Date.UTC(2026, 10, 22) as EpochMs });
    expect(inventory.places).toEqual([{ place: 'sample:', kind: 'sample' }]);
    expect(new Set(inventory.sightings.map(({ key }) => key))).toEqual(
      new Set(['matches', 'differs', 'absent', 'encrypted']),
    );
    expect(inventory.problems.map(({ code }) => code)).toEqual(['bad-pem']);
    expect(inventory.requests.length).toBeGreaterThan(0);
  });

  it('of a drop, what lies beside a single file is unknown and what lies in a folder is known', async () => {
    const bytes = Buffer.from(ca);
    const uploads = new Map([
      [
        'upload:1',
        [
          { path: 'ca.crt', bytes },
          { path: 'pki/ca.crt', bytes },
        ],
      ],
    ]);
    const { inventory } = await look(['upload:1'], { uploads });
    expect(inventory.sightings.map(({ path, key, file }) => [path, key, file])).toEqual([
      ['ca.crt', 'not-read', undefined],
      ['pki/ca.crt', 'absent', undefined],
    ]);
  });

  it('a drop keeps its bytes, so that it can be looked at again', async () => {
    const uploads = new Map([
      [
        'upload:1',
        [
          { path: 'pki/ca.crt', bytes: Buffer.from(ca) },
          { path: 'pki/ca.key', bytes: Buffer.from(caKey) },
        ],
      ],
    ]);
    const first = await look(['upload:1'], { uploads });
    expect((await look(['upload:1'], { uploads })).inventory).toEqual(first.inventory);
    expect(first.inventory.sightings[0]?.key).toBe('matches');
  });
});

function manyFiles(count: number): string {
  return tempFolder(
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.crt`, index % 2 === 0 ? ca : apiserver])),
  );
}

describe('a long look', () => {
  it('tells how far it is, and gives way meanwhile', async () => {
    const folder = manyFiles(3000);
    const told: { done: number; total: number; current: string }[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const { inventory } = await look([folder], { onProgress: (progress) => told.push(progress) });
    clearInterval(timer);
    expect(inventory.coverage.files).toBe(3000);
    expect(turns).toBeGreaterThan(0);
    expect(told.at(-1)).toMatchObject({ done: 3000, total: 3000 });
    for (const { done, total } of told) expect(done).toBeLessThanOrEqual(total);
    expect(told.some(({ current }) => current.startsWith(folder))).toBe(true);
  });

  it('that is stopped keeps what it has, and says what it has not looked at', async () => {
    const folder = manyFiles(3000);
    const stop = new AbortController();
    const { inventory, cancelled } = await look([folder, '/never/come/to'], {
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done > 0) stop.abort();
      },
    });
    expect(cancelled).toBe(true);
    expect(inventory.problems.map(({ path, code }) => [path, code])).toEqual([
      [folder, 'cancelled'],
      ['/never/come/to', 'cancelled'],
    ]);
    expect(inventory.coverage.files).toBeLessThan(3000);
    expect(inventory.certificates.length).toBeGreaterThan(0);
    expect(new Set(inventory.sightings.map(({ key }) => key)), 'no key was come to').toEqual(new Set(['not-read']));
  });

  it('that is stopped before it began finds nothing', async () => {
    const { inventory, cancelled } = await look([tree], { signal: AbortSignal.abort() });
    expect(cancelled).toBe(true);
    expect(inventory.certificates).toEqual([]);
    expect(inventory.places).toEqual([{ place: tree, kind: 'folder' }]);
  });
});

it('hands out the bytes of each certificate, in memory that holds certificates alone', async () => {
  const { inventory, derOf } = await look([tree], {});
  const ders = inventory.certificates.map(({ sha256: id }) => {
    const der = derOf(id)!;
    expect(sha256(der)).toBe(id);
    return der;
  });
  for (const buffer of new Set(ders.map((der) => der.buffer))) {
    const rest = new Uint8Array(buffer.slice(0));
    for (const der of ders) if (der.buffer === buffer) rest.fill(0, der.byteOffset, der.byteOffset + der.byteLength);
    expect(rest.every((byte) => byte === 0)).toBe(true);
  }
  expect(derOf('00' as Sha256Hex)).toBeUndefined();
});

describe('no secret leaves the engine', () => {
  const marks = ['TOKENMARK', 'PASSWORDMARK', 'ENVMARK', 'IDTOKENMARK', 'URLMARK'];

  /** A tree with every kind of key and credential in it, whole and broken; and the texts that must not be told. */
  function treeOfSecrets(): { folder: string; secrets: string[] } {
    const folder = tempFolder();
    cpSync(tree, join(folder, 'whole'), { recursive: true });
    const pems = [
      generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ type: 'pkcs1', format: 'pem' }),
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'sec1', format: 'pem' }),
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
    ].map(String);
    const files: Record<string, string> = { 'ca.key': caKey };
    for (const [index, pem] of pems.entries()) {
      files[`${index}.key`] = pem;
      files[`${index}-cut.key`] = pem.slice(0, pem.length - 40);
      files[`${index}-odd.key`] = pem.replace('KEY-----\n', 'KEY-----\n*');
      files[`${index}-damaged.pem`] = pem.replace(/\n(.)(.)/u, '\n$2$1');
      files[`${index}.yaml`] =
        `kind: Config\nusers:\n- name: a\n  user: {client-key-data: ${Buffer.from(pem).toString('base64')}, token: TOKENMARK}\n  bad\n`;
    }
    const user = {
      token: 'TOKENMARK',
      username: 'u',
      password: 'PASSWORDMARK',
      'client-key-data': `${Buffer.from(caKey).toString('base64')}*`,
      exec: { command: 'x', env: [{ name: 'S', value: 'ENVMARK' }] },
      'auth-provider': { name: 'oidc', config: { 'id-token': 'IDTOKENMARK' } },
    };
    const config = {
      kind: 'Config',
      users: [{ name: 'a', user }],
      clusters: [{ name: 'c', cluster: { server: 'https://u:URLMARK@h' } }],
    };
    files['config.json'] = JSON.stringify(config);
    files['types.json'] = JSON.stringify({
      kind: 'Config',
      users: 'TOKENMARK',
      clusters: [{ name: 'c', cluster: 'PASSWORDMARK' }],
    });
    files['bad.json'] = `${JSON.stringify(config)}}`;
    files['admin.conf'] = 'TOKENMARK: [';
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const bodies = [caKey, ...pems].flatMap((pem) =>
      pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('-')),
    );
    const encoded = [caKey, ...pems].map((pem) => Buffer.from(pem).toString('base64').slice(60, 100));
    return { folder, secrets: [...bodies, ...encoded, ...marks] };
  }

  it('in records, sentences or progress', async () => {
    const { folder, secrets } = treeOfSecrets();
    const told: unknown[] = [];
    const { inventory } = await look([folder], { onProgress: (progress) => told.push(progress) });
    expect(inventory.keys.length).toBeGreaterThan(15);
    expect(inventory.problems.length).toBeGreaterThan(8);
    const text = JSON.stringify([inventory, told]);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('out of an archive', async () => {
    const { folder, secrets } = treeOfSecrets();
    const archive = join(tempFolder(), 'secrets.tgz');
    execFileSync('tar', ['czf', archive, '-C', folder, '.']);
    const text = JSON.stringify((await look([archive], {})).inventory);
    expect(text).toContain(basename(archive));
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('or stays in the bytes kept of a certificate that shared a file with a key', async () => {
    const folder = tempFolder({ 'both.pem': caKey + ca });
    const { inventory, derOf } = await look([folder], {});
    const kept = Buffer.from(derOf(inventory.certificates[0]!.sha256)!.buffer).toString('base64');
    expect(kept).not.toContain(caKey.split('\n')[3]);
  });
});
