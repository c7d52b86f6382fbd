import type { CommandTemplate, Distribution, ExpectedFile, Known, RenewalRule } from './distribution.ts';
import { ca, inClusterNames, leaf, markers, name, port, sure, typical } from './known.ts';
import { kubeletFiles } from './kubelet.ts';

const dependencies = sure('k3s-io/k3s pkg/daemons/control/deps/deps.go');
const listener = sure('rancher/dynamiclistener cert/cert.go');
const cert = sure('k3s-io/k3s pkg/cli/cert/cert.go');

/** Shared with RKE2, which is k3s with another name, another folder and static pods. */
function rancher(id: 'k3s' | 'rke2', known: Known): Omit<Distribution, 'displayName' | 'commands'> {
  const data = `var/lib/rancher/${id}`;
  const renewal: RenewalRule = {
    ...known,
    by: id,
    kind: 'leaf',
    roles: undefined,
    files: undefined,
    // 90 before 1.30.13, 1.31.9, 1.32.5 and 1.33.1: the later of the two is the one every version has begun by.
    span: { kind: 'before-end', days: 120 },
    trigger: 'service-start',
  };
  const server = (file: string): ExpectedFile => ({ ...dependencies, path: `${data}/${file}`, part: 'control-plane' });
  return {
    ...known,
    id,
    isManaged: false,
    markers: [
      // k3s and RKE2 have the same files: without their folder the names of their CAs tell them apart.
      ...markers(
        dependencies,
        data,
        { weight: 'supports', part: 'control-plane' },
        'server/tls/server-ca.crt',
        'server/tls/serving-kube-apiserver.crt',
        'server/tls/client-ca.crt',
        'server/tls/request-header-ca.crt',
      ),
      ...markers(dependencies, data, { weight: 'supports', part: 'control-plane', onlyAtHome: true }, 'server/'),
      ...markers(dependencies, data, { weight: 'supports' }, 'agent/client-kubelet.crt', 'agent/serving-kubelet.crt'),
      ...markers(
        dependencies,
        data,
        { weight: 'supports', onlyAtHome: true },
        'agent/client-ca.crt',
        'agent/server-ca.crt',
        'agent/client-kube-proxy.crt',
      ),
      ...markers(typical(known.source), `etc/rancher/${id}`, { weight: 'supports', onlyAtHome: true }, `${id}.yaml`),
    ],
    names: ['server', 'client', 'request-header'].map((kind) =>
      name(dependencies, 'authority', new RegExp(`^CN=${id}-${kind}-ca@\\d+$`, 'u')),
    ),
    files: [
      ...ca(
        dependencies,
        'ca',
        'tls/server-ca.crt',
        'tls/client-ca.crt',
        'tls/server-ca.nochain.crt',
        'tls/client-ca.nochain.crt',
        'agent/server-ca.crt',
        'agent/client-ca.crt',
      ),
      ...ca(dependencies, 'front-proxy-ca', 'request-header-ca.crt'),
      ...ca(dependencies, 'etcd-ca', 'etcd/server-ca.crt', 'etcd/peer-ca.crt'),
      ...leaf(dependencies, 'apiserver', 'serving-kube-apiserver.crt'),
      ...leaf(dependencies, 'apiserver-kubelet-client', 'client-kube-apiserver.crt'),
      ...leaf(dependencies, 'apiserver-etcd-client', 'etcd/client.crt'),
      ...leaf(dependencies, 'etcd-server', 'etcd/server-client.crt'),
      ...leaf(dependencies, 'etcd-peer', 'etcd/peer-server-client.crt'),
      ...leaf(dependencies, 'front-proxy-client', 'client-auth-proxy.crt'),
      ...leaf(dependencies, 'admin', 'tls/client-admin.crt', 'tls/client-supervisor.crt'),
      ...leaf(dependencies, 'controller-manager', 'tls/client-controller.crt'),
      ...leaf(dependencies, 'scheduler', 'tls/client-scheduler.crt'),
      ...leaf(dependencies, 'kube-proxy', 'client-kube-proxy.crt'),
      ...leaf(dependencies, 'kubelet-client', 'agent/client-kubelet.crt'),
      ...leaf(dependencies, 'kubelet-server', 'agent/serving-kubelet.crt'),
      ...kubeletFiles,
    ],
    lifetimes: [
      { ...listener, roles: undefined, kind: 'ca', days: 3650 },
      { ...listener, roles: undefined, kind: 'leaf', days: 365 },
    ],
    renewals: [renewal],
    // One process reads its files when it starts.
    reloads: [
      {
        ...dependencies,
        roles: [
          'apiserver',
          'apiserver-kubelet-client',
          'apiserver-etcd-client',
          'front-proxy-client',
          'etcd-server',
          'etcd-peer',
          'controller-manager',
          'scheduler',
          'kube-proxy',
          'kubelet-client',
          'kubelet-server',
          'admin',
        ],
        component: 'service',
        how: 'restart',
        withinSeconds: undefined,
        measuredWith: undefined,
      },
    ],
    ports: [
      ...(id === 'rke2' ? [port(sure('rancher/rke2-docs docs/install/requirements.md'), 'service', 9345)] : []),
      port(dependencies, 'kube-apiserver', 6443),
      port(dependencies, 'etcd', 2379),
      port(dependencies, 'kubelet', 10_250),
    ],
    designs: [
      { ...listener, id: 'ca-serial-zero' },
      { ...dependencies, id: 'leaf-files-carry-their-ca' },
    ],
    apiServerNames: inClusterNames,
    expected: [
      server('server/tls/server-ca.crt'),
      server('server/tls/client-ca.crt'),
      server('server/tls/request-header-ca.crt'),
      server('server/tls/serving-kube-apiserver.crt'),
      server('server/tls/client-admin.crt'),
      { ...dependencies, path: `${data}/agent/client-kubelet.crt`, part: 'worker' },
      { ...dependencies, path: `${data}/agent/serving-kubelet.crt`, part: 'worker' },
    ],
  };
}

