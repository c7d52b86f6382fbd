import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { look } from '../../electron/engine/look.ts';
import { assess } from '../pki/assess.ts';
import type { Inventory } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { aName } from '../testing/a-pki.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { fixtureTrees } from '../testing/corpora.ts';
import { inventoryJson, inventoryReport, type InventoryReport } from './inventory-json.ts';

const judge = (inventory: Inventory, instant = '2026-06-01T00:00:00Z') =>
  assess(inventory, { at: at(instant), thresholds: defaultThresholds });

describe('one certificate', () => {
  const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2026-09-01T00:00:00Z' });
  const twin = aCertificate({ subject: 'kubernetes', label: 'twin', isCa: true });
  const leaf = aCertificate({
    subject: 'kube-apiserver',
    issuer: 'kubernetes',
    keyUsage: ['digitalSignature'],
    defects: [
      { code: 'extension-malformed', message: 'one' },
      { code: 'extension-malformed', message: 'two' },
    ],
  });
  const inventory = anInventory({
    place: '/k',
    files: {
      '/k/pki/apiserver.crt': { certificates: [leaf], key: 'matches' },
      '/k/pki/ca.crt': { certificates: [ca] },
    },
    links: [
      [leaf, ca],
      [leaf, twin, 'signature-mismatch'],
      [ca, ca],
      [twin, twin, 'name-only'],
    ],
  });
  const found = inventoryReport(judge(inventory), []).certificates;
  const byHash = (sha256: string) => found.find((each) => each.sha256 === sha256);

  it('tells what the issue asks for', () => {
    expect(byHash(leaf.sha256)).toMatchObject({
      subject: 'CN=kube-apiserver',
      issuer: 'CN=kubernetes',
      serialNumber: '01',
      notBefore: '2026-01-01T00:00:00Z',
      notAfter: '2027-01-01T00:00:00Z',
      effectiveNotAfter: '2026-09-01T00:00:00Z',
      limitedBy: ca.sha256,
      subjectAltName: { dns: [], ip: [], email: [], uri: [] },
      isCa: false,
      keyUsage: ['digitalSignature'],
      extKeyUsage: [],
      publicKey: { algorithm: 'EC', bits: 256, curve: 'P-256' },
      spkiSha256: leaf.spkiSha256,
      signatureAlgorithm: 'ecdsa-with-SHA256',
      role: 'apiserver',
      status: 'ok',
      sightings: [{ place: '/k', path: '/k/pki/apiserver.crt', medium: 'file', position: 0, key: 'matches' }],
      defects: ['extension-malformed'],
    });
  });

  it('tells which names a CA allows, and nothing of that where it says nothing', () => {
    const none = { dns: [], email: [], uri: [], ip: [], directory: [], unsupported: [] };
    const nameConstraints = {
      permitted: { ...none, directory: [aName('corp')] },
      excluded: { ...none, dns: ['a.test'] },
    };
    const authority = aCertificate({ isCa: true, nameConstraints });
    const [told] = inventoryReport(
      judge(anInventory({ files: { '/ca.crt': { certificates: [authority] } } })),
      [],
    ).certificates;
    expect(told).toMatchObject({
      nameConstraints: { permitted: { ...none, directory: ['CN=corp'] }, excluded: { ...none, dns: ['a.test'] } },
    });
    expect(byHash(ca.sha256)).not.toHaveProperty('nameConstraints');
  });

  it('is issued by those whose signature was checked; a self-signed one by itself', () => {
    expect(byHash(leaf.sha256)?.issuedBy).toEqual([ca.sha256]);
    expect(byHash(ca.sha256)?.issuedBy).toEqual([ca.sha256]);
    expect(byHash(twin.sha256)?.issuedBy).toEqual([]);
  });
});

it.each([
  ['to the second', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z'],
  ['with a fraction where there is one', '2026-01-01T00:00:00.25Z', '2026-01-01T00:00:00.250Z'],
  ['without an end', '9999-12-31T23:59:59Z', '9999-12-31T23:59:59Z'],
  ['before 1970', '1950-01-01T00:00:00Z', '1950-01-01T00:00:00Z'],
])('instants are ISO 8601 in UTC, %s', (_what, notAfter, text) => {
  const one = aCertificate({ notBefore: '1949-01-01T00:00:00Z', notAfter });
  const files = { '/a.crt': { certificates: [one] } };
  expect(inventoryReport(judge(anInventory({ files })), []).certificates[0]?.notAfter).toBe(text);
});

it('what could not be read is null', () => {
  const one = aCertificate({
    notAfter: undefined,
    publicKey: { algorithm: '1.2.3', bits: undefined, curve: undefined },
  });
  const [found] = inventoryReport(
    judge(anInventory({ files: { '/a.crt': { certificates: [one] } } })),
    [],
  ).certificates;
  expect(found).toMatchObject({
    notAfter: null,
    effectiveNotAfter: null,
    role: null,
    status: 'unknown',
    publicKey: { algorithm: '1.2.3', bits: null, curve: null },
  });
});

it('what a terminal would obey or hide is escaped, and its value stays (issue 2)', () => {
  const hostile = 'a\u001b[31m\u009b31m\u202eb\u{e0041}\u2028';
  const inventory = anInventory({ files: { [`/${hostile}`]: { problem: 'bad-pem' } } });
  const text = inventoryJson(judge(inventory), []);
  expect(text).toContain(String.raw`/a\u001b[31m\u009b31m\u202eb\udb40\udc41\u2028`);
  expect((JSON.parse(text) as InventoryReport).problems[0]?.path).toBe(`/${hostile}`);
});

it('problems, requests and the ledger are told', () => {
  const files = {
    '/k/a.csr': { request: aCertificate({ subject: 'asking' }) },
    '/k/bad.crt': { problem: 'bad-pem' as const },
    '/k/readme': 'ignored' as const,
  };
  expect(inventoryReport(judge(anInventory({ place: '/k', files })), [])).toMatchObject({
    schema: 'notafter.inventory/v1',
    at: '2026-06-01T00:00:00Z',
    requests: [{ subject: 'CN=asking', path: '/k/a.csr', key: 'absent' }],
    problems: [{ path: '/k/bad.crt', code: 'bad-pem' }],
    coverage: { files: 3, read: 1, ignored: 1, ignoredFiles: [{ path: '/k/readme' }] },
  });
});

describe('kubeadm’s tree', () => {
  it('gives the fingerprints that openssl gives, and no key', async () => {
    const tree = `${fixtureTrees}/default-rsa`;
    const text = inventoryJson(judge((await look([`${tree}/etc-kubernetes`], {})).inventory), []);
    const report = JSON.parse(text) as InventoryReport;
    const truth = JSON.parse(readFileSync(`${tree}/expected/truth.json`, 'utf8')) as {
      certificates: { sha256: string }[];
    };
    const expected = new Set(truth.certificates.map(({ sha256 }) => sha256.toLowerCase().replaceAll(':', '')));
    expect(new Set(report.certificates.map(({ sha256 }) => sha256 as string))).toEqual(expected);
    expect(text.endsWith('}\n')).toBe(true);
    expect(text).not.toContain('PRIVATE KEY-----');
  });
});
