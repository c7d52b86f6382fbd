import { describe, expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory, type DrawnFile } from '../testing/an-inventory.ts';
import { kubeadmCompanions, kubeadmTrees } from './kubeadm-tree.ts';

const some: DrawnFile = { certificates: [aCertificate()] };
const conf: DrawnFile = { user: aCertificate() };
const treesIn = (place: string, files: Readonly<Record<string, DrawnFile>>) =>
  kubeadmTrees(anInventory({ place, files }), place);

describe('where a kubeadm tree is', () => {
  it.each<[string, string, Readonly<Record<string, DrawnFile>>, string, boolean]>([
    ['/etc/kubernetes itself', '/k', { '/k/pki/apiserver.crt': some, '/k/admin.conf': conf }, '/k/pki', true],
    ['a folder above it', '/', { '/node/k/pki/apiserver.crt': some }, '/node/k/pki', true],
    ['the pki folder', '/k/pki', { '/k/pki/apiserver.crt': some }, '/k/pki', false],
    ['the pki folder with a slash', '/k/pki/', { '/k/pki/apiserver.crt': some }, '/k/pki', false],
    ['the pki folder, named from where one stands', './pki', { '/k/pki/apiserver.crt': some }, '/k/pki', false],
    [
      'the pki folder, its kubeconfigs looked at too',
      '/k/pki',
      { '/k/pki/apiserver.crt': some, '/k/admin.conf': conf },
      '/k/pki',
      true,
    ],
    ['a pki with only a CA', '/k', { '/k/pki/ca.crt': some }, '/k/pki', true],
    ['a pki with only etcd', '/k', { '/k/pki/etcd/server.crt': some }, '/k/pki', true],
    ['a pki with only signing requests', '/k', { '/k/pki/apiserver.csr': { request: aCertificate() } }, '/k/pki', true],
    ['a pki with only a broken certificate', '/k', { '/k/pki/apiserver.crt': { problem: 'bad-pem' } }, '/k/pki', true],
    ['another certificatesDir', '/k', { '/k/ssl/apiserver.crt': some, '/k/admin.conf': conf }, '/k/ssl', true],
    ['kubeconfigs alone', '/k', { '/k/scheduler.conf': conf }, '/k/pki', true],
    ['everything in one folder', '/k', { '/k/apiserver.crt': some, '/k/admin.conf': conf }, '/k', true],
    ['an archive', '/n.zip', { '/n.zip!/pki/apiserver.crt': some }, '/n.zip!/pki', true],
    ['a dropped folder', 'upload:1', { 'pki/apiserver.crt': some }, 'pki', true],
  ])('%s', (_what, place, files, certificatesDir, kubeconfigsWereLookedAt) => {
    expect(treesIn(place, files)).toMatchObject([{ certificatesDir, kubeconfigsWereLookedAt }]);
  });

  it.each<[string, Readonly<Record<string, DrawnFile>>]>([
    ['a CA outside any pki', { '/home/a/ca.crt': some }],
    ['an etcd of its own', { '/etc/etcd/server.crt': some, '/etc/etcd/ca.crt': some }],
    ['the pki of a kubelet', { '/var/lib/kubelet/pki/kubelet.crt': some }],
    ['nothing', {}],
  ])('not in %s', (_what, files) => {
    expect(treesIn('/', files)).toEqual([]);
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
