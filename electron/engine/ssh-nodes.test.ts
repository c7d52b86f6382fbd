import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SshAnswer, SshQuestion } from '../../shared/bridge/ssh-question.ts';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { anSshd, hasSshd, testPassphrase, type TestSshd } from '../../shared/testing/an-sshd.ts';
import { corpora, fixtureTrees } from '../../shared/testing/corpora.ts';
import { kubeadmNodeCopy } from '../../shared/testing/kubeadm-corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { look, type Look } from './look.ts';
import type { SshAccess } from './sources/ssh-node/ssh-access.ts';

const now = (): EpochMs => Date.now() as EpochMs;
let sshd: TestSshd;
beforeAll(async () => {
  if (hasSshd) sshd = await anSshd();
});

type Answers = (question: SshQuestion) => SshAnswer;
function access(overrides: Partial<SshAccess> & { answers?: Answers } = {}): SshAccess {
  const { answers = () => undefined, ...rest } = overrides;
  return {
    ask: async (question) => answers(question),
    askedIn: 'terminal',
    identities: [sshd.keys.ed25519],
    jump: undefined,
    home: sshd.home,
    agent: undefined,
    now,
    ...rest,
  };
}
const placeOf = (path: string, port = sshd.port): string => `ssh://${sshd.user}@127.0.0.1:${port}${path}`;
const lookAt = (path: string, overrides: Parameters<typeof access>[0] = {}): Promise<Look> =>
  look([placeOf(path)], { ssh: access(overrides) });
const codes = ({ inventory }: Look): readonly string[] => inventory.problems.map(({ code }) => code);

/** A node tells times to the second. */
const inSeconds = (name: string, value: unknown): unknown =>
  name === 'modifiedAt' ? Math.floor(Number(value) / 1000) : value;

/** Without what differs by design: where it was seen, which the caller makes alike, and the order. */
function comparable(inventory: Inventory): object {
  const sorted = (list: readonly object[]): readonly string[] =>
    list.map((each) => JSON.stringify({ ...each, place: '' }, inSeconds)).toSorted();
  return {
    certificates: inventory.certificates.map(({ sha256 }) => sha256).toSorted(),
    sightings: sorted(inventory.sightings),
    links: sorted(inventory.issuerLinks),
    keys: sorted(inventory.keys),
    requests: sorted(inventory.requests),
    kubeconfigs: sorted(inventory.kubeconfigs),
    kubeadmConfigs: sorted(inventory.kubeadmConfigs),
    staticPods: sorted(inventory.staticPods),
    kubeletConfigs: sorted(inventory.kubeletConfigs),
    problems: inventory.problems.map(({ path, code }) => `${path} ${code}`).toSorted(),
    read: inventory.coverage.read,
    files: inventory.coverage.files,
  };
}

const kubeadmCorpora = join(corpora, 'kubeadm');
const treesIn = (folder: string): (readonly [string, string])[] =>
  readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'expected/truth.json')))
    .map((name) => [name, join(folder, name)]);
const trees = [...treesIn(fixtureTrees), ...(existsSync(kubeadmCorpora) ? treesIn(kubeadmCorpora) : [])];

