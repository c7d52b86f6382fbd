import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';
import { pemBlocks } from './x509/pem.ts';

const pki = `${fixtureTrees}/default-rsa/etc-kubernetes/pki`;
const ca = readFileSync(`${pki}/ca.crt`, 'latin1');
const caKey = readFileSync(`${pki}/ca.key`, 'latin1');
const apiserver = readFileSync(`${pki}/apiserver.crt`, 'latin1');
const caDer = Buffer.from([...pemBlocks(ca)][0]!.der!);
const kubeconfig = readFileSync(`${fixtureTrees}/default-rsa/etc-kubernetes/admin.conf`, 'latin1');

/** Looks at the folder, with one good certificate beside whatever is bad: it must show in every case. */
async function lookBeside(folder: string, place = folder): Promise<Inventory> {
  writeFileSync(join(folder, 'good.crt'), apiserver);
  const { inventory } = await look([place], {});
  expect(inventory.sightings.map(({ path }) => path)).toContain(join(folder, 'good.crt'));
  expectLedger(inventory);
  return inventory;
}

function expectLedger({ coverage, problems }: Inventory): void {
  const { files, read, ignored, ignoredFiles } = coverage;
  expect(ignoredFiles).toHaveLength(ignored);
  const failed = files - read - ignored;
  expect(failed).toBeGreaterThanOrEqual(0);
  expect(new Set(problems.map(({ path }) => path)).size).toBeGreaterThanOrEqual(failed);
  for (const { path, message } of problems) {
    expect(message, 'a sentence names the thing').toContain(path.split('/').at(-1));
    expect(message).toMatch(/\.$/u);
  }
}

function problemsOf(inventory: Inventory, folder: string): string[] {
  return inventory.problems.map(({ path, code }) => `${code} ${path.slice(folder.length + 1)}`);
}

describe('a file whose content is bad is named, and the good one beside it shows', () => {
  it.each([
    ['empty', 'ca.crt', '', 'empty-file'],
    ['blank', 'ca.crt', ' \n\n\0', 'empty-file'],
    ['text', 'ca.crt', 'hello\n', 'not-a-certificate'],
    ['a symlink that a copy turned into its text', 'x.pem', 'kubelet-client-2026-11-22-22-40-00.pem', 'broken-symlink'],
    [
      'random bytes',
      'ca.crt',
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251)),
      'not-a-certificate',
    ],
    ['PEM cut off', 'ca.crt', ca.slice(0, 700), 'bad-pem'],
    ['PEM in lower case', 'ca.crt', ca.toLowerCase(), 'bad-pem'],
    ['PEM of garbage', 'ca.crt', '-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----\n', 'bad-pem'],
    ['PEM of something else', 'ca.crt', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'bad-der'],
    ['DER cut off', 'ca.der', caDer.subarray(0, 500), 'bad-der'],
    ['DER with a tail', 'tail.bin', Buffer.concat([caDer, Buffer.from('tail')]), 'bad-der'],
    ['no key', 'ca.key', 'none\n', 'bad-key'],
    ['a broken key', 'ca.key', caKey.replace('MII', 'AII'), 'bad-key'],
    ['no request', 'x.csr', 'none\n', 'bad-signing-request'],
    ['a broken request', 'x.csr', ca.replaceAll('CERTIFICATE', 'CERTIFICATE REQUEST'), 'bad-signing-request'],
    ['PKCS#7', 'x.p7b', '-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----\n', 'bad-container'],
    ['PKCS#12', 'x.p12', Buffer.from('3015020103301006092a864886f70d010701a003040100', 'hex'), 'bad-container'],
    ['no revocation list', 'ca.crl', '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n', 'bad-revocation-list'],
    ['a Java keystore', 'x.jks', Buffer.from('feedfeed00000002', 'hex'), 'bad-container'],
    ['no kubeconfig', 'admin.conf', 'listen 80;\n', 'not-a-kubeconfig'],
    ['another kind of YAML', 'kubelet.conf', 'kind: Pod\napiVersion: v1\n', 'not-a-kubeconfig'],
    ['bad YAML', 'admin.conf', 'apiVersion: v1\nkind: Config\nusers: [a\n', 'bad-yaml'],
  ] as const)('%s', async (_case, name, content, code) => {
    const folder = tempFolder({ [name]: content });
    const inventory = await lookBeside(folder);
    expect(problemsOf(inventory, folder).filter((problem) => problem !== `${code} ${name}`)).toEqual([]);
    expect(inventory.problems).toHaveLength(1);
  });
});

