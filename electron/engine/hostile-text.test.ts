import * as fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { mutantOf } from '../../shared/testing/mutant-of.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { isCa } from '../../shared/x509/certificate.ts';
import { readCertificate } from '../../shared/x509/read-certificate.ts';
import { look } from './look.ts';
import { derElementLength } from './x509/der-shape.ts';
import { certificateDetails } from './x509/details.ts';
import { sha256 } from './x509/sha256.ts';

const seed = 20_261_127;
const tree = new URL('../../e2e/fixtures/kubeadm/default-rsa/etc-kubernetes/', import.meta.url);
const fixture = (path: string): string => readFileSync(new URL(path, tree), 'utf8');
const pems = ['pki/ca.crt', 'pki/apiserver.crt', 'pki/etcd/server.crt'].map(fixture);
const ders = pems.map((pem) => Buffer.from(pem.split('-----')[2] ?? '', 'base64'));

const filesOf = (texts: readonly (string | Uint8Array)[]): Record<string, string | Uint8Array> =>
  Object.fromEntries(texts.map((text, index) => [`${index}.pem`, text]));
/** Which files of the folder a look says anything of, and how often by each of the lists. */
function toldOf({
  problems,
  sightings,
  keys,
  requests,
  kubeconfigs,
  coverage,
  revocationLists,
}: Inventory): Set<string> {
  const lists = [problems, sightings, keys, requests, kubeconfigs, coverage.ignoredFiles, revocationLists];
  return new Set(lists.flatMap((list: readonly { readonly path: string }[]) => list.map(({ path }) => path)));
}

describe(`DER that was damaged (seed ${seed})`, () => {
  const anyMutant = fc.oneof(...ders.map(mutantOf));

  it('is read or is not, and never makes the reader throw; what was read can be looked at whole', async () => {
    let read = 0;
    await fc.assert(
      fc.asyncProperty(anyMutant, async (der) => {
        const certificate = readCertificate(der, sha256);
        if (certificate === undefined) return;
        read += 1;
        // What follows the element is not part of it.
        expect(certificate.sha256).toBe(sha256(der.subarray(0, derElementLength(der))));
        isCa(certificate);
        const { extensions } = await certificateDetails(der);
        expect(extensions.length).toBeLessThan(64);
      }),
      { seed, numRuns: 1_500 },
    );
    // A test of nothing but refusals would say little.
    expect(read).toBeGreaterThan(200);
  });

  it('is told file by file: as a certificate, or as a problem', async () => {
    const mutants = fc.sample(anyMutant, { seed, numRuns: 150 });
    const { inventory } = await look([tempFolder(filesOf(mutants))], {});
    expect(toldOf(inventory).size).toBe(mutants.length);
    expect(inventory.problems.map(({ message }) => message).filter((text) => text.includes('fault'))).toEqual([]);
  });

  it('nests as deep as it likes, and promises lengths it does not have', () => {
    for (const head of ['3080', '30847fffffff', '3084ffffffff', 'a0820000', '0c83ffffff']) {
      expect(readCertificate(Buffer.alloc(200_000, Buffer.from(head, 'hex')), sha256)).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(readCertificate(bytes, sha256)).toBeUndefined();
      }),
      { seed, numRuns: 1_000 },
    );
  });
});

