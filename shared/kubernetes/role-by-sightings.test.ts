import { describe, expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory, type DrawnFile } from '../testing/an-inventory.ts';
import type { Certificate } from '../x509/certificate.ts';
import { roleByContent } from './role-by-content.ts';
import { roleByKubeconfig } from './role-by-kubeconfig.ts';
import { roleBySightings } from './role-by-sightings.ts';
import type { Role } from './role.ts';

const context = { isSelfSigned: false, issuedByEtcdCa: false };
function roleIn(certificate: Certificate, files: Readonly<Record<string, DrawnFile>>): Role | undefined {
  const { sightings } = anInventory({ files });
  const itsOwn = sightings.filter(({ sha256 }) => sha256 === certificate.sha256);
  return roleBySightings(certificate, itsOwn) ?? roleByContent(certificate, context);
}

const ca = aCertificate({ subject: 'kubernetes', isCa: true });
const admin = aCertificate({ subject: 'kubernetes-admin', extKeyUsage: ['clientAuth'] });
const apiserver = aCertificate({ subject: 'kube-apiserver', extKeyUsage: ['serverAuth'] });

describe('what a certificate is for', () => {
  it('its file tells before the kubeconfigs that embed it', () => {
    const files = { '/k/admin.conf': { user: admin, ca }, '/k/pki/etcd/ca.crt': { certificates: [ca] } };
    expect(roleIn(ca, files)).toBe('etcd-ca');
  });

  it('a CA that only kubeconfigs hold is the cluster’s CA, whatever its name', () => {
    const provider = aCertificate({ subject: '4f1d1c2e-provider', isCa: true });
    expect(roleIn(provider, { '/home/a/.kube/config': { user: undefined, ca: provider } })).toBe('ca');
  });

  it('of places that disagree the widest effect wins, in whatever order', () => {
    const files = { '/k/pki/etcd/ca.crt': { certificates: [ca] }, '/k/pki/ca.crt': { certificates: [ca] } };
    const reversed = Object.fromEntries(Object.entries(files).toReversed());
    expect(roleIn(ca, files)).toBe('ca');
    expect(roleIn(ca, reversed)).toBe('ca');
  });

  it('the chain behind a leaf is not the leaf', () => {
    const middle = aCertificate({ subject: 'middle' });
    const files = { '/k/pki/apiserver.crt': { certificates: [apiserver, middle, ca] } };
    expect(roleIn(apiserver, files)).toBe('apiserver');
    expect(roleIn(middle, files)).toBeUndefined();
    expect(roleIn(ca, files)).toBe('ca');
  });

  it('every CA of a bundle is one, and a leaf that strayed into it is not', () => {
    const older = aCertificate({ subject: 'older', isCa: true });
    const files = { '/k/pki/ca.crt': { certificates: [ca, older, apiserver] } };
    expect(roleIn(older, files)).toBe('ca');
    expect(roleIn(apiserver, files)).toBe('server');
  });

  it('an old root without basicConstraints is a CA where one is expected', () => {
    const old = aCertificate({ subject: 'old', version: 1, basicConstraints: undefined });
    expect(roleIn(old, { '/k/pki/ca.crt': { certificates: [old] } })).toBe('ca');
  });

  it('kubelet.crt holds a leaf and its throw-away CA', () => {
    const throwAway = aCertificate({ subject: 'node-ca@1700000000', isCa: true });
    const leaf = aCertificate({ subject: 'node@1700000000', issuer: 'node-ca@1700000000' });
    const files = { '/var/lib/kubelet/pki/kubelet.crt': { certificates: [leaf, throwAway] } };
    expect(roleIn(leaf, files)).toBe('kubelet-self-signed');
    expect(roleIn(throwAway, files)).toBe('kubelet-self-signed-ca');
  });
});

const client = (subject: string): Certificate => aCertificate({ subject, extKeyUsage: ['clientAuth'] });

describe('the user of a kubeconfig', () => {
  it.each([
    ['kubernetes-admin', '/etc/kubernetes/admin.conf', 'admin.conf'],
    ['kubernetes-admin', '/home/a/.kube/config', 'admin.conf'],
    ['kubernetes-super-admin', '/etc/kubernetes/super-admin.conf', 'super-admin.conf'],
    ['system:kube-controller-manager', '/etc/kubernetes/controller-manager.conf', 'controller-manager.conf'],
    ['system:kube-scheduler', '/etc/kubernetes/scheduler.conf', 'scheduler.conf'],
    ['system:node:cp-1', '/etc/kubernetes/kubelet.conf', 'kubelet-client'],
    ['somebody', '/etc/kubernetes/admin.conf', 'admin.conf'],
    ['system:kube-proxy', '/x/kubecfg-kube-proxy.yaml', 'kube-proxy'],
    ['system:admin', '/etc/rancher/k3s/k3s.yaml', 'admin'],
    ['minikube-user', '/home/a/.kube/config', 'admin'],
    ['jane', '/home/a/.kube/config', 'client'],
    ['constructor', '/home/a/.kube/config', 'client'],
  ])('%s in %s is %s', (subject, path, role) => {
    const user = client(subject);
    expect(roleIn(user, { [path]: { user } })).toBe(role);
  });

  it('a name that every object has finds nothing', () => {
    const user = client('constructor');
    const [seen] = anInventory({ files: { '/home/a/.kube/toString': { user } } }).sightings;
    expect(seen && roleByKubeconfig(user, seen)).toBeUndefined();
  });

  it('default-auth is a kubelet that joined by TLS bootstrap', () => {
    const user = client('somebody');
    expect(roleIn(user, { '/var/lib/kubelet/kubeconfig': { user, userName: 'default-auth' } })).toBe('kubelet-client');
  });
});
