import type { Distribution } from './distribution.ts';
import { ca, inClusterNames, leaf, markers, name, port, sure, typical } from './known.ts';
import { kubeletFiles, kubeletRenewal } from './kubelet.ts';

const secrets = sure('siderolabs/talos internal/app/machined/pkg/controllers/secrets');
const generate = sure('siderolabs/talos pkg/machinery/config/generate/secrets');
const constants = sure('siderolabs/talos pkg/machinery/constants');
const home = 'system/secrets';

/** No shell on a node: everything goes through talosctl. */
export const talos: Distribution = {
  ...constants,
  id: 'talos',
  displayName: 'Talos',
  isManaged: false,
  markers: [
    ...markers(constants, home, { weight: 'decides', part: 'control-plane', onlyAtHome: true }, 'etcd/', 'kubernetes/'),
    ...markers(constants, 'etc/kubernetes', { weight: 'hint' }, 'pki/ca.crt'),
  ],
  // Its CAs have an organization and no common name.
  names: [name(generate, 'authority', /^O=(?:kubernetes|etcd|talos)$/u)],
  files: [
    ...ca(constants, 'etcd-ca', 'secrets/etcd/ca.crt'),
    ...ca(constants, 'ca', 'secrets/kubernetes/kube-apiserver/ca.crt'),
    ...ca(typical(constants.source), 'front-proxy-ca', 'secrets/kubernetes/kube-apiserver/aggregator-ca.crt'),
    ...leaf(constants, 'apiserver', 'secrets/kubernetes/kube-apiserver/apiserver.crt'),
    ...leaf(constants, 'etcd-healthcheck-client', 'secrets/etcd/admin.crt'),
    ...kubeletFiles,
  ],
  lifetimes: [
    { ...constants, roles: undefined, kind: 'ca', days: 3650 },
    { ...constants, roles: ['etcd-server', 'etcd-peer', 'etcd-healthcheck-client'], kind: 'leaf', days: 3650 },
    { ...constants, roles: undefined, kind: 'leaf', days: 365 },
  ],
  renewals: [
    kubeletRenewal,
    {
      ...secrets,
      by: 'talos',
      kind: 'leaf',
      roles: undefined,
      files: [
        'secrets/kubernetes/kube-apiserver/*.crt',
        'secrets/kubernetes/kube-controller-manager/*.crt',
        'secrets/kubernetes/kube-scheduler/*.crt',
      ],
      // At half of the life; the rest up to `to` is ours, for a node that was off.
      span: { kind: 'share', from: 0.5, to: 0.6 },
      trigger: 'by-itself',
    },
  ],
  reloads: [],
  commands: [
    {
      ...constants,
      purpose: 'fetch-kubeconfig',
      argv: ['talosctl', 'kubeconfig', '--nodes', '{node}'],
      runOn: 'here',
      needsRoot: false,
    },
    {
      // That a start makes new ones is sure; that a reboot is the way to ask for it is an inference.
      ...typical(secrets.source),
      purpose: 'renew',
      argv: ['talosctl', 'reboot', '--nodes', '{node}'],
      runOn: 'here',
      needsRoot: false,
    },
    {
      ...typical(secrets.source),
      purpose: 'restart',
      argv: ['talosctl', 'reboot', '--nodes', '{node}'],
      runOn: 'here',
      needsRoot: false,
    },
    {
      ...constants,
      purpose: 'rotate-ca',
      argv: ['talosctl', 'rotate-ca', '--nodes', '{node}', '--dry-run=false'],
      runOn: 'here',
      needsRoot: false,
    },
  ],
  ports: [port(constants, 'kube-apiserver', 6443), port(constants, 'etcd', 2379), port(constants, 'kubelet', 10_250)],
  designs: [{ ...secrets, id: 'leaf-files-carry-their-ca' }],
  apiServerNames: inClusterNames,
  expected: [
    { ...constants, path: `${home}/etcd/ca.crt`, part: 'control-plane' },
    { ...constants, path: `${home}/etcd/server.crt`, part: 'control-plane' },
    { ...constants, path: `${home}/etcd/peer.crt`, part: 'control-plane' },
    { ...constants, path: 'etc/kubernetes/pki/ca.crt', part: 'worker' },
  ],
};
