import { expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import type { StaticPodFacts } from '../pki/inventory.ts';
import { rolesByFlags } from './role-by-flags.ts';

const place = '/captures';
const pod = (root: string, component: StaticPodFacts['component'], flags: StaticPodFacts['flags']): StaticPodFacts => ({
  place,
  path: `${root}etc/kubernetes/manifests/${component}.yaml`,
  component,
  flags,
});

function rolesOf(pods: readonly StaticPodFacts[], path: string) {
  const { sightings } = anInventory({ place, files: { [path]: { certificates: [aCertificate()] } } });
  const [sighting] = sightings;
  return sighting && rolesByFlags(pods)(sighting);
}

const etcd = {
  'cert-file': '/opt/tls/a.crt',
  'peer-cert-file': '/opt/tls/b.crt',
  'trusted-ca-file': '/opt/tls/ca.crt',
};

it.each([
  ['/captures/cp-1/opt/tls/a.crt', { leaf: 'etcd-server', ca: undefined }],
  ['/captures/cp-1/opt/tls/b.crt', { leaf: 'etcd-peer', ca: undefined }],
  ['/captures/cp-1/opt/tls/ca.crt', { leaf: undefined, ca: 'etcd-ca' }],
  ['/captures/cp-2/opt/tls/a.crt', undefined],
  ['/opt/tls/a.crt', undefined],
])('of the node the manifest lies on: %s', (path, roles) => {
  expect(rolesOf([pod('/captures/cp-1/', 'etcd', etcd)], path)).toEqual(roles);
});

it('holds on a node itself, in a drop, and where the copy spells folders with dashes', () => {
  const flags = { 'tls-cert-file': '/etc/kubernetes/pki/odd.crt' };
  const roles = { leaf: 'apiserver', ca: undefined };
  expect(rolesOf([pod('/', 'kube-apiserver', flags)], '/etc/kubernetes/pki/odd.crt')).toEqual(roles);
  expect(rolesOf([pod('', 'kube-apiserver', flags)], 'etc/kubernetes/pki/odd.crt')).toEqual(roles);
  expect(rolesOf([pod('/x/', 'kube-apiserver', flags)], '/x/etc-kubernetes/pki/odd.crt')).toEqual(roles);
});

it('calls a CA that is both the clients’ and the request header’s the cluster’s', () => {
  const flags = { 'requestheader-client-ca-file': '/pki/ca.crt', 'client-ca-file': '/pki/ca.crt' };
  expect(rolesOf([pod('/', 'kube-apiserver', flags)], '/pki/ca.crt')).toEqual({ leaf: undefined, ca: 'ca' });
});
