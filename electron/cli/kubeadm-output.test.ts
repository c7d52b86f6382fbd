import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../shared/testing/built-cli.ts';
import type { InventoryReport } from '../../shared/reports/inventory-json.ts';
import { corpora, fixtureTrees } from '../../shared/testing/corpora.ts';

/** Trees written by kubeadm with what it printed for them: the copies every clone has, and the corpora. */
const corpusTrees = `${corpora}/kubeadm`;
if (!existsSync(corpusTrees)) {
  console.warn(`SKIPPED: kubeadm's own output for the trees of ${corpusTrees}, because the folder is not there.`);
}
const trees = [fixtureTrees, corpusTrees]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => ({ name: entry.name, tree: join(folder, entry.name) })),
  )
  .map((entry) => ({ ...entry, expectedText: expected(entry.tree, 'check-expiration.txt') }));
const printed = trees.filter(({ expectedText }) => expectedText !== '');
const refused = trees.filter(({ expectedText }) => expectedText === '');

function expected(tree: string, file: string): string {
  return readFileSync(join(tree, 'expected', file), 'utf8');
}
const instant = (tree: string, file: string): string => expected(tree, file).trim();

describe('check --output kubeadm prints what kubeadm certs check-expiration prints', () => {
  it.each(printed)('$name ($tree), named in three ways', async ({ tree, expectedText }) => {
    const at = instant(tree, 'now.txt');
    for (const place of ['etc-kubernetes', 'etc-kubernetes/pki', '.']) {
      const { stdout, exitCode } = await runCli(['check', '--output', 'kubeadm', '--at', at, place], { cwd: tree });
      expect({ place, stdout }).toEqual({ place, stdout: expectedText });
      expect([0, 1, 3]).toContain(exitCode);
    }
  });

  it.each(printed)('$name ($tree), as JSON', async ({ tree }) => {
    // kubeadm read its clock a moment after the recorded start; in two trees the second had turned by then.
    const startedAt = instant(tree, 'now-json.txt');
    const soonAfter = new Date(Date.parse(startedAt) + 100).toISOString();
    const texts = await Promise.all(
      [startedAt, soonAfter].map(
        async (at) => (await runCli(['check', '-o', 'kubeadm-json', '--at', at, `${tree}/etc-kubernetes`])).stdout,
      ),
    );
    expect(texts).toContain(expected(tree, 'check-expiration.json'));
  });
});

describe('where kubeadm gives up', () => {
  it.each(refused)('$name: the rows that can be told are printed, the others named', async ({ tree }) => {
    const at = instant(tree, 'now.txt');
    const run = await runCli(['check', '--output', 'kubeadm', '--at', at, `${tree}/etc-kubernetes`]);
    expect(run.exitCode).toBe(3);
    const rowNames = [...run.stdout.matchAll(/^(?!CERTIFICATE)\S+/gmu)].map(([name]) => name);
    const named = [...run.stderr.matchAll(/^no row for (.+?): /gmu)].flatMap(([, names]) => names?.split(', '));
    expect(new Set([...rowNames, ...named])).toEqual(new Set(allRows));
    expect(rowNames.length + named.length).toBe(allRows.length);
    expect(named.length).toBeGreaterThan(0);
  });

  it('a corrupt certificate: the thirteen other rows, and the file by name', async () => {
    const tree = `${fixtureTrees}/corrupt-cert`;
    const run = await runCli(['check', '-o', 'kubeadm', '--at', instant(tree, 'now.txt'), `${tree}/etc-kubernetes`]);
    expect(run.stdout).toContain('admin.conf                 Nov 22, 2027 22:39 UTC   364d ');
    expect(run.stdout).not.toMatch(/^apiserver /mu);
    expect(run.stderr).toMatch(/^no row for apiserver: .*\/pki\/apiserver\.crt/mu);
    expect(run.stderr.match(/apiserver\.crt/gu)).toHaveLength(1);
  });

  it.skipIf(!existsSync(corpusTrees))(
    'a worker: one line for all it has not, whether or not its pki is named alone',
    async () => {
      for (const place of ['etc-kubernetes', 'etc-kubernetes/pki']) {
        const run = await runCli(['check', '-o', 'kubeadm', '--at', '2026-11-23', place], {
          cwd: `${corpusTrees}/worker-node`,
        });
        expect(run.stdout).toMatch(/^ca +Nov 19, 2036/mu);
        expect(run.stderr).toMatch(
          /^no row for admin\.conf, apiserver, .*: no such file in \S+\/etc-kubernetes\. A worker node has none of them\.\n$/u,
        );
      }
    },
  );

  it('the sample has four nodes and no tree besides', async () => {
    const run = await runCli(['check', '-o', 'kubeadm', 'sample:']);
    expect(run.stderr.match(/^==> .*$/gmu)).toEqual(
      ['cp-1', 'cp-2', 'cp-3', 'worker-1'].map((node) => `==> ${node}/etc/kubernetes <==`),
    );
  });

  it('a missing CA is named, for the rows below it cannot be relied on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'notafter-no-ca-'));
    await cp(`${fixtureTrees}/default-rsa/etc-kubernetes`, folder, { recursive: true });
    await rm(join(folder, 'pki/ca.crt'));
    const run = await runCli(['check', '-o', 'kubeadm', '--at', '2026-11-23', folder]);
    expect(run.stdout).toMatch(/^!MISSING! ca /mu);
    expect(run).toMatchObject({
      exitCode: 3,
      stderr: `ca: ${folder}/pki lacks its certificate; kubeadm itself gives up here.\n`,
    });
    await rm(folder, { recursive: true });
  });

  it('every problem of a file without a row is told, not only the first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'notafter-conf-'));
    await cp(`${fixtureTrees}/default-rsa/etc-kubernetes`, folder, { recursive: true });
    const user = { 'client-certificate-data': '!', 'client-key-data': '!' };
    const config = { kind: 'Config', clusters: [], users: [{ name: 'a', user }], contexts: [] };
    await writeFile(join(folder, 'admin.conf'), JSON.stringify(config));
    const { stderr } = await runCli(['check', '-o', 'kubeadm', '--at', '2026-11-23', folder]);
    expect(stderr).toMatch(/^no row for admin\.conf: .*client-key-data/mu);
    expect(stderr).toMatch(/^users\[0\]\.user\.client-certificate-data/mu);
    await rm(folder, { recursive: true });
  });

  it('a folder without a kubeadm PKI: no table, a sentence, exit code 3', async () => {
    const run = await runCli(['check', '-o', 'kubeadm', `${fixtureTrees}/default-rsa/expected`]);
    expect(run).toMatchObject({ exitCode: 3, stdout: '' });
    expect(run.stderr).toContain('holds no kubeadm PKI');
  });
});

