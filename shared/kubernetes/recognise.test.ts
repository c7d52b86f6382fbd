import { describe, expect, it } from 'vitest';
import { look } from '../../electron/engine/look.ts';
import { assess } from '../pki/assess.ts';
import type { Inventory } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { at } from '../testing/a-certificate.ts';
import { aDistributionFolder, aDistributionTree, treeParts } from '../testing/distribution-trees.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { recognitionsOf } from './recognise.ts';

const now = at('2026-11-22T12:00:00Z');

async function lookAt(folder: string): Promise<Inventory> {
  return (await look([folder], {})).inventory;
}

/** `root: distribution part node`, the folder of the test left out. */
async function verdictsOn(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = tempFolder(files);
  return recognitionsOf(await lookAt(folder)).map(
    ({ root, distribution, part, node }) =>
      `${root.slice(folder.length + 1)}: ${distribution} ${part}${node === undefined ? '' : ` ${node}`}`,
  );
}

describe.each(treeParts)('a tree of %s, %s', (id, part) => {
  it('is recognised as such, and as nothing else', async () => {
    const inventory = await lookAt(await aDistributionFolder(id, { at: now, part }));
    const verdicts = recognitionsOf(inventory).map((each) => `${each.distribution} ${each.part}`);
    expect(verdicts).toEqual([`${id} ${part}`]);
  });

  it('has the roles the reference gives its files', async () => {
    const { files, roles } = await aDistributionTree(id, { at: now, part });
    const folder = tempFolder(files);
    const { certificates } = assess(await lookAt(folder), { at: now, thresholds: defaultThresholds });
    const told: Record<string, string | undefined> = {};
    for (const { role, sightings } of certificates) {
      for (const { path, position, field } of sightings) {
        if (position === 0 && field?.startsWith('clusters') !== true) told[path.slice(folder.length + 1)] = role;
      }
    }
    expect(told).toMatchObject(roles);
  });
});

describe('what is told apart', () => {
  const tree = async (...wish: Parameters<typeof aDistributionTree>) => (await aDistributionTree(...wish)).files;
  const only = (files: Readonly<Record<string, string>>, ...endings: readonly string[]) =>
    Object.fromEntries(Object.entries(files).filter(([path]) => endings.some((ending) => path.endsWith(ending))));
  const moved = (files: Readonly<Record<string, string>>, from: string, to: string) =>
    Object.fromEntries(
      Object.entries(files).flatMap(([path, text]) =>
        path.startsWith(from) ? [[to + path.slice(from.length), text]] : [],
      ),
    );

  it('every node of a folder of nodes, each with its name', async () => {
    expect(
      await verdictsOn({
        ...(await tree('kubeadm', { at: now, root: 'cp-1/', node: 'node-a' })),
        ...(await tree('kubeadm', { at: now, root: 'w-1/', node: 'node-b', part: 'worker' })),
        ...(await tree('k3s', { at: now, root: 'edge/', node: 'node-c' })),
        ...(await tree('k0s', { at: now, root: 'lab/', node: 'node-d', part: 'worker' })),
        ...(await tree('microk8s', { at: now, root: 'desk/', node: 'node-e' })),
      }),
    ).toEqual([
      'cp-1: kubeadm control-plane node-a',
      'desk: microk8s control-plane node-e',
      'edge: k3s control-plane node-c',
      'lab: k0s worker node-d',
      'w-1: kubeadm worker node-b',
    ]);
  });

  it('a cluster CA alone, which says nothing', async () => {
    expect(await verdictsOn(only(await tree('kubeadm', { at: now }), 'kubernetes/pki/ca.crt'))).toEqual([]);
    const { 'etc/kubernetes/pki/ca.crt': ca = '' } = await tree('kubeadm', { at: now });
    expect(await verdictsOn({ 'ca.crt': ca, 'nginx/server.crt': ca })).toEqual([]);
  });

  it('a CA of kubeadm in a backup of k3s, which stays k3s', async () => {
    const k3s = await tree('k3s', { at: now });
    const ca = only(await tree('kubeadm', { at: now }), 'kubernetes/pki/ca.crt');
    expect(await verdictsOn({ ...k3s, ...ca })).toEqual([': k3s control-plane cp-1']);
  });

  it('a whole kubeadm node kept inside a backup of k3s, as a node of its own', async () => {
    const k3s = await tree('k3s', { at: now });
    const kubeadm = await tree('kubeadm', { at: now, root: 'var/lib/rancher/k3s/old/', node: 'old-1' });
    expect(await verdictsOn({ ...k3s, ...kubeadm })).toEqual([
      ': k3s control-plane cp-1',
      'var/lib/rancher/k3s/old: kubeadm control-plane old-1',
    ]);
  });

  it('two distributions on one node, both with their evidence', async () => {
    const both = { ...(await tree('kubeadm', { at: now })), ...(await tree('k3s', { at: now })) };
    expect((await verdictsOn(both)).toSorted()).toEqual([': k3s control-plane cp-1', ': kubeadm control-plane cp-1']);
  });

  it.each([
    ['k0s’ pki folder alone', 'k0s', 'var/lib/k0s/', 'copy/'],
    ['k0s’ pki folder under its name', 'k0s', 'var/lib/k0s/', 'k0s/'],
    ['k3s’ server folder alone', 'k3s', 'var/lib/rancher/k3s/', 'copy/'],
    ['kubeadm’s pki folder alone', 'kubeadm', 'etc/kubernetes/', 'copy/'],
    ['kubeadm’s folder captured with dashes', 'kubeadm', 'etc/kubernetes/', 'copy/etc-kubernetes/'],
    ['RKE1’s ssl folder alone', 'rke1', 'etc/kubernetes/', 'copy/'],
  ] as const)('%s', async (_what, id, from, to) => {
    const folder = tempFolder(moved(await tree(id, { at: now, part: 'control-plane' }), from, to));
    const verdicts = recognitionsOf(await lookAt(folder)).map((each) => `${each.distribution} ${each.part}`);
    expect(verdicts).toEqual([`${id} control-plane`]);
  });

  it('a kubeconfig that leads elsewhere, from the node it lies on', async () => {
    const kubeadm = await tree('kubeadm', { at: now, root: 'cp-1/' });
    const gke = await tree('gke', { at: now, root: 'cp-1/root/' });
    const own = { 'cp-1/root/.kube/own': kubeadm['cp-1/etc/kubernetes/admin.conf'] ?? '' };
    expect(await verdictsOn({ ...kubeadm, ...gke, ...own })).toEqual([
      'cp-1: kubeadm control-plane cp-1',
      'cp-1/root/.kube/config: gke client',
    ]);
  });

  it('a copy of admin.conf, which is somebody’s and no node', async () => {
    const { 'etc/kubernetes/admin.conf': admin = '' } = await tree('kubeadm', { at: now });
    expect(await verdictsOn({ 'admin.conf': admin })).toEqual(['admin.conf: kubeadm client']);
  });
});