describe('what makes no promise is passed over with a word in the ledger only', () => {
  it.each([
    ['a text', 'README.md', 'hello\n', 'no-certificate-material'],
    ['an empty file', '.keep', '', 'no-certificate-material'],
    ['a manifest', 'manifests/etcd.yaml', 'apiVersion: v1\nkind: Pod\n', 'no-certificate-material'],
    ['an SSH key', 'id_ed25519.pub', 'ssh-ed25519 AAAA me\n', 'ssh-key'],
    ['an SSH certificate', 'id-cert.pub', 'ssh-ed25519-cert-v01@openssh.com AAAA me\n', 'ssh-certificate'],
    ['what ssh-keygen signs', 'made-cert.pub', anSshCertificate(), 'ssh-certificate'],
    [
      'Diffie-Hellman parameters',
      'dhparam.pem',
      '-----BEGIN DH PARAMETERS-----\nAAAA\n-----END DH PARAMETERS-----\n',
      'no-certificate-material',
    ],
    [
      'a packed log',
      'syslog.2.gz',
      Buffer.from('1f8b08000000000000034bcecf2d284a2d2ee60200', 'hex'),
      'no-certificate-material',
    ],
  ] as const)('%s', async (_case, name, content, reason) => {
    const folder = tempFolder({ [name]: content });
    const inventory = await lookBeside(folder);
    const told = [
      ...inventory.coverage.ignoredFiles.map(({ reason }) => reason),
      ...inventory.problems.map(({ code }) => code),
    ];
    expect(told).toEqual([reason]);
  });

  it('unless the user named that very file', async () => {
    const folder = tempFolder({ 'notes.txt': 'hello\n' });
    const { inventory } = await look([join(folder, 'notes.txt')], {});
    expect(problemsOf(inventory, folder)).toEqual(['not-a-certificate notes.txt']);
  });
});

describe('content is judged, not the name', () => {
  const [first] = [...pemBlocks(apiserver)];
  it.each([
    ['DER in a .txt', caDer],
    ['two DER certificates one after the other', Buffer.concat([caDer, Buffer.from(first!.der!)])],
    ['DER with a line end after it', Buffer.concat([caDer, Buffer.from('\r\n')])],
    ['PEM with a byte order mark and CRLF', `\ufeff${ca.replaceAll('\n', '\r\n')}`],
    ['PEM in UTF-16, little end first', Buffer.from(`\ufeff${ca}`, 'utf16le')],
    ['PEM in UTF-16, big end first', Buffer.from(`\ufeff${ca} `, 'utf16le').swap16()],
    [
      'PEM inside of a manifest',
      `apiVersion: v1\nkind: ConfigMap\ndata:\n  ca.crt: |\n${ca.replaceAll(/^/gmu, '    ')}`,
    ],
    ['a trusted certificate of openssl', trusted()],
    ['an X509 CERTIFICATE', ca.replaceAll('CERTIFICATE', 'X509 CERTIFICATE')],
  ])('%s', async (_case, content) => {
    const folder = tempFolder({ 'some.txt': content });
    const { inventory } = await look([folder], {});
    expect(inventory.problems).toEqual([]);
    expect(inventory.sightings[0]?.sha256).toBe('32ace60a434868d5aa918ac4a477067ef49f9e47759885ead836a8eac32b391c');
  });

  function trusted(): string {
    const aux = Buffer.from('300c300a06082b06010505070301', 'hex');
    const text = Buffer.concat([caDer, aux]).toString('base64');
    return `-----BEGIN TRUSTED CERTIFICATE-----\n${text}\n-----END TRUSTED CERTIFICATE-----\n`;
  }

  it('a plain base64 body in a .cer is a certificate', async () => {
    const folder = tempFolder({ 'x.cer': caDer.toString('base64') });
    const { inventory } = await look([folder], {});
    expect(inventory.certificates).toHaveLength(1);
  });

  it('a PEM body with bytes behind its certificate is that certificate, seen twice', async () => {
    const body = Buffer.concat([caDer, Buffer.from('tail')]).toString('base64');
    const padded = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
    const folder = tempFolder({ 'a-padded.crt': padded, 'ca.crt': ca });
    const { certificates, sightings } = (await look([folder], {})).inventory;
    expect(certificates.map(({ sha256 }) => sha256)).toEqual([sightings[0]?.sha256]);
    expect(sightings.map(({ sha256, path }) => [sha256, path.slice(folder.length + 1)])).toEqual([
      [certificates[0]?.sha256, 'a-padded.crt'],
      [certificates[0]?.sha256, 'ca.crt'],
    ]);
  });

  it('a mix of everything in one file gives everything', async () => {
    const mix = `text\n${caKey}between\n-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${apiserver}-----BEGIN CERTIFICATE-----\nbroken\n${ca}`;
    const folder = tempFolder({ 'mix.pem': mix });
    const { inventory } = await look([folder], {});
    expect(inventory.sightings.map(({ position, key }) => [position, key])).toEqual([
      [0, 'absent'],
      [1, 'matches'],
    ]);
    expect(inventory.keys).toHaveLength(1);
    expect(inventory.problems.map(({ code, message }) => [code, /line \d+/u.exec(message)?.[0]])).toEqual([
      ['bad-pem', 'line 54'],
    ]);
  });
});

