import { expect, it } from 'vitest';
import { distributions } from '../../../../shared/kubernetes/distributions/registry.ts';
import { usualRoots } from './node-layout.ts';

/** Whether the walk of the usual folders comes to the file. */
function isCovered(path: string): boolean {
  return usualRoots().some(({ paths, depth }) =>
    paths.some((root) => path.startsWith(`${root}/`) && path.slice(root.length + 1).split('/').length <= depth),
  );
}

it('comes to every file that a healthy node of any distribution has', () => {
  const missed = distributions
    .flatMap(({ expected }) => expected.map(({ path }) => `/${path}`))
    .filter((path) => !isCovered(path));
  expect(missed).toEqual([]);
});

it.each([
  '/etc/kubernetes/static-pod-resources/kube-apiserver-certs/secrets/aggregator-client/tls.crt',
  '/var/lib/kubelet/pki/kubelet-client-current.pem',
  '/var/lib/rancher/k3s/server/tls/etcd/server-ca.crt',
  '/var/lib/rancher/k3s/agent/client-kubelet.crt',
  '/var/snap/microk8s/current/certs/server.crt',
  '/etc/kubernetes/certs/kubeletserver.crt',
])('comes to %s', (path) => {
  expect(isCovered(path)).toBe(true);
});

it('walks no folder of which a node has thousands, and nothing of the whole machine', () => {
  const folders = usualRoots().flatMap(({ paths }) => paths);
  expect(folders.filter((path) => path.split('/').length < 3)).toEqual([]);
});
