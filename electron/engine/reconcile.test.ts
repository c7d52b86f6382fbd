import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createServer } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { liveEndpoints } from '../../shared/pki/live-endpoints.ts';
import { reconcile, type Reconciliation } from '../../shared/pki/reconcile.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { look } from './look.ts';
import { issueCertificate, privateKeyPem, type Issued, type Order } from './sources/sample/issue.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 10, 27) as EpochMs;
const ago = (days: number): EpochMs => (now - days * day) as EpochMs;

function aCa(name = 'kubernetes', days = 400): Promise<Issued> {
  return issueCertificate({
    subject: `CN=${name}`,
    issuer: undefined,
    notBefore: ago(days),
    notAfter: ago(days - 3650),
    usage: 'ca',
  });
}

function aServer(issuer: Issued, days: number, order: Partial<Order> = {}): Promise<Issued> {
  const names = { dns: ['cp-1', 'kubernetes.default.svc', 'localhost'], ip: ['127.0.0.1'] };
  return issueCertificate({
    subject: 'CN=kube-apiserver',
    issuer,
    notBefore: ago(days),
    notAfter: ago(days - 365),
    usage: 'server',
    ...names,
    ...order,
  });
}

/** A real TLS server that presents this and what goes with it. @returns its port */
async function presenting(leaf: Issued, ...above: readonly Issued[]): Promise<number> {
  const cert = [leaf, ...above].map(({ certificatePem }) => certificatePem).join('');
  const server = createServer({ cert, key: privateKeyPem(leaf.keys), requestCert: true });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as { port: number }).port;
}

interface Node {
  readonly ca: readonly Issued[];
  readonly apiserver: Issued;
  readonly kubeconfigCa?: Issued;
  readonly port: number;
  readonly host?: string;
}

/** What kubeadm keeps of it on a node, and an admin.conf that leads to a port of this machine. */
function aNode({ ca, apiserver, kubeconfigCa = ca[0]!, port, host = '127.0.0.1' }: Node): string {
  const root = tempFolder();
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('etc/kubernetes/pki/ca.crt', ca.map(({ certificatePem }) => certificatePem).join(''));
  write('etc/kubernetes/pki/apiserver.crt', apiserver.certificatePem);
  write('etc/kubernetes/pki/apiserver.key', privateKeyPem(apiserver.keys));
  const data = Buffer.from(kubeconfigCa.certificatePem).toString('base64');
  write(
    'etc/kubernetes/admin.conf',
    `apiVersion: v1\nkind: Config\nclusters:\n- name: kubernetes\n  cluster:\n    server: https://${host}:${port}\n    certificate-authority-data: ${data}\n`,
  );
  return root;
}

async function lookLive(
  ...places: readonly string[]
): Promise<{ inventory: Inventory; reconciled: readonly Reconciliation[] }> {
  const { inventory } = await look(places, { furtherPlaces: (sofar) => liveEndpoints(sofar).map(({ url }) => url) });
  return { inventory, reconciled: reconcile(inventory) };
}

it('tells what is served and not what was renewed on disk, until the server presents it', async () => {
  const ca = await aCa();
  const [old, renewed] = await Promise.all([aServer(ca, 360), aServer(ca, 1)]);
  const before = await presenting(old);
  const node = aNode({ ca: [ca], apiserver: renewed, port: before });

  const { inventory, reconciled } = await lookLive(node);
  expect(reconciled).toHaveLength(1);
  expect(reconciled[0]).toMatchObject({
    verdict: 'renewed-not-served',
    component: { component: 'kube-apiserver' },
    endpoint: { port: before, asksForClientCertificate: true },
    kubeconfigs: [{ trust: 'trusted', isNamed: true, host: '127.0.0.1' }],
  });
  expect(reconciled[0]!.onDisk!.sighting.path).toMatch(/pki\/apiserver\.crt$/);
  expect(inventory.endpoints[0]!.chain).toEqual([reconciled[0]!.chain.leaf!.certificate.sha256]);

  const after = await presenting(renewed);
  const { reconciled: green } = await lookLive(aNode({ ca: [ca], apiserver: renewed, port: after }));
  expect(green.map(({ verdict }) => verdict)).toEqual(['same']);
});

it('tells a server whose certificate is newer than the files', async () => {
  const ca = await aCa();
  const port = await presenting(await aServer(ca, 1));
  const { reconciled } = await lookLive(aNode({ ca: [ca], apiserver: await aServer(ca, 360), port }));
  expect(reconciled[0]).toMatchObject({ verdict: 'served-newer', kubeconfigs: [{ trust: 'trusted' }] });
});

it('tells a server that another CA of the same name has signed, whom the kubeconfig refuses', async () => {
  const [ca, twin] = await Promise.all([aCa(), aCa('kubernetes', 10)]);
  const port = await presenting(await aServer(twin, 1), twin);
  const { reconciled } = await lookLive(aNode({ ca: [ca], apiserver: await aServer(ca, 360), port }));
  expect(reconciled[0]).toMatchObject({
    verdict: 'another-ca',
    chain: { hasRoot: true },
    kubeconfigs: [{ trust: 'not-trusted' }],
  });
});

it('tells a CA rotation that stopped half way: new certificate on disk, old one served, kubeconfig of the new CA', async () => {
  const [old, next] = await Promise.all([aCa('kubernetes', 3_000), aCa('kubernetes', 2)]);
  const port = await presenting(await aServer(old, 300));
  const node = aNode({ ca: [old, next], apiserver: await aServer(next, 1), port, kubeconfigCa: next });
  const { reconciled } = await lookLive(node);
  expect(reconciled[0]).toMatchObject({ verdict: 'renewed-not-served', kubeconfigs: [{ trust: 'not-trusted' }] });
});

