import type { Distribution } from './distribution.ts';
import { kubeadm } from './kubeadm.ts';
import { ca, leaf, markers, name, port, sure } from './known.ts';

const certs = sure('kubernetes/minikube pkg/minikube/bootstrapper/certs.go');
const crypto = sure('kubernetes/minikube pkg/util/crypto.go');
const flags = sure('kubernetes/minikube cmd/minikube/cmd/start_flags.go');
const startArgv = ['minikube', 'start', '--profile', '{profile}'];

export const minikube: Distribution = {
  ...kubeadm,
  ...certs,
  id: 'minikube',
  displayName: 'minikube',
  refines: 'kubeadm',
  markers: [
    ...markers(
      certs,
      'var/lib/minikube/certs',
      { weight: 'decides', part: 'control-plane', onlyAtHome: true },
      'apiserver.crt',
    ),
    ...markers(certs, 'var/lib/minikube/certs', { weight: 'decides', onlyAtHome: true }, 'ca.crt'),
    ...markers(
      certs,
      '.minikube',
      { weight: 'supports', part: 'client', onlyAtHome: true },
      'ca.crt',
      'proxy-client-ca.crt',
      'profiles/',
    ),
  ],
  names: [
    name(crypto, 'authority', /^CN=minikubeCA$/u),
    name(certs, 'user', /^minikube$/u),
    name(certs, 'context', /^minikube$/u),
  ],
  files: [
    ...ca(certs, 'ca', 'minikube/certs/ca.crt', '.minikube/ca.crt'),
    ...ca(certs, 'front-proxy-ca', 'proxy-client-ca.crt'),
    ...leaf(certs, 'apiserver', 'minikube/certs/apiserver.crt', '.minikube/profiles/*/apiserver.crt'),
    ...leaf(certs, 'front-proxy-client', 'proxy-client.crt'),
    ...leaf(certs, 'admin', '.minikube/profiles/*/client.crt'),
  ],
  lifetimes: [
    { ...crypto, roles: ['ca', 'front-proxy-ca'], kind: 'ca', days: 3650 },
    { ...flags, roles: ['apiserver', 'front-proxy-client', 'admin'], kind: 'leaf', days: 1095 },
    ...kubeadm.lifetimes,
  ],
  renewals: [
    {
      ...certs,
      by: 'minikube',
      kind: 'leaf',
      roles: undefined,
      files: undefined,
      span: { kind: 'after-end' },
      trigger: 'cluster-start',
    },
  ],
  commands: [
    { ...certs, purpose: 'renew', argv: startArgv, runOn: 'here', needsRoot: false },
    {
      ...certs,
      purpose: 'stop',
      argv: ['minikube', 'stop', '--profile', '{profile}'],
      runOn: 'here',
      needsRoot: false,
    },
    { ...certs, purpose: 'start', argv: startArgv, runOn: 'here', needsRoot: false },
    {
      ...certs,
      purpose: 'check',
      argv: [
        'minikube',
        'ssh',
        '--profile',
        '{profile}',
        '--',
        'sudo',
        'openssl',
        'x509',
        '-enddate',
        '-noout',
        '-in',
        '/var/lib/minikube/certs/apiserver.crt',
      ],
      runOn: 'here',
      needsRoot: false,
    },
  ],
  ports: [
    port(certs, 'kube-apiserver', 8443),
    ...kubeadm.ports.filter(({ component }) => component !== 'kube-apiserver'),
  ],
  designs: [
    { ...certs, id: 'apiserver-in-system-masters' },
    { ...certs, id: 'ca-shared-by-clusters' },
    { ...crypto, id: 'serial-number-repeats' },
    { ...crypto, id: 'leaves-with-both-usages' },
    ...kubeadm.designs,
  ],
  expected: [
    { ...certs, path: 'var/lib/minikube/certs/ca.crt', part: 'control-plane' },
    { ...certs, path: 'var/lib/minikube/certs/apiserver.crt', part: 'control-plane' },
    { ...certs, path: 'var/lib/minikube/certs/proxy-client.crt', part: 'control-plane' },
    { ...certs, path: 'var/lib/minikube/certs/ca.crt', part: 'worker' },
  ],
};
