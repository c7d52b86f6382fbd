import { kubeadmAuthorities, kubeadmLeafs } from '../kubeadm-certificates.ts';
import type { CommandTemplate, Distribution, ExpectedFile, FileRole } from './distribution.ts';
import { kubeletFiles, kubeletLifetimes } from './kubelet.ts';
import { kubernetesReloads } from './kubernetes-reloads.ts';
import { ca, leaf, markers, name, port, sure, typical } from './known.ts';

const constants = sure('kubernetes/kubernetes cmd/kubeadm/app/constants/constants.go');
const certlist = sure('kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certlist.go');
const kubeconfigs = sure('kubernetes/kubernetes cmd/kubeadm/app/phases/kubeconfig/kubeconfig.go');
const renewal = sure('kubernetes/kubernetes cmd/kubeadm/app/cmd/certs.go');
const kubespray = typical('kubernetes-sigs/kubespray: certificatesDir /etc/kubernetes/ssl');

const home = 'etc/kubernetes';

const kubeadmFiles: readonly FileRole[] = [
  ...ca(certlist, 'ca', 'pki/ca.crt'),
  ...ca(certlist, 'front-proxy-ca', 'front-proxy-ca.crt'),
  ...ca(certlist, 'etcd-ca', 'etcd/ca.crt'),
  ...leaf(certlist, 'apiserver', 'pki/apiserver.crt'),
  ...leaf(certlist, 'apiserver-kubelet-client', 'apiserver-kubelet-client.crt'),
  ...leaf(certlist, 'apiserver-etcd-client', 'apiserver-etcd-client.crt'),
  ...leaf(certlist, 'front-proxy-client', 'front-proxy-client.crt'),
  ...leaf(certlist, 'etcd-server', 'etcd/server.crt'),
  ...leaf(certlist, 'etcd-peer', 'etcd/peer.crt'),
  ...leaf(certlist, 'etcd-healthcheck-client', 'etcd/healthcheck-client.crt'),
  ...kubeletFiles,
];

/** What one control plane has, from kubeadm's own lists, and a worker. */
const expected: readonly ExpectedFile[] = [
  ...kubeadmAuthorities.flatMap(({ role, baseName }): ExpectedFile[] => {
    const etcd = role === 'etcd-ca' ? { missingWhen: 'external-etcd' as const } : {};
    return [
      { ...certlist, path: `${home}/pki/${baseName}.crt`, part: 'control-plane', ...etcd },
      { ...certlist, path: `${home}/pki/${baseName}.key`, part: 'control-plane', missingWhen: 'external-ca', ...etcd },
    ];
  }),
  ...kubeadmLeafs.flatMap(({ role, baseName, kind, ca }): ExpectedFile[] => {
    if (kind === 'kubeconfig') {
      const first = role === 'super-admin.conf' ? { missingWhen: 'not-the-first-node' as const } : {};
      return [{ ...kubeconfigs, path: `${home}/${baseName}`, part: 'control-plane', ...first }];
    }
    const etcd = ca === 'etcd-ca' ? { missingWhen: 'external-etcd' as const } : {};
    return ['crt', 'key'].map((ending) => ({
      ...certlist,
      path: `${home}/pki/${baseName}.${ending}`,
      part: 'control-plane' as const,
      ...etcd,
    }));
  }),
  ...['sa.key', 'sa.pub'].map((file) => ({
    ...certlist,
    path: `${home}/pki/${file}`,
    part: 'control-plane' as const,
  })),
  { ...kubeconfigs, path: `${home}/kubelet.conf`, part: 'control-plane' },
  { ...kubeconfigs, path: `${home}/kubelet.conf`, part: 'worker' },
  { ...constants, path: `${home}/pki/ca.crt`, part: 'worker' },
];

/** Moved away and back, which stops and starts a static pod; the kubelet looks every 20 s. */
const staticPods = (['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'] as const).flatMap(
  (component): CommandTemplate[] => {
    const manifest = `/etc/kubernetes/manifests/${component}.yaml`;
    const aside = `/etc/kubernetes/${component}.yaml.stopped`;
    const known = sure('kubernetes/kubelet config/v1beta1/types.go: fileCheckFrequency 20s');
    const where = { runOn: 'control-plane', needsRoot: true, component } as const;
    return [
      { ...known, purpose: 'stop', argv: ['mv', manifest, aside], ...where },
      { ...known, purpose: 'start', argv: ['mv', aside, manifest], ...where },
    ];
  },
);