it('prints several places one after the other, each named on stderr only', async () => {
  const [first, second] = [`${fixtureTrees}/default-rsa`, `${fixtureTrees}/mixed-validity`];
  const at = instant(second, 'now.txt');
  const places = [`${first}/etc-kubernetes`, `${second}/etc-kubernetes`];
  const alone = await Promise.all(
    places.map(async (place) => (await runCli(['check', '-o', 'kubeadm', '--at', at, place])).stdout),
  );
  const together = await runCli(['check', '-o', 'kubeadm', '--at', at, ...places]);
  expect(together.stdout).toBe(alone.join(''));
  for (const place of places) expect(together.stderr).toContain(`==> ${place} <==`);
});

it('prints every cluster of one folder', async () => {
  const args = ['check', '--at', '2026-11-23'];
  const alone = await Promise.all(
    ['corrupt-cert', 'default-rsa', 'mixed-validity'].map(
      async (name) => (await runCli([...args, '-o', 'kubeadm', `${fixtureTrees}/${name}`])).stdout,
    ),
  );
  expect((await runCli([...args, '-o', 'kubeadm', fixtureTrees])).stdout).toBe(alone.join(''));
});

it.skipIf(!existsSync(corpusTrees))(
  'keeps the CAs of two clusters apart though all are called kubernetes',
  async () => {
    const clusters = ['default-rsa', 'ecdsa-p256-sans'];
    const run = await runCli(['check', '--at', '2026-11-23', '-o', 'json', ...clusters], { cwd: corpusTrees });
    const { certificates } = JSON.parse(run.stdout) as InventoryReport;
    const clusterOf = new Map(certificates.map(({ sha256, sightings }) => [sha256 as string, sightings[0]?.place]));
    expect(certificates).toHaveLength(30);
    for (const { sha256, issuedBy } of certificates) {
      expect(issuedBy.map((issuer) => clusterOf.get(issuer))).toEqual([clusterOf.get(sha256)]);
    }
  },
);

it('of a pki folder away from its kubeconfigs says that they are not there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'notafter-pki-'));
  await cp(`${fixtureTrees}/default-rsa/etc-kubernetes/pki`, join(folder, 'pki'), { recursive: true });
  const run = await runCli(['check', '-o', 'kubeadm', '--at', '2026-11-23', 'pki'], { cwd: folder });
  expect(run.stdout).toMatch(/^apiserver /mu);
  expect(run.stderr).toBe(
    `no row for admin.conf, controller-manager.conf, scheduler.conf, super-admin.conf: no such file in ${folder}.\n`,
  );
  await rm(folder, { recursive: true });
});

const allRows = [
  'admin.conf',
  'apiserver',
  'apiserver-etcd-client',
  'apiserver-kubelet-client',
  'controller-manager.conf',
  'etcd-healthcheck-client',
  'etcd-peer',
  'etcd-server',
  'front-proxy-client',
  'scheduler.conf',
  'super-admin.conf',
  'ca',
  'etcd-ca',
  'front-proxy-ca',
];
