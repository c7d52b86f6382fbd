import { describe, expect, it } from 'vitest';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import type { DistributionId } from './distributions/distribution.ts';
import { renewalWindowOf, type RenewalWindow } from './renewal-window.ts';
import type { Role } from './role.ts';

const start = '2026-01-01T00:00:00Z';
const day = (days: number): number => at(start) + days * 86_400_000;
const yearly = { notBefore: start, notAfter: '2027-01-01T00:00:00Z' };

function windowIn(
  distribution: DistributionId | undefined,
  path: string,
  role: Role,
  wish: Parameters<typeof aCertificate>[0] = yearly,
): RenewalWindow | undefined {
  const certificate = aCertificate(wish);
  const { sightings } = anInventory({ files: { [path]: { certificates: [certificate] } } });
  return renewalWindowOf(certificate, role, sightings, () => distribution);
}

const pem = '/var/lib/kubelet/pki/kubelet-client-current.pem';

describe('who renews a certificate of a year, and when', () => {
  it.each<[DistributionId | undefined, string, Role, string, number, number, string]>([
    [undefined, pem, 'kubelet-client', 'kubelet', 255.5, 328.5, 'by-itself'],
    ['kubeadm', pem, 'kubelet-client', 'kubelet', 255.5, 328.5, 'by-itself'],
    ['k3s', '/var/lib/rancher/k3s/server/tls/client-admin.crt', 'admin', 'k3s', 245, 365, 'service-start'],
    ['rke2', '/var/lib/rancher/rke2/agent/client-kubelet.crt', 'kubelet-client', 'rke2', 245, 365, 'service-start'],
    ['k0s', '/var/lib/k0s/pki/server.crt', 'apiserver', 'k0s', 0, 365, 'service-start'],
    [
      'k0s',
      '/var/lib/k0s/kubelet/pki/kubelet-client-current.pem',
      'kubelet-client',
      'kubelet',
      255.5,
      328.5,
      'by-itself',
    ],
    ['talos', '/system/secrets/kubernetes/kube-apiserver/apiserver.crt', 'apiserver', 'talos', 182.5, 219, 'by-itself'],
    ['openshift', '/etc/kubernetes/static-pod-resources/x/tls.crt', 'server', 'openshift', 182.5, 292, 'by-itself'],
    ['aks', '/etc/kubernetes/certs/apiserver.crt', 'apiserver', 'aks', 292, 328.5, 'by-itself'],
    ['kops', '/srv/kubernetes/kubelet-server.crt', 'kubelet-server', 'kops', 0, 365, 'node-replacement'],
    ['minikube', '/var/lib/minikube/certs/apiserver.crt', 'apiserver', 'minikube', 365, 365, 'cluster-start'],
  ])('%s, %s', (distribution, path, role, by, from, to, trigger) => {
    expect(windowIn(distribution, path, role)).toEqual({
      by,
      from: day(from),
      to: day(to),
      trigger,
      // Only what needs nobody is automatic: a service that must be started is not.
      isAutomatic: trigger === 'by-itself',
    });
  });

  it.each<[DistributionId | undefined, string, Role]>([
    ['kubeadm', '/etc/kubernetes/pki/apiserver.crt', 'apiserver'],
    ['microk8s', '/var/snap/microk8s/current/certs/server.crt', 'apiserver'],
    ['rke1', '/etc/kubernetes/ssl/kube-apiserver.pem', 'apiserver'],
    ['talos', '/system/secrets/etcd/server.crt', 'etcd-server'],
    ['aks', '/etc/kubernetes/certs/kubeletserver.crt', 'kubelet-server'],
    [undefined, '/var/lib/rancher/k3s/server/tls/client-admin.crt', 'admin'],
  ])('nobody: %s, %s', (distribution, path, role) => {
    expect(windowIn(distribution, path, role)).toBeUndefined();
  });
});

it('a CA of k3s is renewed by nobody, one of OpenShift by its operator', () => {
  const ca = { ...yearly, isCa: true };
  expect(windowIn('k3s', '/var/lib/rancher/k3s/server/tls/server-ca.crt', 'ca', ca)).toBeUndefined();
  expect(windowIn('openshift', '/x/ca-bundle.crt', 'root-ca', ca)).toMatchObject({ from: day(292), isAutomatic: true });
});

it('a certificate shorter than the window of k3s is in it from its first moment', () => {
  const short = { notBefore: start, notAfter: '2026-02-01T00:00:00Z' };
  expect(windowIn('k3s', '/x/client-admin.crt', 'admin', short)).toMatchObject({ from: day(0), to: day(31) });
});

it('a copy in a kubeconfig is renewed by nobody', () => {
  const user = aCertificate(yearly);
  const { sightings } = anInventory({ files: { '/home/a/.kube/config': { user } } });
  expect(renewalWindowOf(user, 'admin', sightings, () => 'k3s')).toBeUndefined();
});
