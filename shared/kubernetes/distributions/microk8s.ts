import type { Distribution } from './distribution.ts';
import { ca, inClusterNames, leaf, markers, name, port, sure, typical } from './known.ts';

const utils = sure('canonical/microk8s microk8s-resources/actions/common/utils.sh');
const refresh = sure('canonical/microk8s scripts/wrappers/refresh_certs.py');
const wrappers = typical('https://microk8s.io/docs/command-reference: microk8s stop, microk8s start');
const contexts = typical('canonical/microk8s: microk8s config');
const home = 'var/snap/microk8s/current';
const here = { runOn: 'control-plane', needsRoot: true } as const;

export const microk8s: Distribution = {
  ...utils,
  id: 'microk8s',
  displayName: 'MicroK8s',
  isManaged: false,
  markers: [
    ...markers(
      utils,
      home,
      { weight: 'decides', part: 'control-plane', onlyAtHome: true },
      'certs/server.crt',
      'certs/front-proxy-ca.crt',
    ),
    ...markers(utils, home, { weight: 'decides', onlyAtHome: true }, 'certs/ca.crt', 'certs/ca.remote.crt'),
    ...markers(utils, home, { weight: 'supports', onlyAtHome: true }, 'certs/', 'credentials/'),
    ...markers(
      utils,
      home,
      { weight: 'supports', part: 'control-plane', onlyAtHome: true },
      'var/kubernetes/backend/cluster.crt',
    ),
  ],
  names: [
    name(utils, 'authority', /^CN=10\.152\.183\.1$/u),
    name(contexts, 'context', /^microk8s$/u),
    name(contexts, 'cluster', /^microk8s-cluster$/u),
  ],
  files: [
    ...ca(utils, 'ca', 'current/certs/ca.crt', 'certs/ca.remote.crt'),
    ...leaf(utils, 'apiserver', 'certs/server.crt'),
    ...leaf(utils, 'admin', 'current/certs/client.crt'),
    ...leaf(utils, 'controller-manager', 'current/certs/controller.crt'),
    ...leaf(utils, 'scheduler', 'current/certs/scheduler.crt'),
    ...leaf(utils, 'kube-proxy', 'current/certs/proxy.crt'),
    ...leaf(utils, 'kubelet-server', 'current/certs/kubelet.crt'),
    ...leaf(utils, 'server', 'kubernetes/backend/cluster.crt'),
  ],
  lifetimes: [
    { ...utils, roles: undefined, kind: 'ca', days: 3650 },
    { ...utils, roles: ['apiserver', 'front-proxy-client'], kind: 'leaf', days: 365 },
    { ...utils, roles: undefined, kind: 'leaf', days: 3650 },
  ],
  renewals: [],
  reloads: [
    {
      ...refresh,
      roles: ['apiserver', 'front-proxy-client'],
      component: 'service',
      how: 'restart',
      withinSeconds: undefined,
      measuredWith: undefined,
    },
  ],
  commands: [
    { ...wrappers, purpose: 'stop', argv: ['microk8s', 'stop'], ...here },
    { ...wrappers, purpose: 'start', argv: ['microk8s', 'start'], ...here },
    { ...refresh, purpose: 'check', argv: ['microk8s', 'refresh-certs', '-c'], ...here },
    // Restarts what uses it as well. {name}: server.crt, front-proxy-client.crt; ca.crt replaces everything.
    { ...refresh, purpose: 'renew-one', argv: ['microk8s', 'refresh-certs', '-e', '{name}'], ...here },
    { ...refresh, purpose: 'rotate-ca', argv: ['microk8s', 'refresh-certs', '-e', 'ca.crt'], ...here },
    { ...refresh, purpose: 'undo', argv: ['microk8s', 'refresh-certs', '-u'], ...here },
  ],
  ports: [port(utils, 'kube-apiserver', 16_443), port(utils, 'kubelet', 10_250)],
  designs: [
    { ...utils, id: 'clients-without-key-usage' },
    { ...utils, id: 'leaves-with-both-usages' },
    { ...utils, id: 'long-lived-leaves' },
  ],
  apiServerNames: inClusterNames,
  expected: [
    ...[
      'ca.crt',
      'ca.key',
      'front-proxy-ca.crt',
      'server.crt',
      'server.key',
      'front-proxy-client.crt',
      'client.crt',
      'kubelet.crt',
    ].map((file) => ({ ...utils, path: `${home}/certs/${file}`, part: 'control-plane' as const })),
    { ...utils, path: `${home}/certs/ca.remote.crt`, part: 'worker' },
  ],
};