describe('a file that cannot be read is named, never opened, and nothing hangs', () => {
  it('a FIFO', async () => {
    const folder = tempFolder();
    execFileSync('mkfifo', [join(folder, 'pipe.crt')]);
    expect(problemsOf(await lookBeside(folder), folder)).toEqual(['not-a-regular-file pipe.crt']);
    expect(problemsOf((await look([join(folder, 'pipe.crt')], {})).inventory, folder)).toEqual([
      'not-a-regular-file pipe.crt',
    ]);
  });

  it('a device', async () => {
    const folder = tempFolder();
    symlinkSync('/dev/zero', join(folder, 'zero.crt'));
    expect(problemsOf(await lookBeside(folder), folder)).toEqual(['not-a-regular-file zero.crt']);
    expect((await look(['/dev/zero'], {})).inventory.problems).toMatchObject([{ code: 'not-a-regular-file' }]);
  });

  it('a socket', async () => {
    const folder = tempFolder();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(folder, 'sock'), resolve));
    onTestFinished(() => void server.close());
    expect(problemsOf(await lookBeside(folder), folder)).toEqual(['not-a-regular-file sock']);
  });

  it('a broken symlink, and symlinks to each other', async () => {
    const folder = tempFolder();
    symlinkSync('nowhere', join(folder, 'current.pem'));
    symlinkSync('b.pem', join(folder, 'a.pem'));
    symlinkSync('a.pem', join(folder, 'b.pem'));
    const told = problemsOf(await lookBeside(folder), folder);
    expect(told).toEqual(['symlink-loop a.pem', 'symlink-loop b.pem', 'broken-symlink current.pem']);
  });

  it('a symlink the user named, whose end is not there', async () => {
    const folder = tempFolder({});
    symlinkSync('kubelet-client-1.pem', join(folder, 'current.pem'));
    const { inventory } = await look([join(folder, 'current.pem')], {});
    expect(problemsOf(inventory, folder)).toEqual(['broken-symlink current.pem']);
    expect(inventory.problems[0]?.message).toContain('kubelet-client-1.pem, which is not there');
  });

  it('a name that lost its bytes on the command line', async () => {
    const { inventory } = await look(['/no/such/\ufffd.crt'], {});
    expect(inventory.problems).toMatchObject([{ code: 'not-found', message: expect.stringContaining('no UTF-8') }]);
  });

  it('a folder that lies in itself', async () => {
    const folder = tempFolder({ 'a/b/ca.crt': ca });
    symlinkSync('../..', join(folder, 'a/b/up'));
    const inventory = await lookBeside(folder);
    expect(problemsOf(inventory, folder)).toEqual(['symlink-loop a/b/up']);
    expect(inventory.sightings).toHaveLength(2);
  });

  it('a file over 64 MB, unless the user named it', async () => {
    const folder = tempFolder({ 'huge.pem': ca });
    truncateSync(join(folder, 'huge.pem'), 64 * 1024 * 1024 + 1);
    expect(problemsOf(await lookBeside(folder), folder)).toEqual(['too-large huge.pem']);
    const { inventory } = await look([join(folder, 'huge.pem')], {});
    expect(inventory.problems).toEqual([]);
    expect(inventory.certificates).toHaveLength(1);
  });

  it('files and folders without permission', async (context) => {
    const folder = tempFolder({ 'secret.crt': ca, 'shut/ca.crt': ca });
    chmodSync(join(folder, 'secret.crt'), 0o000);
    chmodSync(join(folder, 'shut'), 0o000);
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'good.crt'), apiserver);
    const isRoot = process.geteuid?.() === 0;
    try {
      if (isRoot) process.seteuid?.(65534);
    } catch {
      console.warn('SKIPPED: permissions are not tested, for this process cannot stop being root.');
      context.skip();
    }
    try {
      const { inventory } = await look([folder], {});
      expect(problemsOf(inventory, folder)).toEqual(['permission-denied secret.crt', 'permission-denied shut']);
      expect(inventory.coverage).toMatchObject({ files: 2, read: 1, ignored: 0 });
      expect(inventory.certificates).toHaveLength(1);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(folder, 'shut'), 0o755);
    }
  });

  it('folders deeper than any path', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, Array.from({ length: 66 }, () => 'd').join('/')), { recursive: true });
    const inventory = await lookBeside(folder);
    expect(inventory.problems.map(({ code }) => code)).toEqual(['too-deep']);
  });
});

