import type { Distribution, ExpectedFile } from './distribution.ts';
import { ca, inClusterNames, leaf, markers, name, port, sure, typical } from './known.ts';
import { kubeletFiles } from './kubelet.ts';

const nodeup = sure('kubernetes/kops nodeup/model');
const issue = sure('kubernetes/kops upup/pkg/fi/nodeup/nodetasks/issue_cert.go');
const pki = sure('kubernetes/kops pkg/pki/issue.go');
const rotate = sure('kubernetes/kops docs/operations/rotate-secrets.md');
const advisory = sure('kubernetes/kops docs/advisories/etcd-manager-certificate-expiration.md');
const here = { runOn: 'here', needsRoot: false } as const;
const kopsHomes = ['srv/kubernetes', 'etc/srv/kubernetes'];

export const kops: Distribution = {
  ...nodeup,
  id: 'kops',
  displayName: 'kops',
  isManaged: false,
  markers: [
    ...kopsHomes.flatMap((home) => [
      ...markers(
        nodeup,
        home,
        { weight: 'decides', part: 'control-plane', onlyAtHome: true },
        'kube-apiserver/server.crt',
        'kube-apiserver/kubelet-api.crt',
        'kube-apiserver/etcd-client.crt',
      ),
      ...markers(nodeup, home, { weight: 'supports', onlyAtHome: true }, 'ca.crt', 'kubelet-server.crt'),
    ]),
    ...markers(
      nodeup,
      'etc/kubernetes',
      { weight: 'decides', part: 'control-plane', onlyAtHome: true },
      'pki/etcd-manager-main/',
      'pki/etcd-manager-events/',
    ),
  ],
  names: [name(nodeup, 'authority', /^CN=kubernetes-ca$/u, 'hint')],
  files: [
    ...ca(nodeup, 'ca', 'srv/kubernetes/ca.crt'),
    ...ca(nodeup, 'etcd-ca', 'kube-apiserver/etcd-ca.crt'),
    ...ca(
      typical(nodeup.source),
      'etcd-ca',
      'etcd-manager-main/etcd-manager-ca.crt',
      'etcd-manager-main/etcd-clients-ca.crt',
    ),
    ...ca(nodeup, 'front-proxy-ca', 'apiserver-aggregator-ca.crt'),
    ...leaf(nodeup, 'apiserver', 'kube-apiserver/server.crt'),
    ...leaf(nodeup, 'apiserver-kubelet-client', 'kube-apiserver/kubelet-api.crt'),
    ...leaf(nodeup, 'apiserver-etcd-client', 'kube-apiserver/etcd-client.crt'),
    ...leaf(nodeup, 'front-proxy-client', 'apiserver-aggregator.crt'),
    ...leaf(nodeup, 'kubelet-server', 'kubelet-server.crt'),
    ...kubeletFiles,
  ],
  lifetimes: [
    { ...pki, roles: undefined, kind: 'ca', days: 3650 },
    { ...advisory, roles: ['etcd-server', 'etcd-peer'], kind: 'leaf', days: 365 },
    { ...issue, roles: undefined, kind: 'leaf', days: 455, upToDays: 484 },
  ],
  renewals: [
    {
      ...issue,
      by: 'kops',
      kind: 'leaf',
      roles: undefined,
      files: ['srv/kubernetes/*.crt', 'kubernetes/kube-apiserver/*.crt'],
      span: { kind: 'whole-life' },
      trigger: 'node-replacement',
    },
  ],
  reloads: [],
  commands: [
    {
      ...typical(rotate.source),
      purpose: 'renew',
      argv: ['kops', 'rolling-update', 'cluster', '{cluster}', '--force', '--yes'],
      ...here,
    },
    {
      ...typical(rotate.source),
      purpose: 'restart',
      argv: ['kops', 'rolling-update', 'cluster', '{cluster}', '--force', '--yes'],
      ...here,
    },
    {
      ...rotate,
      purpose: 'fetch-kubeconfig',
      argv: ['kops', 'export', 'kubecfg', '--name', '{cluster}', '--admin'],
      ...here,
    },
    ...['create keypair all', 'promote keypair all', 'distrust keypair all'].map((words) => ({
      ...rotate,
      purpose: 'rotate-ca' as const,
      argv: ['kops', ...words.split(' '), '--name', '{cluster}'],
      ...here,
    })),
  ],
  ports: [
    port(typical(nodeup.source), 'kube-apiserver', 443),
    port(typical(nodeup.source), 'etcd', 4001),
    port(nodeup, 'kubelet', 10_250),
  ],
  designs: [{ ...rotate, id: 'short-lived-admin' }],
  apiServerNames: inClusterNames,
  expected: [
    ...['ca.crt', 'kube-apiserver/server.crt', 'kube-apiserver/kubelet-api.crt', 'kube-apiserver/etcd-client.crt'].map(
      (file): ExpectedFile => ({ ...nodeup, path: `srv/kubernetes/${file}`, part: 'control-plane' }),
    ),
    { ...nodeup, path: 'srv/kubernetes/ca.crt', part: 'worker' },
    { ...nodeup, path: 'srv/kubernetes/kubelet-server.crt', part: 'worker' },
  ],
};
