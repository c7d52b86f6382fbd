import type { Distribution, ExpectedFile } from './distribution.ts';
import { ca, inClusterNames, leaf, markers, name, port, sure, typical } from './known.ts';

const constants = sure('rancher/rke pki/constants.go');
const cert = sure('rancher/rke cmd/cert.go');
const services = sure('rancher/rke pki/services.go');
const home = 'etc/kubernetes';
const here = { runOn: 'here', needsRoot: false } as const;

export const rke1: Distribution = {
  ...constants,
  id: 'rke1',
  displayName: 'RKE1',
  isManaged: false,
  markers: [
    ...markers(constants, home, { weight: 'decides' }, 'ssl/kube-ca.pem'),
    ...markers(
      constants,
      home,
      { weight: 'supports', part: 'control-plane' },
      'ssl/kube-apiserver.pem',
      'ssl/kube-apiserver-requestheader-ca.pem',
      'ssl/kube-apiserver-proxy-client.pem',
      'ssl/kube-etcd-*.pem',
    ),
    ...markers(
      constants,
      home,
      { weight: 'supports' },
      'ssl/kube-node.pem',
      'ssl/kube-proxy.pem',
      'ssl/kubecfg-kube-node.yaml',
    ),
  ],
  names: [name(constants, 'authority', /^CN=kube-ca$/u, 'supports'), name(constants, 'user', /^kube-admin(?:-|$)/u)],
  files: [
    ...ca(constants, 'ca', 'kubernetes/ssl/kube-ca.pem', 'ssl/kube-ca.pem'),
    ...ca(constants, 'front-proxy-ca', 'kube-apiserver-requestheader-ca.pem'),
    ...leaf(constants, 'apiserver', 'kube-apiserver.pem'),
    ...leaf(constants, 'front-proxy-client', 'kube-apiserver-proxy-client.pem'),
    // Server, peer and client of etcd in one.
    ...leaf(constants, 'etcd-server', 'kube-etcd-*.pem'),
    ...leaf(constants, 'controller-manager', 'ssl/kube-controller-manager.pem'),
    ...leaf(constants, 'scheduler', 'ssl/kube-scheduler.pem'),
    ...leaf(constants, 'kube-proxy', 'ssl/kube-proxy.pem'),
    ...leaf(constants, 'kubelet-client', 'ssl/kube-node.pem'),
    ...leaf(constants, 'kubelet-server', 'ssl/kube-kubelet-*.pem'),
    ...leaf(constants, 'admin', 'ssl/kube-admin.pem'),
  ],
  lifetimes: [
    { ...constants, roles: undefined, kind: 'ca', days: 3650 },
    { ...constants, roles: undefined, kind: 'leaf', days: 3650 },
  ],
  renewals: [],
  reloads: [],
  commands: [
    // Every component is a container of its own, with its own name.
    {
      ...typical('rancher/rke services/services.go'),
      purpose: 'restart',
      argv: ['docker', 'restart', '{component}'],
      runOn: 'control-plane',
      needsRoot: true,
    },
    // Restarts the containers as well.
    { ...cert, purpose: 'renew', argv: ['rke', 'cert', 'rotate', '--config', '{path}'], ...here },
    {
      ...cert,
      purpose: 'renew-one',
      argv: ['rke', 'cert', 'rotate', '--service', '{name}', '--config', '{path}'],
      ...here,
    },
    { ...cert, purpose: 'rotate-ca', argv: ['rke', 'cert', 'rotate', '--rotate-ca', '--config', '{path}'], ...here },
  ],
  ports: [port(constants, 'kube-apiserver', 6443), port(constants, 'etcd', 2379), port(constants, 'kubelet', 10_250)],
  designs: [
    { ...services, id: 'etcd-ca-is-cluster-ca' },
    { ...services, id: 'leaves-with-both-usages' },
    { ...constants, id: 'long-lived-leaves' },
    { ...constants, id: 'not-before-of-the-ca' },
  ],
  apiServerNames: inClusterNames,
  expected: [
    ...['kube-ca.pem', 'kube-apiserver.pem', 'kube-apiserver-requestheader-ca.pem', 'kube-node.pem'].map(
      (file): ExpectedFile => ({ ...constants, path: `${home}/ssl/${file}`, part: 'control-plane' }),
    ),
    ...['kube-ca.pem', 'kube-node.pem', 'kube-proxy.pem'].map((file): ExpectedFile => ({
      ...constants,
      path: `${home}/ssl/${file}`,
      part: 'worker',
    })),
  ],
};