const kubeadmCommands: readonly CommandTemplate[] = [
  {
    ...renewal,
    purpose: 'check',
    argv: ['kubeadm', 'certs', 'check-expiration'],
    runOn: 'control-plane',
    needsRoot: true,
  },
  { ...renewal, purpose: 'renew', argv: ['kubeadm', 'certs', 'renew', 'all'], runOn: 'control-plane', needsRoot: true },
  {
    ...renewal,
    purpose: 'renew-one',
    argv: ['kubeadm', 'certs', 'renew', '{name}'],
    runOn: 'control-plane',
    needsRoot: true,
  },
  ...staticPods,
  {
    ...constants,
    purpose: 'restart',
    argv: ['systemctl', 'restart', 'kubelet'],
    runOn: 'every-node',
    needsRoot: true,
    component: 'kubelet',
  },
];

export const kubeadm: Distribution = {
  ...constants,
  id: 'kubeadm',
  displayName: 'kubeadm',
  isManaged: false,
  markers: [
    // kube-aws has such a manifest too.
    ...markers(
      constants,
      home,
      { weight: 'supports', part: 'control-plane', onlyAtHome: true },
      'manifests/kube-apiserver.yaml',
      'manifests/etcd.yaml',
    ),
    ...markers(
      certlist,
      home,
      { weight: 'supports', part: 'control-plane' },
      'pki/apiserver.crt',
      'pki/apiserver-kubelet-client.crt',
      'pki/apiserver-etcd-client.crt',
      'pki/front-proxy-ca.crt',
      'pki/front-proxy-client.crt',
      'pki/etcd/ca.crt',
      'pki/etcd/server.crt',
      'pki/etcd/peer.crt',
      'pki/etcd/healthcheck-client.crt',
    ),
    ...markers(
      kubeconfigs,
      home,
      { weight: 'supports', part: 'control-plane' },
      'super-admin.conf',
      'controller-manager.conf',
      'scheduler.conf',
      'admin.conf',
    ),
    ...markers(certlist, home, { weight: 'supports' }, 'pki/ca.crt'),
    ...markers(kubeconfigs, home, { weight: 'supports' }, 'kubelet.conf', 'bootstrap-kubelet.conf'),
    ...markers(kubespray, home, { weight: 'supports', onlyAtHome: true }, 'ssl/ca.crt'),
    ...markers(kubespray, home, { weight: 'supports', part: 'control-plane', onlyAtHome: true }, 'ssl/apiserver.crt'),
  ],
  names: [
    name(certlist, 'authority', /^CN=kubernetes$/u, 'hint'),
    name(kubeconfigs, 'user', /^kubernetes-(?:super-)?admin$/u),
  ],
  files: [...kubeadmFiles, ...leaf(kubespray, 'apiserver', 'kubernetes/ssl/apiserver.crt')],
  lifetimes: [
    { ...constants, roles: undefined, kind: 'ca', days: 3650 },
    { ...constants, roles: undefined, kind: 'leaf', days: 365 },
    ...kubeletLifetimes,
  ],
  // `kubeadm upgrade` renews as well, but nobody can tell when that comes.
  renewals: [],
  reloads: kubernetesReloads,
  commands: kubeadmCommands,
  ports: [
    port(constants, 'kube-apiserver', 6443),
    port(constants, 'etcd', 2379),
    port(constants, 'kubelet', 10_250),
    port(constants, 'kube-controller-manager', 10_257),
    port(constants, 'kube-scheduler', 10_259),
  ],
  designs: [
    { ...sure('kubernetes/kubernetes cmd/kubeadm/app/util/pkiutil/pki_helpers.go'), id: 'not-before-of-the-ca' },
    { ...sure('kubernetes/kubernetes pkg/kubelet: no serverTLSBootstrap'), id: 'self-signed-kubelet-serving' },
  ],
  apiServerNames: [
    { kind: 'node-name' },
    { kind: 'dns', value: 'kubernetes' },
    { kind: 'dns', value: 'kubernetes.default' },
    { kind: 'dns', value: 'kubernetes.default.svc' },
    { kind: 'dns', value: 'kubernetes.default.svc.cluster.local' },
    { kind: 'first-service-ip' },
    { kind: 'advertise-address' },
    { kind: 'control-plane-endpoint' },
  ],
  expected,
};
