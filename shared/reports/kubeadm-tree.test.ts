import { describe, expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory, type DrawnFile } from '../testing/an-inventory.ts';
import { kubeadmCompanions, kubeadmTrees } from './kubeadm-tree.ts';

const some: DrawnFile = { certificates: [aCertificate()] };
const conf: DrawnFile = { user: aCertificate() };
const treesIn = (place: string, files: Readonly<Record<string, DrawnFile>>) =>
  kubeadmTrees(anInventory({ place, files }), place);

describe('where a kubeadm tree is', () => {
  it.each<[string, string, Readonly<Record<string, DrawnFile>>, string, string]>([
    ['/etc/kubernetes itself', '/k', { '/k/pki/apiserver.crt': some, '/k/admin.conf': conf }, '/k/pki', 'looked-at'],
    ['a folder above it', '/', { '/node/k/pki/apiserver.crt': some }, '/node/k/pki', 'looked-at'],
    ['the pki folder', '/k/pki', { '/k/pki/apiserver.crt': some }, '/k/pki', 'not-looked-at'],
    ['the pki folder with a slash', '/k/pki/', { '/k/pki/apiserver.crt': some }, '/k/pki', 'not-looked-at'],
    [
      'the pki folder, named from where one stands',
      './pki',
      { '/k/pki/apiserver.crt': some },
      '/k/pki',
      'not-looked-at',
    ],
    [
      'the pki folder, its kubeconfigs looked at too',
      '/k/pki',
      { '/k/pki/apiserver.crt': some, '/k/admin.conf': conf },
      '/k/pki',
      'looked-at',
    ],
    ['a pki with only a CA', '/k', { '/k/pki/ca.crt': some }, '/k/pki', 'looked-at'],
    ['a pki with only etcd', '/k', { '/k/pki/etcd/server.crt': some }, '/k/pki', 'looked-at'],
    [
      'a pki with only signing requests',
      '/k',
      { '/k/pki/apiserver.csr': { request: aCertificate() } },
      '/k/pki',
      'looked-at',
    ],
    [
      'a pki with only a broken certificate',
      '/k',
      { '/k/pki/apiserver.crt': { problem: 'bad-pem' } },
      '/k/pki',
      'looked-at',
    ],
    ['another certificatesDir', '/k', { '/k/ssl/apiserver.crt': some, '/k/admin.conf': conf }, '/k/ssl', 'looked-at'],
    ['kubeconfigs alone', '/k', { '/k/scheduler.conf': conf }, '/k/pki', 'looked-at'],
    ['everything in one folder', '/k', { '/k/apiserver.crt': some, '/k/admin.conf': conf }, '/k', 'looked-at'],
    ['an archive', '/n.zip', { '/n.zip!/pki/apiserver.crt': some }, '/n.zip!/pki', 'looked-at'],
    ['a dropped folder', 'upload:1', { 'pki/apiserver.crt': some }, 'pki', 'looked-at'],
  ])('%s', (_what, place, files, certificatesDir, kubeconfigs) => {
    expect(treesIn(place, files)).toMatchObject([{ certificatesDir, kubeconfigs }]);
  });

  it.each<[string, Readonly<Record<string, DrawnFile>>]>([
    ['a CA outside any pki', { '/home/a/ca.crt': some }],
    ['an etcd of its own', { '/etc/etcd/server.crt': some, '/etc/etcd/ca.crt': some }],
    ['the pki of a kubelet', { '/var/lib/kubelet/pki/kubelet.crt': some }],
    ['nothing', {}],
  ])('not in %s', (_what, files) => {
    expect(treesIn('/', files)).toEqual([]);
  });

  it('a kubeconfig or a certificate named alone is no tree with the rest of it missing (issue 2)', () => {
    const inventory = anInventory({ place: '/k/admin.conf', files: { '/k/admin.conf': conf } });
    const named = { ...inventory, places: [{ place: '/k/admin.conf', kind: 'kubeconfig' as const }] };
    expect(kubeadmTrees(named, '/k/admin.conf')).toEqual([]);
  });

  it('signing requests kept apart make no tree of their own (issue 2)', () => {
    const csr = {
      '/k/pki/csr/apiserver.csr': { request: aCertificate() },
      '/k/pki/csr/apiserver.key': { key: undefined },
    };
    const files = { '/k/pki/apiserver.crt': some, '/k/admin.conf': conf, ...csr };
    expect(treesIn('/k', files).map(({ certificatesDir }) => certificatesDir)).toEqual(['/k/pki']);
    expect(treesIn('/k/pki/csr', csr)).toEqual([]);
  });

  it('of a pki folder alone, kubeconfigs that were looked for are not “not looked at” (issue 2)', () => {
    const inventory = anInventory({ place: '/k/pki', files: { '/k/pki/ca.crt': some } });
    expect(kubeadmTrees(inventory, '/k/pki', true)).toMatchObject([{ kubeconfigs: 'none-beside' }]);
  });

  it('every node of a folder is one, in the order of their paths', () => {
    const files = { '/n/cp-2/pki/apiserver.crt': some, '/n/cp-1/pki/apiserver.crt': some, '/n/cp-1/admin.conf': conf };
    expect(treesIn('/n', files).map(({ folder }) => folder)).toEqual(['/n/cp-1', '/n/cp-2']);
  });

  it('what another place holds is not of this one', () => {
    const here = anInventory({ place: '/a', files: { '/a/pki/apiserver.crt': some } });
    const there = anInventory({ place: '/b', files: { '/b/pki/apiserver.crt': some } });
    const both = {
      ...here,
      places: [...here.places, ...there.places],
      sightings: [...here.sightings, ...there.sightings],
    };
    expect(kubeadmTrees(both, '/b').map(({ folder }) => folder)).toEqual(['/b']);
  });
});

it('a pki folder has its kubeconfigs beside it, any other place has none', () => {
  expect(kubeadmCompanions('/etc/kubernetes/pki/')).toEqual([
    '/etc/kubernetes/admin.conf',
    '/etc/kubernetes/controller-manager.conf',
    '/etc/kubernetes/scheduler.conf',
    '/etc/kubernetes/super-admin.conf',
    '/etc/kubernetes/kubeadm.yaml',
  ]);
  expect(kubeadmCompanions('/etc/kubernetes')).toEqual([]);
  expect(kubeadmCompanions('/etc/kubernetes/mypki')).toEqual([]);
});