describe.skipIf(!hasSshd)('a node over real SSH', () => {
  it.each(trees)('gives the same inventory as the folder on disk: kubeadm tree %s', async (_name, tree) => {
    const root = kubeadmNodeCopy(tree);
    const disk = await look([root], {});
    const node = await lookAt(root);
    expect(comparable(node.inventory)).toEqual(comparable(disk.inventory));
    expect(node.inventory.certificates.length + node.inventory.requests.length).toBeGreaterThan(0);
  });

  it('gives what stands in odd files as from disk: bundles with keys, binary certificates, links, names of any kind', async () => {
    const root = tempFolder(await oddFiles());
    const pem = join(root, 'pki/kubelet-client-2026.pem');
    symlinkSync(pem, join(root, 'pki/kubelet-client-current.pem'));
    symlinkSync('/nowhere', join(root, 'pki/broken.crt'));
    symlinkSync(root, join(root, 'pki/loop'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'pki/linked'));
    const disk = await look([root], {});
    const node = await lookAt(root);
    expect(disk.inventory.keys.map(({ pemLabel }) => pemLabel)).toContain('ENCRYPTED PRIVATE KEY');
    expect(disk.inventory.sightings.filter(({ key }) => key === 'matches')).not.toEqual([]);
    expect(comparable(node.inventory)).toEqual(comparable(disk.inventory));
  });

  it('keeps every key, token and password: nothing of them is in what was transferred, found or said', async () => {
    const secrets = await plantedSecrets();
    const root = tempFolder(secrets.files);
    const said: unknown[] = [];
    const { inventory } = await look([placeOf(root)], {
      ssh: access(),
      onNode: (progress) => said.push(progress),
      onProgress: (progress) => said.push(progress),
    });
    const { readBy, commands } = inventory.places[0]?.node ?? {};
    expect({ readBy, sightings: inventory.sightings.length }).toEqual({ readBy: 'filter', sightings: 3 });
    // The very bytes that the commands send, run here.
    const transferred = (commands ?? [])
      .map((command) => execFileSync('sh', ['-c', command]).toString('latin1'))
      .join('');
    expect(transferred).toContain('BEGIN CERTIFICATE');
    for (const text of [transferred, JSON.stringify(inventory), JSON.stringify(said)]) {
      for (const secret of secrets.texts) expect(text).not.toContain(secret);
    }
    expect(inventory.sightings.map(({ key }) => key).toSorted()).toEqual(['matches', 'matches', 'matches']);
    expect(inventory.kubeconfigs[0]?.users.map(({ credentials }) => credentials)).toEqual([
      ['client-certificate'],
      ['token'],
      ['basic'],
      ['exec'],
    ]);
  });

  it('where only SFTP is served: the certificates come, the keys are not opened, and what is secret is cut on arrival', async () => {
    const secrets = await plantedSecrets();
    const root = tempFolder(secrets.files);
    const { port, home } = await anSshd(['ForceCommand internal-sftp']);
    const { inventory } = await look([placeOf(root, port)], { ssh: access({ home }) });
    expect(inventory.places[0]?.node?.readBy).toBe('sftp');
    expect(inventory.sightings.map(({ key }) => key)).toEqual(['not-read', 'not-read', 'not-read']);
    for (const secret of secrets.texts) expect(JSON.stringify(inventory)).not.toContain(secret);
  });

  it('is read where the flags of what runs on it point, and a secret among them stays there', async () => {
    const root = tempFolder({
      ...(await oddFiles()),
      'bin/kubelet': '#!/bin/sh\nread -r _\n',
      'client.conf': `kind: Config\nclusters:\n- name: c\n  cluster:\n    server: https://10.0.0.1:6443\n`,
    });
    chmodSync(join(root, 'bin/kubelet'), 0o755);
    const flags = [`--cert-dir=${root}/pki`, '--kubeconfig', `${root}/client.conf`, '--token=planted-flag'];
    const running = spawn(join(root, 'bin/kubelet'), flags, { stdio: ['pipe', 'ignore', 'ignore'] });
    try {
      const seen = await look([`ssh://${sshd.user}@127.0.0.1:${sshd.port}`], { ssh: access() });
      const below = (path: string): boolean => path.startsWith(root);
      expect(seen.inventory.sightings.map(({ path }) => path).filter(below)).toContain(`${root}/pki/ca.crt`);
      expect(seen.inventory.kubeconfigs.map(({ path }) => path).filter(below)).toEqual([`${root}/client.conf`]);
      expect(JSON.stringify(seen.inventory)).not.toContain('planted-flag');
    } finally {
      running.stdin.end();
    }
  });

  it('tells its name, its clock, its mode bits, and each command that was run', async () => {
    const root = tempFolder(await oddFiles());
    chmodSync(join(root, 'pki/ca.crt'), 0o640);
    const { inventory } = await lookAt(root, { now: () => (Date.now() - 3_600_000) as EpochMs });
    const node = inventory.places[0]?.node;
    expect(node?.hostname).toBe(hostname());
    expect(node?.clockSkewMs).toBeGreaterThan(3_590_000);
    expect(node?.clockSkewMs).toBeLessThan(3_660_000);
    expect(node?.commands.length).toBeGreaterThanOrEqual(3);
    expect(inventory.sightings.find(({ path }) => path.endsWith('/ca.crt'))?.file?.mode).toBe(0o640);
  });

  it.runIf(process.getuid?.() === 0)(
    'reads as root by sudo what the user may not read, where sudo asks for no password',
    async () => {
      const root = await closedTree();
      const { port, home } = await anSshd([`ForceCommand PATH=${root}/bin:$PATH ${asNobody}`]);
      const { inventory } = await look([placeOf(`${root}/etc`, port)], { ssh: access({ home }) });
      expect(inventory.problems).toEqual([]);
      expect(inventory.sightings.map(({ path }) => path.slice(root.length)).toSorted()).toEqual([
        '/etc/admin.conf',
        '/etc/closed/deep/ca.crt',
        '/etc/open.crt',
      ]);
    },
  );

  it.runIf(process.getuid?.() === 0)(
    'names what it may not read where there is no sudo, and shows the rest',
    async () => {
      const root = await closedTree();
      rmSync(join(root, 'bin'), { recursive: true });
      const { port, home } = await anSshd([`ForceCommand ${asNobody}`]);
      const { inventory } = await look([placeOf(`${root}/etc`, port)], { ssh: access({ home }) });
      expect(inventory.sightings.map(({ path }) => path.slice(root.length))).toEqual(['/etc/open.crt']);
      expect(
        inventory.problems
          .map(({ code, path }) => `${code} ${path.slice(root.length)}`)
          .slice(0, 2)
          .toSorted(),
      ).toEqual(['permission-denied /etc/admin.conf', 'permission-denied /etc/closed']);
      expect(inventory.problems.at(-1)).toMatchObject({
        code: 'ssh-no-sudo',
        message: expect.stringContaining('2 files and folders'),
      });
    },
  );
});

