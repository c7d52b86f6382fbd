import type { Distribution } from './distribution.ts';
import { ca, inClusterNames, leaf, markers, name, port, sure } from './known.ts';
import { kubeletFiles, kubeletLifetimes } from './kubelet.ts';

const certificates = sure('k0sproject/k0s cmd/controller/certificates.go');
const manager = sure('k0sproject/k0s pkg/certificate/manager.go');
const paths = sure('k0sproject/k0s pkg/config/cfgvars.go');
const home = 'var/lib/k0s';
const controller = { runOn: 'control-plane', needsRoot: true, component: 'service' } as const;

export const k0s: Distribution = {
  ...certificates,
  id: 'k0s',
  displayName: 'k0s',
  isManaged: false,
  markers: [
    ...markers(
      certificates,
      home,
      { weight: 'decides', part: 'control-plane' },
      'pki/k0s-api.crt',
      'pki/konnectivity.conf',
    ),
    ...markers(
      certificates,
      home,
      { weight: 'supports', part: 'control-plane' },
      'pki/server.crt',
      'pki/ccm.crt',
      'pki/admin.crt',
      'pki/scheduler.crt',
      'pki/konnectivity.crt',
      'pki/admin.conf',
      'pki/ccm.conf',
    ),
    ...markers(
      certificates,
      home,
      { weight: 'supports', part: 'control-plane', onlyAtHome: true },
      'pki/front-proxy-ca.crt',
      'pki/etcd/ca.crt',
      'pki/apiserver-kubelet-client.crt',
    ),
    ...markers(paths, home, { weight: 'decides', onlyAtHome: true }, 'kubelet.conf'),
    ...markers(paths, home, { weight: 'supports', onlyAtHome: true }, 'kubelet/pki/', 'pki/ca.crt'),
  ],
  names: [name(certificates, 'authority', /^CN=kubernetes(?:-front-proxy)?-ca$/u, 'hint')],
  files: [
    ...ca(certificates, 'ca', 'k0s/pki/ca.crt'),
    ...leaf(certificates, 'apiserver', 'pki/server.crt'),
    ...leaf(certificates, 'server', 'pki/k0s-api.crt'),
    ...leaf(certificates, 'admin', 'pki/admin.crt', 'pki/konnectivity.crt'),
    ...leaf(certificates, 'controller-manager', 'pki/ccm.crt'),
    ...leaf(certificates, 'scheduler', 'pki/scheduler.crt'),
    ...kubeletFiles,
  ],
  lifetimes: [
    { ...certificates, roles: undefined, kind: 'ca', days: 3650 },
    { ...certificates, roles: undefined, kind: 'leaf', days: 365 },
    ...kubeletLifetimes,
  ],
  renewals: [
    {
      ...manager,
      by: 'k0s',
      kind: 'leaf',
      roles: undefined,
      files: undefined,
      span: { kind: 'whole-life' },
      trigger: 'service-start',
    },
  ],
  reloads: [
    {
      ...manager,
      roles: [
        'apiserver',
        'apiserver-kubelet-client',
        'apiserver-etcd-client',
        'front-proxy-client',
        'etcd-server',
        'etcd-peer',
        'controller-manager',
        'scheduler',
        'admin',
      ],
      component: 'service',
      how: 'restart',
      withinSeconds: undefined,
      measuredWith: undefined,
    },
  ],
  commands: [
    { ...manager, purpose: 'stop', argv: ['k0s', 'stop'], ...controller },
    { ...manager, purpose: 'start', argv: ['k0s', 'start'], ...controller },
  ],
  ports: [port(paths, 'kube-apiserver', 6443), port(paths, 'kubelet', 10_250)],
  designs: [{ ...certificates, id: 'leaves-with-both-usages' }],
  apiServerNames: inClusterNames,
  expected: [
    ...['ca.crt', 'ca.key', 'server.crt', 'server.key', 'admin.conf', 'front-proxy-ca.crt'].map((file) => ({
      ...certificates,
      path: `${home}/pki/${file}`,
      part: 'control-plane' as const,
      ...(file === 'ca.key' ? { missingWhen: 'external-ca' as const } : {}),
    })),
    { ...paths, path: `${home}/kubelet.conf`, part: 'worker' },
  ],
};
