import { expect, it } from 'vitest';
import { liveEndpoints, type LiveEndpoint } from '../../shared/pki/live-endpoints.ts';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { emptyInventory } from '../../shared/pki/merge-inventories.ts';
import { aDistributionFolder } from '../../shared/testing/distribution-trees.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { look } from './look.ts';
import { issueCertificate } from './sources/sample/issue.ts';

const now = Date.UTC(2026, 10, 27) as EpochMs;

async function namedBy(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { inventory } = await look([tempFolder(files)], {});
  return liveEndpoints(inventory).map(({ url, component }) => `${component} ${url}`);
}

const pod = (name: string, ...flags: readonly string[]): string =>
  `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name: ${name}\n    command:\n${[name, ...flags].map((word) => `    - ${word}\n`).join('')}`;
const kubeconfig = (cluster: string): string =>
  `apiVersion: v1\nkind: Config\nclusters:\n- name: one\n  cluster: {${cluster}}\n`;

async function aCertificate(subject: string, ip: readonly string[]): Promise<string> {
  const from = Date.UTC(2026, 0, 1) as EpochMs;
  const to = Date.UTC(2027, 0, 1) as EpochMs;
  const order = { subject, issuer: undefined, notBefore: from, notAfter: to, usage: 'server', ip } as const;
  return (await issueCertificate(order)).certificatePem;
}

it('names the servers of kubeconfigs with their own name and proxy, and nothing for one without TLS', async () => {
  expect(
    await namedBy({
      'a.conf': kubeconfig(
        'server: "https://api.example:6443", tls-server-name: kubernetes, proxy-url: "http://me:secret@proxy:3128"',
      ),
      'b.conf': kubeconfig('server: "http://127.0.0.1:8080"'),
    }),
  ).toEqual(['kube-apiserver https://api.example:6443/?sni=kubernetes&proxy=http%3A%2F%2Fproxy%3A3128']);
});

it('names the ports of a node whose manifests tell its address, and not those that listen on its loopback alone', async () => {
  const manifests = 'n/etc/kubernetes/manifests';
  expect(
    await namedBy({
      [`${manifests}/kube-apiserver.yaml`]: pod(
        'kube-apiserver',
        '--tls-cert-file=/etc/kubernetes/pki/apiserver.crt',
        '--advertise-address=192.0.2.5',
        '--secure-port=7443',
      ),
      [`${manifests}/etcd.yaml`]: pod(
        'etcd',
        '--cert-file=/etc/kubernetes/pki/etcd/server.crt',
        '--advertise-client-urls=https://192.0.2.5:2379',
        '--initial-advertise-peer-urls=https://192.0.2.5:2380',
      ),
      [`${manifests}/kube-scheduler.yaml`]: pod('kube-scheduler', '--kubeconfig=/etc/kubernetes/scheduler.conf'),
      'n/var/lib/kubelet/pki/kubelet.crt': await aCertificate('CN=n@1700000000', []),
    }),
  ).toEqual([
    'kube-apiserver tls://192.0.2.5:7443',
    'etcd tls://192.0.2.5:2379',
    'etcd tls://192.0.2.5:2380',
    'kubelet tls://192.0.2.5:10250',
  ]);
});

it('takes the address that only the node’s own certificates hold, never that of a service', async () => {
  const pki = 'n/etc/kubernetes/pki';
  expect(
    await namedBy({
      [`${pki}/apiserver.crt`]: await aCertificate('CN=kube-apiserver', ['10.96.0.1', '192.0.2.9']),
      [`${pki}/etcd/server.crt`]: await aCertificate('CN=n', ['127.0.0.1', '192.0.2.5']),
    }),
  ).toEqual(['kube-apiserver tls://192.0.2.5:6443', 'etcd tls://192.0.2.5:2379']);
  expect(await namedBy({ [`${pki}/apiserver.crt`]: await aCertificate('CN=kube-apiserver', ['10.96.0.1']) })).toEqual(
    [],
  );
});

/** What lies below a folder here, as SSH would have brought it. */
async function overSsh(root: string, place: string): Promise<readonly LiveEndpoint[]> {
  const { inventory } = await look([root], {});
  const at = <Seen extends { readonly path: string }>(each: Seen): Seen => ({
    ...each,
    place,
    path: each.path.slice(root.length),
  });
  return liveEndpoints({
    ...inventory,
    places: [{ place, kind: 'ssh-node' }],
    sightings: inventory.sightings.map(at),
    kubeconfigs: [],
  });
}

it('asks a node that SSH reached at that host where its own files tell no address', async () => {
  const root = tempFolder({
    'etc/kubernetes/pki/apiserver.crt': await aCertificate('CN=kube-apiserver', ['10.96.0.1']),
  });
  const urls = async (place: string): Promise<readonly string[]> => (await overSsh(root, place)).map(({ url }) => url);
  expect(await urls('ssh://admin@192.0.2.77:2222')).toEqual(['tls://192.0.2.77:6443']);
  expect(await urls('ssh://[2001:db8::7]/srv')).toEqual(['tls://[2001:db8::7]:6443']);
  expect(await urls('ssh://127.0.0.1:2222')).toEqual([]);
});

it.each([
  ['rke2', ['kube-apiserver 6443', 'supervisor 9345']],
  ['k3s', ['kube-apiserver 6443']],
  ['microk8s', ['kube-apiserver 16443']],
] as const)('knows the ports of %s', async (id, expected) => {
  const root = await aDistributionFolder(id, { at: now, part: 'control-plane' });
  const named = (await overSsh(root, 'ssh://192.0.2.77')).map(
    ({ component, url }) => `${component} ${url.slice(url.lastIndexOf(':') + 1)}`,
  );
  expect(named.filter((each) => /^(?:kube-apiserver|supervisor)/u.test(each))).toEqual(expected);
});

it('names the webhooks that a cluster calls by URL, and none that it calls by service', () => {
  const webhook = (url: string | undefined): Inventory['clusterObjects'][number] => ({
    kind: 'ValidatingWebhookConfiguration',
    namespace: undefined,
    name: 'policy',
    place: 'cluster:here',
    path: 'policy',
    createdAt: undefined,
    field: 'webhooks[0].clientConfig.caBundle',
    entryName: 'policy.example',
    caBundle: 'absent',
    certificates: [],
    service: url === undefined ? { namespace: 'policy', name: 'webhook', port: 443 } : undefined,
    url,
    failurePolicy: 'Fail',
    insecureSkipTlsVerify: false,
    isAvailable: undefined,
    injectedFrom: undefined,
  });
  const clusterObjects = [webhook('https://192.0.2.30:8443/validate?timeout=5s'), webhook(undefined)];
  expect(liveEndpoints({ ...emptyInventory, clusterObjects })).toEqual([
    { url: 'https://192.0.2.30:8443', component: 'webhook', namedIn: ['policy'] },
  ]);
});
