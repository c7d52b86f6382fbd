import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { InventoryReport } from '../../shared/reports/inventory-json.ts';
import { runCli } from '../../shared/testing/built-cli.ts';
import { corpora, fixtureTrees } from '../../shared/testing/corpora.ts';

/** What the openssl command says of every certificate, key and request of a tree; see the corpora's README. */
interface Truth {
  readonly now: string;
  readonly certificates: readonly {
    readonly source: { readonly file: string; readonly field?: string; readonly index: number };
    readonly serialHex: string;
    readonly notBefore: string;
    readonly notAfter: string;
    readonly sha256: string;
    readonly sans: readonly { readonly type: string; readonly value: string }[];
    readonly signatureAlgorithm: string;
    readonly publicKeyBits: number;
    readonly spkiSha256: string;
    readonly issuerSha256: string | null;
    readonly extensions: { readonly basicConstraints?: { readonly text: string } };
    readonly privateKeyFoundIn: readonly string[];
  }[];
  readonly certificateRequests: readonly { readonly source: { readonly file: string }; readonly spkiSha256: string }[];
}

const corpusTrees = `${corpora}/kubeadm`;
if (!existsSync(corpusTrees)) console.warn(`SKIPPED: the openssl truth of ${corpusTrees}, which is not there.`);
const trees = [fixtureTrees, corpusTrees]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { withFileTypes: true }).map((entry) => ({ folder, entry })))
  .filter(({ entry }) => entry.isDirectory())
  .map(({ folder, entry }) => ({ name: entry.name, tree: join(folder, entry.name) }));

const plainHex = (fingerprint: string): string => fingerprint.replaceAll(':', '').toLowerCase();

it.each(trees)('check --output json says of $name ($tree) what openssl says', async ({ tree }) => {
  const truth = JSON.parse(readFileSync(`${tree}/expected/truth.json`, 'utf8')) as Truth;
  // The folders of the node alone: `expected` holds what kubeadm said of it.
  const places = readdirSync(tree).filter((name) => name !== 'expected');
  const { stdout } = await runCli(['check', '-o', 'json', '--at', truth.now, ...places], { cwd: tree });
  const report = JSON.parse(stdout) as InventoryReport;

  const seen = report.certificates.flatMap((certificate) =>
    certificate.sightings.map(({ path, field, position }) => ({
      file: path.slice(tree.length + 1),
      field: field ?? undefined,
      index: position,
      sha256: certificate.sha256,
    })),
  );
  // A link that became a file with the link's text when the corpora were copied.
  const linkTexts = new Set(report.problems.flatMap(({ path, code }) => (code === 'broken-symlink' ? [path] : [])));
  const told = truth.certificates
    .filter(({ source }) => !linkTexts.has(join(tree, source.file)))
    .map(({ source: { file, field, index }, sha256 }) => ({
      file,
      field,
      index,
      sha256: plainHex(sha256),
    }));
  expect(seen.sort(bySource)).toEqual(expect.arrayContaining(told.sort(bySource)));
  // A certificate of a kubeconfig that is given by file has a sighting of its own there.
  const files = new Set(told.map(({ file }) => file));
  expect(seen.filter(({ file, field }) => !files.has(file) && field === undefined)).toEqual([]);

  const besideSeen: object[] = [];
  const besideTold: object[] = [];
  for (const openssl of truth.certificates) {
    const ours = report.certificates.find(({ sha256 }) => sha256 === plainHex(openssl.sha256));
    expect(ours).toMatchObject({
      serialNumber: openssl.serialHex.toLowerCase(),
      notBefore: openssl.notBefore,
      notAfter: openssl.notAfter,
      signatureAlgorithm: openssl.signatureAlgorithm,
      spkiSha256: openssl.spkiSha256,
      publicKey: { bits: openssl.publicKeyBits },
      isCa: openssl.extensions.basicConstraints?.text.startsWith('CA:TRUE') ?? false,
      subjectAltName: { dns: sansOf(openssl.sans, 'dns'), ip: sansOf(openssl.sans, 'ip') },
      issuedBy: openssl.issuerSha256 === null ? [] : [plainHex(openssl.issuerSha256)],
    });
    const beside = openssl.source.file.replace(/\.crt$/u, '.key');
    if (
      openssl.source.field === undefined &&
      openssl.source.index === 0 &&
      beside !== openssl.source.file &&
      !linkTexts.has(join(tree, openssl.source.file))
    ) {
      const sighting = ours?.sightings.find(({ path }) => path === join(tree, openssl.source.file));
      const found = openssl.privateKeyFoundIn.includes(beside);
      besideSeen.push({ beside, key: sighting?.key });
      besideTold.push({ beside, key: found ? 'matches' : keyThere(tree, beside) });
    }
  }
  expect(besideSeen).toEqual(besideTold);
  const requests = report.requests.map(({ path, spkiSha256 }) => ({ file: path.slice(tree.length + 1), spkiSha256 }));
  expect(requests.sort(bySource)).toEqual(
    truth.certificateRequests.map(({ source: { file }, spkiSha256 }) => ({ file, spkiSha256 })).sort(bySource),
  );
});