describe(`PEM of any kind (seed ${seed})`, () => {
  type Part = { readonly text: string; readonly good: number; readonly bad: number };
  const good = (text: string): Part => ({ text, good: 1, bad: 0 });
  const bad = (text: string): Part => ({ text, good: 0, bad: 1 });
  const silent = (text: string): Part => ({ text, good: 0, bad: 0 });
  const part = fc.oneof(
    fc.constantFrom(...pems.map(good)),
    fc.constantFrom(...pems.map((pem) => good(pem.replaceAll('\n', '\r\n')))),
    fc.constantFrom(...pems.map((pem) => good(pem.replaceAll('\n', ' \n\t')))),
    // One line of it all, as who copies from a web page has it.
    fc.constantFrom(
      ...pems.map((pem) => {
        const [, begin = '', body = '', end = ''] = pem.split('-----');
        return good(`-----${begin}-----\n${body.replaceAll('\n', '')}\n-----${end}-----\n`);
      }),
    ),
    fc.constantFrom(
      bad('-----BEGIN CERTIFICATE-----\n'),
      bad('-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n'),
      bad('-----BEGIN CERTIFICATE-----\nnot base64 at all!\n-----END CERTIFICATE-----\n'),
      bad('-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n'),
    ),
    // Text about certificates, as openssl writes it above them, without a line that begins a block.
    fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => silent(`${text.replaceAll(/[-\r\n]/gu, '')}\n`)),
    fc.constant(silent('subject=CN = kubernetes\n---\n')),
  );

  it('loses no certificate, whatever stands between them, and says so where there is less than was begun', async () => {
    const drawn = fc.sample(fc.array(part, { minLength: 1, maxLength: 6 }), { seed, numRuns: 120 });
    const { inventory } = await look(
      [tempFolder(filesOf(drawn.map((parts) => parts.map(({ text }) => text).join(''))))],
      {},
    );
    for (const [index, parts] of drawn.entries()) {
      const isHere = ({ path }: { readonly path: string }): boolean => path.endsWith(`/${index}.pem`);
      const count = (kind: 'good' | 'bad'): number => parts.reduce((sum, each) => sum + each[kind], 0);
      const found = inventory.sightings.filter(isHere).length;
      const problems = inventory.problems.filter(isHere).length;
      // A file of that name that holds no certificate is worth a word too.
      const isShort = count('bad') > 0 || count('good') === 0;
      expect({ parts, found }).toEqual({ parts, found: count('good') });
      expect({ parts, isSaid: problems > 0 }).toEqual({ parts, isSaid: isShort });
    }
  });

  it('is told file by file when its bytes are damaged', async () => {
    const mutants = fc.sample(fc.oneof(...pems.map((pem) => mutantOf(Buffer.from(pem)))), { seed, numRuns: 150 });
    const { inventory } = await look([tempFolder(filesOf(mutants))], {});
    expect(toldOf(inventory).size).toBe(mutants.length);
  });
});

describe(`kubeconfigs of any kind (seed ${seed})`, () => {
  const key = String(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
  );
  const keyBody = (key.split('-----')[2] ?? '').trim();
  const secrets = ['planted-token-9f2c', 'planted-password-9f2c', ...keyBody.split('\n')];
  const anyValue: fc.Arbitrary<unknown> = fc.oneof(
    fc.anything({ maxDepth: 2, withBigInt: false }),
    fc.constantFrom(null, [], {}, '', 'x'.repeat(2_000), -1, 1e308),
  );
  const or = (value: unknown): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: anyValue });
  const ca = Buffer.from(pems[0] ?? '').toString('base64');
  const drawn = fc.record({
    apiVersion: or('v1'),
    kind: or('Config'),
    'current-context': or('c'),
    clusters: or([]).chain(() =>
      fc
        .record({ name: or('k'), cluster: or({ server: 'https://10.0.0.1:6443', 'certificate-authority-data': ca }) })
        .map((each) => [each]),
    ),
    contexts: or([{ name: 'c', context: { cluster: 'k', user: 'u' } }]),
    users: fc
      .record({
        name: or('u'),
        user: or({
          token: secrets[0],
          username: 'me',
          password: secrets[1],
          'client-key-data': Buffer.from(key).toString('base64'),
          'client-certificate-data': ca,
        }),
      })
      .map((each) => [each]),
  });
  /** YAML is a superset of JSON. What JSON does not have is left out, as it would be of a file. */
  const text = drawn.map((value) =>
    JSON.stringify(value, (_key, each: unknown) => (typeof each === 'symbol' ? null : each)),
  );

  it('is a kubeconfig or a problem, whatever stands where, and no secret of it is told', async () => {
    const texts = fc.sample(text, { seed, numRuns: 120 });
    const { inventory } = await look([tempFolder(filesOf(texts))], {});
    expect(toldOf(inventory).size).toBe(texts.length);
    const told = JSON.stringify(inventory);
    for (const secret of secrets) expect(told).not.toContain(secret);
    expect(inventory.kubeconfigs.length).toBeGreaterThan(30);
  });

  it('is told file by file when its bytes are damaged', async () => {
    const whole = Buffer.from(fixture('admin.conf'));
    const mutants = fc.sample(mutantOf(whole), { seed, numRuns: 100 });
    const { inventory } = await look([tempFolder(filesOf(mutants))], {});
    expect(toldOf(inventory).size).toBe(mutants.length);
  });
});