it('reads a file whose name is no UTF-8, and shows which bytes it has', async () => {
  const folder = tempFolder({ tmp: ca, tmp2: apiserver });
  const inFolder = (bytes: number[]): Buffer => Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(bytes)]);
  mkdirSync(inFolder([0x64, 0xff]));
  renameSync(join(folder, 'tmp'), inFolder([0x64, 0xff, 0x2f, 0xfe, 0x2e, 0x63, 0x72, 0x74]));
  renameSync(join(folder, 'tmp2'), inFolder([0xfd, 0x2e, 0x63, 0x72, 0x74]));
  const inventory = await lookBeside(folder);
  expect(inventory.problems).toEqual([]);
  expect(inventory.sightings.map(({ path }) => path.slice(folder.length + 1)).toSorted()).toEqual([
    String.raw`\xfd.crt`,
    String.raw`d\xff/\xfe.crt`,
    'good.crt',
  ]);
});

it('shows control and bidi characters of a name in what it says', async () => {
  const folder = tempFolder({ 'a\u202e\u001b[31m.crt': '' });
  const { inventory } = await look([folder], {});
  expect(inventory.problems[0]?.message).toContain(String.raw`a\u{202e}\u{1b}[31m.crt is empty.`);
});

it('tells a broken bundle by its first parts and a number, not by a thousand sentences', async () => {
  const folder = tempFolder({ 'bundle.pem': '-----BEGIN CERTIFICATE-----\nbroken\n'.repeat(1000) + ca });
  const { inventory } = await look([folder], {});
  expect(inventory.problems).toHaveLength(21);
  expect(inventory.problems.at(-1)?.message).toContain('980 more');
  expect(inventory.certificates).toHaveLength(1);
});

it('a certificate nested 200 levels deep and one of 10,000 names do not stop the look', async () => {
  let nested: Buffer = Buffer.from('0500', 'hex');
  for (let level = 0; level < 200; level++) nested = element(0x30, nested);
  const names = element(
    0x30,
    Buffer.concat(Array.from({ length: 10_000 }, (_, i) => element(0x82, Buffer.from(`n${i}.example.test`)))),
  );
  const folder = tempFolder({ 'nested.der': nested, 'names.der': names });
  const inventory = await lookBeside(folder);
  expect(inventory.coverage).toMatchObject({ files: 3, read: 1 });
});

function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const header =
    length < 128
      ? [length]
      : length < 65_536
        ? [0x82, length >> 8, length & 255]
        : [0x83, length >> 16, (length >> 8) & 255, length & 255];
  return Buffer.concat([Buffer.from([tag, ...header]), content]);
}

it('reads a real kubeconfig among all of this', async () => {
  const folder = tempFolder({ config: kubeconfig });
  const inventory = await lookBeside(folder);
  expect(inventory.kubeconfigs).toHaveLength(1);
});

function anSshCertificate(): string {
  const folder = mkdtempSync(join(tmpdir(), 'notafter-'));
  const keygen = (...args: readonly string[]): void =>
    void execFileSync('ssh-keygen', ['-q', ...args], { cwd: folder });
  try {
    for (const name of ['ca', 'me']) keygen('-t', 'ed25519', '-N', '', '-f', name);
    keygen('-s', 'ca', '-I', 'me', '-n', 'root', 'me.pub');
    return readFileSync(join(folder, 'me-cert.pub'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