it('does not call what a component makes itself stale', async () => {
  const ca = await aCa();
  const listener = await aServer(ca, 300, { subject: 'CN=k3s,O=k3s' });
  const memory = await aServer(ca, 300, { subject: 'CN=apiserver-loopback-client@1700000000' });
  for (const leaf of [listener, memory]) {
    const { reconciled } = await lookLive(
      aNode({ ca: [ca], apiserver: await aServer(ca, 1), port: await presenting(leaf) }),
    );
    expect(reconciled[0]).toMatchObject({ verdict: 'own-making', onDisk: undefined });
  }
});

it('tells the names that a certificate lacks, and an intermediate that is not sent', async () => {
  const root = await aCa();
  const middle = await issueCertificate({
    subject: 'CN=issuing',
    issuer: root,
    notBefore: ago(300),
    notAfter: ago(-300),
    usage: 'ca',
  });
  const leaf = await aServer(middle, 1, { dns: ['cp-1'], ip: [] });
  const port = await presenting(leaf);
  const node = aNode({ ca: [root, middle], apiserver: leaf, port, kubeconfigCa: root });
  const { reconciled } = await lookLive(node);
  expect(reconciled[0]).toMatchObject({ verdict: 'same', kubeconfigs: [{ trust: 'not-trusted', isNamed: false }] });
  expect(reconciled[0]!.chain.missing).toHaveLength(1);

  const sent = await presenting(leaf, middle);
  const { reconciled: whole } = await lookLive(aNode({ ca: [root], apiserver: leaf, port: sent, host: 'localhost' }));
  expect(whole[0]).toMatchObject({ chain: { missing: [], disorder: undefined }, kubeconfigs: [{ trust: 'trusted' }] });
});

it('tells a chain that is out of order, or holds one twice', async () => {
  const [root, other] = await Promise.all([aCa(), aCa('other')]);
  const middle = await issueCertificate({
    subject: 'CN=issuing',
    issuer: root,
    notBefore: ago(300),
    notAfter: ago(-300),
    usage: 'ca',
  });
  const leaf = await aServer(middle, 1);
  for (const [above, disorder] of [
    [[root, middle], 'out-of-order'],
    [[other, middle], 'out-of-order'],
    [[middle, middle], 'repeated'],
    [[middle, root], undefined],
  ] as const) {
    const port = await presenting(leaf, ...above);
    const { reconciled } = await lookLive(aNode({ ca: [root], apiserver: leaf, port }));
    expect(reconciled[0]!.chain.disorder).toBe(disorder);
  }
});

it('says of an endpoint that does not answer only that', async () => {
  const ca = await aCa();
  const { reconciled } = await lookLive(aNode({ ca: [ca], apiserver: await aServer(ca, 1), port: 1 }));
  expect(reconciled[0]).toMatchObject({
    verdict: 'not-answered',
    endpoint: { problem: 'connection-refused' },
    kubeconfigs: [{ trust: 'unknown' }],
  });
});

const etcd = [process.env['NOTAFTER_ETCD'] ?? '', '/usr/bin/etcd', '/usr/local/bin/etcd'].find(
  (path) => path !== '' && existsSync(path),
);
if (etcd === undefined)
  console.warn('SKIPPED: a real etcd renewed under its feet, because there is none; NOTAFTER_ETCD names one.');

it.skipIf(etcd === undefined)(
  'sees a real etcd take up what is renewed on disk under it, and fail where key and certificate do not fit',
  async () => {
    const ca = await aCa('etcd-ca');
    const root = tempFolder();
    const pki = join(root, 'etc/kubernetes/pki/etcd');
    mkdirSync(pki, { recursive: true });
    const put = (server: Issued): void => {
      writeFileSync(join(pki, 'server.crt'), server.certificatePem);
      writeFileSync(join(pki, 'server.key'), privateKeyPem(server.keys));
    };
    const names = {
      subject: 'CN=cp-1',
      usage: 'server-and-client',
      dns: ['cp-1', 'localhost'],
      ip: ['127.0.0.1'],
    } as const;
    const old = await aServer(ca, 300, names);
    put(old);
    writeFileSync(join(pki, 'ca.crt'), ca.certificatePem);
    const [client, peer] = [await freePort(), await freePort()];
    const url = `https://127.0.0.1:${client}`;
    const args = `--data-dir=${join(root, 'data')} --listen-client-urls=${url} --advertise-client-urls=${url} --listen-peer-urls=http://127.0.0.1:${peer} --initial-advertise-peer-urls=http://127.0.0.1:${peer} --initial-cluster=default=http://127.0.0.1:${peer} --cert-file=${pki}/server.crt --key-file=${pki}/server.key --client-cert-auth --trusted-ca-file=${pki}/ca.crt`;
    const etcdProcess = spawn(etcd ?? '', args.split(' '), { stdio: 'ignore' });
    onTestFinished(() => void etcdProcess.kill());
    const ask = async (): Promise<Reconciliation | undefined> =>
      reconcile((await look([root, `127.0.0.1:${client}`], {})).inventory)[0];
    await expect.poll(async () => (await ask())?.verdict, { timeout: 20_000 }).toBe('same');
    expect((await ask())?.endpoint.asksForClientCertificate).toBe(true);

    put(await aServer(ca, 1, names));
    expect((await ask())?.verdict).toBe('same');
    // A key that does not fit: every new handshake fails, and says so.
    writeFileSync(join(pki, 'server.key'), privateKeyPem(old.keys));
    expect((await ask())?.endpoint.problem).toBe('tls-alert');
  },
);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