const sansOf = (sans: Truth['certificates'][number]['sans'], kind: string): string[] =>
  sans.filter(({ type }) => type === kind).map(({ value }) => (value.includes(':') ? shortIpv6(value) : value));

/** openssl writes `2001:DB8:0:0:0:0:0:10`, RFC 5952 asks for `2001:db8::10`. */
const shortIpv6 = (text: string): string => new URL(`http://[${text}]`).hostname.slice(1, -1);

const keyThere = (tree: string, file: string): string => (existsSync(join(tree, file)) ? 'differs' : 'absent');

function bySource(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

it('has the fields the README documents, in the forms it documents', async () => {
  const tree = `${fixtureTrees}/default-rsa/etc-kubernetes`;
  const ignored = ['--ignore', 'NA-K07=a repository keeps no permissions'];
  const { stdout, exitCode } = await runCli([
    'check',
    '-o',
    'json',
    '--at',
    '2026-11-23T08:00:00+09:00',
    ...ignored,
    tree,
  ]);
  const report = JSON.parse(stdout) as InventoryReport;
  expect(exitCode).toBe(0);
  expect(report).toMatchObject({ schema: 'notafter.inventory/v1', at: '2026-11-22T23:00:00Z', problems: [] });
  expect(report.coverage.files).toBe(report.coverage.read + report.coverage.ignored);
  const hex = /^[0-9a-f]{64}$/u;
  expect(report.findings.map(({ id, severity, silenced }) => ({ id, severity, silenced }))).toEqual([
    { id: 'NA-K07', severity: 'warning', silenced: { reason: 'a repository keeps no permissions' } },
    { id: 'NA-F06', severity: 'notice', silenced: null },
  ]);
  for (const finding of report.findings) {
    expect(finding).toEqual({
      ...finding,
      certificates: finding.certificates.map(() => expect.stringMatching(hex)),
      places: finding.places.map(() => ({
        place: tree,
        path: expect.any(String),
        field: expect.toBeOneOf([expect.any(String), null]),
      })),
      message: expect.stringMatching(/\.$/u),
      fix: expect.stringMatching(/\.$/u),
    });
  }
  for (const certificate of report.certificates) {
    expect(certificate).toEqual({
      ...certificate,
      sha256: expect.stringMatching(hex),
      spkiSha256: expect.stringMatching(hex),
      serialNumber: expect.stringMatching(/^[0-9a-f]+$/u),
      subject: expect.stringMatching(/=/u),
      issuer: expect.stringMatching(/=/u),
      notBefore: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
      notAfter: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
      effectiveNotAfter: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u),
      status: 'ok',
      issuedBy: [expect.stringMatching(hex)],
      defects: [],
    });
    for (const sighting of certificate.sightings) {
      expect(sighting).toMatchObject({ place: tree, path: expect.stringContaining('/etc-kubernetes/') });
    }
  }
  const apiserver = report.certificates.find(({ role }) => role === 'apiserver');
  expect(apiserver).toMatchObject({
    keyUsage: ['digitalSignature', 'keyEncipherment'],
    extKeyUsage: ['serverAuth'],
    publicKey: { algorithm: 'RSA', bits: 2048 },
    sightings: [{ medium: 'file', position: 0, key: 'matches' }],
  });
});

it('holds no private key, whatever was read', async () => {
  const { stdout } = await runCli(['check', '-o', 'json', `${fixtureTrees}/default-rsa`]);
  const key = readFileSync(`${fixtureTrees}/default-rsa/etc-kubernetes/pki/apiserver.key`, 'utf8');
  for (const line of key.split('\n').slice(1, -2)) expect(stdout).not.toContain(line);
  expect(stdout).not.toContain('PRIVATE KEY');
});