function commands(id: 'k3s' | 'rke2', known: Known, units: { server: string; agent: string }): CommandTemplate[] {
  const server = { runOn: 'control-plane', needsRoot: true, component: 'service' } as const;
  return [
    {
      ...known,
      purpose: 'check',
      argv: [id, 'certificate', 'check', '--output', 'table'],
      runOn: 'control-plane',
      needsRoot: true,
    },
    { ...known, purpose: 'stop', argv: ['systemctl', 'stop', units.server], ...server },
    { ...known, purpose: 'renew', argv: [id, 'certificate', 'rotate'], runOn: 'control-plane', needsRoot: true },
    {
      ...known,
      purpose: 'renew-one',
      argv: [id, 'certificate', 'rotate', '--service', '{name}'],
      runOn: 'control-plane',
      needsRoot: true,
    },
    { ...known, purpose: 'start', argv: ['systemctl', 'start', units.server], ...server },
    { ...known, purpose: 'restart', argv: ['systemctl', 'restart', units.server], ...server },
    {
      ...known,
      purpose: 'restart',
      argv: ['systemctl', 'restart', units.agent],
      runOn: 'worker',
      needsRoot: true,
      component: 'service',
    },
    {
      ...known,
      purpose: 'rotate-ca',
      argv: [id, 'certificate', 'rotate-ca', '--path={path}'],
      runOn: 'control-plane',
      needsRoot: true,
    },
  ];
}

export const k3s: Distribution = {
  ...rancher('k3s', dependencies),
  displayName: 'k3s',
  commands: commands('k3s', cert, { server: 'k3s', agent: 'k3s-agent' }),
};

const rke2Docs = sure('rancher/rke2-docs docs/security/certificates.md');

export const rke2: Distribution = {
  ...rancher('rke2', rke2Docs),
  displayName: 'RKE2',
  commands: commands('rke2', rke2Docs, { server: 'rke2-server', agent: 'rke2-agent' }),
};
