import type { Distribution, ExpectedFile } from './distribution.ts';
import { ca, inClusterNames, leaf, markers, port, sure, typical } from './known.ts';

const userdata = sure('kubernetes-retired/kube-aws builtin/files/userdata');
const cluster = sure('kubernetes-retired/kube-aws pkg/api/cluster.go');
const renewal = typical('kubernetes-retired/kube-aws: render credentials, apply');
const home = 'etc/kubernetes';
const here = { runOn: 'here', needsRoot: false } as const;

/** Archived in 2020, and still met. */
export const kubeAws: Distribution = {
  ...userdata,
  id: 'kube-aws',
  displayName: 'kube-aws',
  isManaged: false,
  markers: [
    ...markers(
      userdata,
      home,
      { weight: 'supports', onlyAtHome: true },
      'ssl/ca.pem',
      'ssl/etcd-trusted-ca.pem',
      'ssl/etcd-client.pem',
    ),
    ...markers(
      userdata,
      home,
      { weight: 'supports', part: 'control-plane', onlyAtHome: true },
      'ssl/apiserver.pem',
      'ssl/worker-ca.pem',
    ),
    ...markers(userdata, home, { weight: 'supports', part: 'worker', onlyAtHome: true }, 'ssl/worker.pem'),
  ],
  names: [],
  files: [
    ...ca(userdata, 'ca', 'kubernetes/ssl/ca.pem', 'kubernetes/ssl/worker-ca.pem'),
    ...ca(userdata, 'etcd-ca', 'ssl/etcd-trusted-ca.pem'),
    ...leaf(userdata, 'apiserver', 'kubernetes/ssl/apiserver.pem'),
    ...leaf(userdata, 'apiserver-etcd-client', 'kubernetes/ssl/etcd-client.pem'),
    ...leaf(userdata, 'kubelet-client', 'kubernetes/ssl/worker.pem', 'kubernetes/ssl/kubelet-client-*.pem'),
  ],
  lifetimes: [
    { ...cluster, roles: undefined, kind: 'ca', days: 3650 },
    { ...cluster, roles: undefined, kind: 'leaf', days: 365 },
  ],
  renewals: [],
  reloads: [],
  commands: [
    { ...renewal, purpose: 'renew', argv: ['kube-aws', 'render', 'credentials'], ...here },
    { ...renewal, purpose: 'restart', argv: ['kube-aws', 'apply'], ...here },
  ],
  ports: [port(userdata, 'kube-apiserver', 443), port(userdata, 'etcd', 2379), port(userdata, 'kubelet', 10_250)],
  designs: [{ ...userdata, id: 'front-proxy-ca-is-cluster-ca' }],
  apiServerNames: inClusterNames,
  expected: [
    ...['ca.pem', 'apiserver.pem', 'apiserver-key.pem'].map((file): ExpectedFile => ({
      ...userdata,
      path: `${home}/ssl/${file}`,
      part: 'control-plane',
    })),
    { ...userdata, path: `${home}/ssl/ca.pem`, part: 'worker' },
    { ...userdata, path: `${home}/ssl/worker.pem`, part: 'worker' },
  ],
};