describe('the evidence', () => {
  it('names the files and the CA that told', async () => {
    const folder = await aDistributionFolder('k3s', { at: now });
    const [recognition] = recognitionsOf(await lookAt(folder));
    expect(recognition?.evidence).toContainEqual({
      fact: 'var/lib/rancher/k3s/server/tls/server-ca.crt',
      path: `${folder}/var/lib/rancher/k3s/server/tls/server-ca.crt`,
    });
    expect(recognition?.evidence.map(({ fact }) => fact)).toContain('CN=k3s-server-ca@1711000000');
    expect(recognition?.isSure).toBe(true);
  });

  it('counts files that are there and could not be read', async () => {
    const files = (await aDistributionTree('kubeadm', { at: now })).files;
    const ca = files['etc/kubernetes/pki/ca.crt'] ?? '';
    const broken = { 'etc/kubernetes/pki/ca.crt': ca, 'etc/kubernetes/pki/apiserver.crt': 'torn' };
    expect(await verdictsOn(broken)).toEqual([': kubeadm control-plane']);
  });

  it('is not sure of what is only generally held', async () => {
    const [recognition] = recognitionsOf(await lookAt(await aDistributionFolder('openshift', { at: now })));
    expect(recognition?.evidence[0]?.fact).toContain('static-pod-resources');
    const [desktop] = recognitionsOf(await lookAt(await aDistributionFolder('docker-desktop', { at: now })));
    expect(desktop?.isSure).toBe(false);
  });
});

describe('a person’s word', () => {
  it('wins on every node and leaves kubeconfigs alone', async () => {
    const { files } = await aDistributionTree('kubeadm', { at: now, root: 'cp-1/' });
    const gke = (await aDistributionTree('gke', { at: now, root: 'me/' })).files;
    const inventory = await lookAt(tempFolder({ ...files, ...gke }));
    const told = (override?: 'k0s') =>
      assess(inventory, { at: now, thresholds: defaultThresholds, distribution: override }).recognitions.map(
        ({ distribution, isOverridden }) => `${distribution} ${isOverridden}`,
      );
    expect(told('k0s')).toEqual(['k0s true', 'gke false']);
    expect(told()).toEqual(['kubeadm false', 'gke false']);
  });

  it('names a place that tells nothing', async () => {
    const { files } = await aDistributionTree('kubeadm', { at: now });
    const folder = tempFolder({ 'x/ca.crt': files['etc/kubernetes/pki/ca.crt'] ?? '' });
    expect(recognitionsOf(await lookAt(folder), 'rke2')).toMatchObject([
      { place: folder, root: '', distribution: 'rke2', isOverridden: true, evidence: [] },
    ]);
  });
});
