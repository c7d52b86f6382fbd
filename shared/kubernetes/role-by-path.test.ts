import { expect, it } from 'vitest';
import { kubeadmAuthorities, kubeadmLeafs } from './kubeadm-certificates.ts';
import { rolesByPath } from './role-by-path.ts';

it.each(kubeadmLeafs.filter(({ kind }) => kind === 'pki').map(({ role, baseName }) => [baseName, role]))(
  'kubeadm: pki/%s.crt is %s',
  (baseName, role) => {
    expect(rolesByPath(`/etc/kubernetes/pki/${baseName}.crt`)?.leaf).toBe(role);
  },
);

it.each(kubeadmAuthorities.map(({ role, baseName }) => [baseName, role]))(
  'kubeadm: pki/%s.crt is %s',
  (baseName, role) => {
    expect(rolesByPath(`/etc/kubernetes/pki/${baseName}.crt`)?.ca).toBe(role);
  },
);

it.each([
  ['k3s', '/var/lib/rancher/k3s/server/tls/serving-kube-apiserver.crt', 'apiserver'],
  ['k3s', '/var/lib/rancher/k3s/server/tls/client-kube-apiserver.crt', 'apiserver-kubelet-client'],
  ['k3s', '/var/lib/rancher/k3s/server/tls/client-auth-proxy.crt', 'front-proxy-client'],
  ['k3s', '/var/lib/rancher/k3s/server/tls/client-controller.crt', 'controller-manager'],
  ['k3s', '/var/lib/rancher/k3s/server/tls/etcd/client.crt', 'apiserver-etcd-client'],
  ['k3s', '/var/lib/rancher/k3s/server/tls/etcd/server-client.crt', 'etcd-server'],
  ['k3s', '/var/lib/rancher/k3s/server/tls/etcd/peer-server-client.crt', 'etcd-peer'],
  ['k3s', '/var/lib/rancher/k3s/agent/client-kubelet.crt', 'kubelet-client'],
  ['RKE2', '/var/lib/rancher/rke2/agent/serving-kubelet.crt', 'kubelet-server'],
  ['k0s', '/var/lib/k0s/pki/server.crt', 'apiserver'],
  ['MicroK8s', '/var/snap/microk8s/current/certs/server.crt', 'apiserver'],
  ['kops', '/srv/kubernetes/kube-apiserver/server.crt', 'apiserver'],
  ['kops', '/srv/kubernetes/kube-apiserver/etcd-client.crt', 'apiserver-etcd-client'],
  ['RKE1', '/etc/kubernetes/ssl/kube-apiserver.pem', 'apiserver'],
  ['RKE1', '/etc/kubernetes/ssl/kube-etcd-10-0-0-1.pem', 'etcd-server'],
  ['RKE1', '/etc/kubernetes/ssl/kube-apiserver-proxy-client.pem', 'front-proxy-client'],
  ['AKS', '/etc/kubernetes/certs/apiserver.crt', 'apiserver'],
  ['AKS', '/etc/kubernetes/certs/kubeletserver.crt', 'kubelet-server'],
  ['minikube', '/home/a/.minikube/profiles/p/proxy-client.crt', 'front-proxy-client'],
  ['kubelet', '/var/lib/kubelet/pki/kubelet-client-current.pem', 'kubelet-client'],
  ['kubelet', '/var/lib/kubelet/pki/kubelet-server-2026-11-22-22-40-00.pem', 'kubelet-server'],
  ['kubelet', '/var/lib/kubelet/pki/kubelet.crt', 'kubelet-self-signed'],
  ['archive', '/tmp/node.zip!/pki/apiserver.crt', 'apiserver'],
  ['dropped folder', 'pki/etcd/peer.crt', 'etcd-peer'],
])('%s: a leaf in %s is %s', (_distribution, path, role) => {
  expect(rolesByPath(path)?.leaf).toBe(role);
});

it.each([
  ['/var/lib/rancher/k3s/server/tls/request-header-ca.crt', 'front-proxy-ca'],
  ['/var/lib/rancher/k3s/server/tls/client-ca.crt', 'ca'],
  ['/var/lib/rancher/k3s/server/tls/etcd/peer-ca.crt', 'etcd-ca'],
  ['/etc/kubernetes/ssl/kube-ca.pem', 'ca'],
  ['/etc/kubernetes/ssl/kube-apiserver-requestheader-ca.pem', 'front-proxy-ca'],
  ['/var/lib/kubelet/pki/kubelet.crt', 'kubelet-self-signed-ca'],
])('a CA in %s is %s', (path, role) => {
  expect(rolesByPath(path)?.ca).toBe(role);
});

it.each([
  ['another name that ends alike', '/etc/kubernetes/mypki/ca.crt'],
  ['another file that ends alike', '/etc/kubernetes/pki/my-apiserver.crt'],
  ['a CA outside any pki', '/home/a/ca.crt'],
  ['another case', '/etc/kubernetes/pki/APISERVER.crt'],
  ['a folder between the parts of a pattern', '/var/lib/kubelet/pki/kubelet-client-old/a.pem'],
  ['a name that ends where a pattern starts', '/x/my-kube-etcd-1.pem'],
  ['nothing at all', ''],
])('%s says nothing', (_what, path) => {
  expect(rolesByPath(path)).toBeUndefined();
});