describe.skipIf(!hasSshd)('whoever connects', () => {
  const certificate = async (): Promise<string> => tempFolder(await oddFiles());

  it.each(['ed25519', 'ecdsa', 'rsa'] as const)('is let in by an %s key', async (kind) => {
    const seen = await lookAt(await certificate(), { identities: [sshd.keys[kind]] });
    expect(seen.inventory.sightings.length).toBeGreaterThan(0);
  });

  it('is asked for the passphrase of a key once for all nodes, and again when it was wrong', async () => {
    const asked: SshQuestion[] = [];
    const answers: Answers = (question) => {
      asked.push(question);
      return { texts: [asked.length === 1 ? 'wrong' : testPassphrase] };
    };
    const root = await certificate();
    const places = [placeOf(root), placeOf(`${root}/pki`)];
    const seen = await look(places, { ssh: access({ identities: [sshd.keys.encrypted], answers }) });
    expect(seen.inventory.places.map(({ node }) => node?.readBy)).toEqual(['filter', 'filter']);
    expect(asked).toEqual([
      { kind: 'passphrase', keyPath: sshd.keys.encrypted, isRetry: false },
      { kind: 'passphrase', keyPath: sshd.keys.encrypted, isRetry: true },
    ]);
  });

  it.each<[what: string, answers: Answers, says: string]>([
    ['without anybody to ask', () => undefined, 'has a passphrase and nobody was there'],
    ['with a wrong passphrase', () => ({ texts: ['no'] }), 'was wrong'],
  ])('%s is told so of an encrypted key', async (_what, answers, says) => {
    const { inventory } = await lookAt('/', { identities: [sshd.keys.encrypted], answers });
    expect(inventory.problems).toEqual([
      { path: placeOf('/').replace(/\/$/u, '/'), code: 'ssh-passphrase', message: expect.stringContaining(says) },
    ]);
  });

  it.each<[what: string, code: string, wish: () => Partial<SshAccess>, path: string]>([
    ['names a key that is not there', 'ssh-key', () => ({ identities: ['/nowhere'] }), '/'],
    ['is to go by a ProxyCommand', 'ssh-unsupported', () => homeWithConfig('ProxyCommand nc %h %p'), '/'],
    ['names no jump host', 'ssh-jump', () => ({ jump: '-x' }), '/'],
    ['names a folder that is not there', 'ssh-no-files', () => ({}), '/nowhere'],
    ['has a known_hosts that cannot be written', 'ssh-known-hosts', () => homeWithoutKnownHosts(), '/'],
  ])('who %s is told so: %s', async (_what, code, wish, path) => {
    const { inventory } = await lookAt(path, { ...wish(), answers: () => ({ yes: true }) });
    expect(inventory.problems.map((problem) => problem.code)).toContain(code);
  });

  const homeWithConfig = (config: string): Partial<SshAccess> => ({
    home: tempFolder({ '.ssh/config': `${config}\n`, '.ssh/known_hosts': sshd.knownHost }),
  });
  /** A folder lies where the file would be. */
  const homeWithoutKnownHosts = (): Partial<SshAccess> => ({ home: tempFolder({ '.ssh/known_hosts/x': '' }) });

  it('is let in by an agent', async () => {
    const socket = join(tempFolder(), 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      await expect.poll(() => existsSync(socket), { timeout: 10_000 }).toBe(true);
      execFileSync('ssh-add', ['-q', sshd.keys.ecdsa], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
      const seen = await lookAt(await certificate(), { identities: [], agent: socket });
      expect(seen.inventory.sightings.length).toBeGreaterThan(0);
    } finally {
      agent.kill();
    }
  });

  it('without a key that counts is told which host let nothing in', async () => {
    const key = join(tempFolder(), 'other');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    const { inventory } = await lookAt('/', { identities: [key] });
    expect(inventory.problems).toMatchObject([{ code: 'ssh-authentication' }]);
  });

  it('goes through jump hosts, each of which is verified', async () => {
    const root = await certificate();
    const hop = await anSshd();
    const both = join(sshd.home, '.ssh/known_hosts');
    const before = readFileSync(both, 'utf8');
    const jump = `${sshd.user}@127.0.0.1:${hop.port}`;
    expect(codes(await lookAt(root, { jump }))).toEqual(['ssh-host-unknown']);
    writeFileSync(both, before + hop.knownHost);
    for (const hops of [jump, `${jump},${jump}`]) {
      expect((await lookAt(root, { jump: hops })).inventory.sightings.length).toBeGreaterThan(0);
    }
    writeFileSync(both, before);
  });

  it('may name hosts as ssh does, by an alias of its configuration', async () => {
    const root = await certificate();
    const home = tempFolder({
      '.ssh/known_hosts': sshd.knownHost,
      '.ssh/config': `Host cp-1\n  HostName 127.0.0.1\n  Port ${sshd.port}\n  User ${sshd.user}\n  IdentityFile ${sshd.keys.rsa}\n`,
    });
    const { inventory } = await look([`ssh://cp-1${root}`], { ssh: access({ home, identities: [] }) });
    expect(inventory.sightings.length).toBeGreaterThan(0);
  });
});

describe.skipIf(!hasSshd)('a host key', () => {
  const homeWith = (knownHosts: string): string => tempFolder({ '.ssh/known_hosts': knownHosts });
  const key = (): string => sshd.knownHost.split(' ').slice(1).join(' ');
  const otherKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFkV0b3pgLrYxKJyzZQqxFDXJ0ZFgmyFmyH5Ux0KXcUi\n';

  it('that is unknown is shown and asked about, and remembered on yes', async () => {
    const home = homeWith('# nothing');
    const asked: SshQuestion[] = [];
    const answers: Answers = (question) => {
      asked.push(question);
      return { yes: true };
    };
    const root = tempFolder(await oddFiles());
    expect((await lookAt(root, { home, answers })).inventory.sightings.length).toBeGreaterThan(0);
    expect((await lookAt(root, { home, answers })).inventory.sightings.length).toBeGreaterThan(0);
    const printed = execFileSync('ssh-keygen', ['-lf', `${home}/.ssh/known_hosts`], { encoding: 'utf8' });
    expect(asked).toEqual([
      {
        kind: 'host-key',
        alias: '127.0.0.1',
        host: '127.0.0.1',
        port: sshd.port,
        keyType: 'ssh-ed25519',
        fingerprint: printed.split(' ')[1],
      },
    ]);
  });

  it('that is unknown is refused when nobody says yes, and nothing is remembered', async () => {
    const home = homeWith('');
    expect(codes(await lookAt('/', { home }))).toEqual(['ssh-host-unknown']);
    expect(readFileSync(join(home, '.ssh/known_hosts'), 'utf8')).toBe('');
  });

  it.each<[what: string, line: () => string, code: string | undefined]>([
    ['has changed', () => `[127.0.0.1]:${sshd.port} ${otherKey}`, 'ssh-host-changed'],
    ['has changed, by a hashed line', () => hashed(otherKey), 'ssh-host-changed'],
    ['is known by a hashed line', () => hashed(key()), undefined],
    ['is known by a pattern', () => `[127.0.0.?]:* ${key()}`, undefined],
    ['is ruled out of a pattern', () => `[127.*]:*,![127.0.0.1]:* ${key()}`, 'ssh-host-unknown'],
    ['is revoked', () => `${sshd.knownHost}@revoked * ${key()}`, 'ssh-host-revoked'],
    ['is known by an authority only', () => `@cert-authority * ${otherKey}`, 'ssh-host-certificate'],
    ['is of another port', () => `127.0.0.1 ${key()}`, 'ssh-host-unknown'],
  ])('that %s', async (_what, line, code) => {
    const questions: string[] = [];
    const answers: Answers = ({ kind }) => {
      questions.push(kind);
      return undefined;
    };
    const seen = await lookAt(tempFolder(await oddFiles()), { home: homeWith(line()), answers });
    expect(codes(seen).filter((each) => each.startsWith('ssh-'))).toEqual(code === undefined ? [] : [code]);
    // There is no way around a key that has changed: nobody is even asked.
    expect(questions).toEqual(code === 'ssh-host-unknown' ? ['host-key'] : []);
  });

  it('of a kind that is not the first choice of the server is asked for, if it is the known one', async () => {
    const rsa = readFileSync(join(sshd.keys.rsa, '../host_rsa.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
    const seen = await lookAt(tempFolder(await oddFiles()), { home: homeWith(`[127.0.0.1]:${sshd.port} ${rsa}\n`) });
    expect(seen.inventory.sightings.length).toBeGreaterThan(0);
  });

  function hashed(rest: string): string {
    const file = join(tempFolder({ known: `[127.0.0.1]:${sshd.port} ${rest}` }), 'known');
    execFileSync('ssh-keygen', ['-H', '-f', file], { stdio: 'ignore' });
    return readFileSync(file, 'utf8');
  }
});

/** What sshd runs instead of the command: the same, as a user who may do nothing. */
const asNobody = 'setpriv --reuid=65534 --regid=65534 --clear-groups sh -c "$SSH_ORIGINAL_COMMAND"';

async function oddFiles(): Promise<Record<string, string | Uint8Array>> {
  const pki = openssl();
  return {
    'pki/ca.crt': pki.certificate,
    'pki/ca.key': pki.key,
    'pki/kubelet-client-2026.pem': `${pki.certificate}${pki.key}`,
    'pki/locked.crt': pki.certificate,
    'pki/locked.key': pki.locked,
    'pki/binary.crt': pki.der,
    'pki/line\nend.crt': pki.certificate,
    "pki/it's $(touch x) `y`.crt": pki.certificate,
    'pki/empty.crt': '',
    'pki/junk.crt': 'hello, world\n',
    'pki/junk.key': 'no key at all\n',
    'pki/cut.crt': pki.certificate.slice(0, 300),
    'pki/text.crt': `subject=CN = x\n\n${pki.certificate}`,
    'elsewhere/linked.crt': pki.certificate,
  };
}

interface TestPki {
  readonly certificate: string;
  readonly key: string;
  readonly locked: string;
  readonly der: Uint8Array;
}
let made: TestPki | undefined;

function openssl(): TestPki {
  if (made !== undefined) return made;
  const folder = tempFolder();
  const run = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  run(
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    'k',
    '-out',
    'c',
    '-subj',
    '/CN=x',
    '-days',
    '3650',
  );
  run('pkey', '-in', 'k', '-aes256', '-passout', 'pass:x', '-out', 'locked');
  run('x509', '-in', 'c', '-outform', 'DER', '-out', 'der');
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return (made = {
    certificate: text('c'),
    key: text('k'),
    locked: text('locked'),
    der: readFileSync(join(folder, 'der')),
  });
}

/** Secrets in every form in which they lie on a node, and every part of them that could give them away. */
async function plantedSecrets(): Promise<{ files: Record<string, string>; texts: readonly string[] }> {
  const { certificate, key } = openssl();
  const keyLines = key.split('\n').filter((line) => line.length > 30 && !line.startsWith('-'));
  const keyData = Buffer.from(key).toString('base64');
  const data = Buffer.from(certificate).toString('base64');
  const kubeconfig = [
    'apiVersion: v1',
    'kind: Config',
    'clusters:',
    '- name: c',
    '  cluster:',
    '    server: https://u:server-password@10.0.0.1:6443',
    'users:',
    '- name: a',
    '  user:',
    `    client-certificate-data: ${data}`,
    `    client-key-data: ${keyData}`,
    '- name: b',
    '  user:',
    '    token: planted-token',
    '- name: d',
    '  user:',
    '    username: joe',
    '    password: "planted-password"',
    '- name: e',
    '  user:',
    '    exec:',
    '      command: aws',
    '      args:',
    '      - --secret=planted-argument',
    '      env:',
    '      - name: SECRET',
    '        value: planted-environment',
    'current-context: ""',
    '',
  ].join('\n');
  return {
    files: {
      'pki/x.crt': certificate,
      'pki/x.key': key,
      'pki/both.pem': `${key}${certificate}`,
      'admin.conf': kubeconfig,
      'encryption.yaml':
        'kind: EncryptionConfiguration\nresources:\n- providers:\n  - aescbc:\n      keys:\n      - name: key1\n        secret: planted-encryption-key\n',
      'tokens.csv': 'planted-static-token,admin,1\n',
      'manifests/pod.yaml':
        'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: etcd\n    command:\n    - etcd\n    - --cert-file=/x\n    - --token=planted-flag\n    env:\n    - name: PASSWORD\n      value: planted-pod-environment\n',
    },
    texts: [...keyLines, keyData.slice(60, 160), keyData.slice(-60), 'planted-', 'server-password'],
  };
}

/** A tree of which a user may read one file; its `bin` holds a sudo that asks for nothing. */
async function closedTree(): Promise<string> {
  const { certificate } = openssl();
  const data = Buffer.from(certificate).toString('base64');
  const root = tempFolder({
    'etc/open.crt': certificate,
    'etc/closed/deep/ca.crt': certificate,
    'etc/admin.conf': `kind: Config\nclusters:\n- name: c\n  cluster:\n    certificate-authority-data: ${data}\n`,
    'bin/sudo': '#!/bin/sh\nshift\nexec "$(dirname "$0")/become" --reuid=0 --regid=0 --clear-groups -- "$@"\n',
  });
  cpSync('/usr/bin/setpriv', join(root, 'bin/become'));
  for (const path of ['', 'etc', 'bin', 'bin/sudo']) chmodSync(join(root, path), 0o755);
  chmodSync(join(root, 'bin/become'), 0o4755);
  chmodSync(join(root, 'etc/closed'), 0o700);
  chmodSync(join(root, 'etc/admin.conf'), 0o600);
  return root;
}
