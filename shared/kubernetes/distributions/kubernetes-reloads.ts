import type { Reload } from './distribution.ts';

const measured = {
  source: 'measured: certificates replaced under running components, 1.35 and etcd 3.5.30',
  isSure: true,
};
const code = { source: 'kubernetes/client-go transport/transport.go', isSure: true };

/** What upstream's components do when a certificate changes on disk: measured, so said of that version alone. */
export const kubernetesReloads: readonly Reload[] = [
  {
    ...measured,
    roles: ['apiserver'],
    component: 'kube-apiserver',
    how: 'reloads',
    withinSeconds: 1,
    measuredWith: '1.35',
  },
  {
    ...measured,
    roles: ['front-proxy-client'],
    component: 'kube-apiserver',
    how: 'reloads',
    withinSeconds: 1,
    measuredWith: '1.35',
  },
  {
    ...measured,
    roles: ['front-proxy-ca'],
    component: 'kube-apiserver',
    how: 'reloads',
    withinSeconds: 2,
    measuredWith: '1.35',
  },
  // As the file of client CAs. The controller-manager's --root-ca-file and etcd's trust need a restart, below.
  { ...measured, roles: ['ca'], component: 'kube-apiserver', how: 'reloads', withinSeconds: 1, measuredWith: '1.35' },
  {
    ...measured,
    roles: ['ca'],
    component: 'kube-controller-manager',
    how: 'restart',
    withinSeconds: undefined,
    measuredWith: '1.35',
  },
  {
    ...measured,
    roles: ['apiserver-kubelet-client', 'apiserver-etcd-client'],
    component: 'kube-apiserver',
    how: 'next-connection',
    withinSeconds: undefined,
    measuredWith: '1.35',
  },
  {
    ...measured,
    roles: ['etcd-server', 'etcd-peer'],
    component: 'etcd',
    how: 'next-connection',
    withinSeconds: undefined,
    measuredWith: 'etcd 3.5.30',
  },
  {
    ...measured,
    roles: ['etcd-ca'],
    component: 'etcd',
    how: 'restart',
    withinSeconds: undefined,
    measuredWith: 'etcd 3.5.30',
  },
  {
    ...measured,
    roles: ['etcd-ca'],
    component: 'kube-apiserver',
    how: 'restart',
    withinSeconds: undefined,
    measuredWith: '1.35',
  },
  {
    ...measured,
    roles: ['controller-manager.conf', 'controller-manager'],
    component: 'kube-controller-manager',
    how: 'restart',
    withinSeconds: undefined,
    measuredWith: '1.35',
  },
  {
    ...measured,
    roles: ['scheduler.conf', 'scheduler'],
    component: 'kube-scheduler',
    how: 'restart',
    withinSeconds: undefined,
    measuredWith: '1.35',
  },
  {
    ...code,
    roles: ['admin.conf', 'super-admin.conf', 'admin', 'client'],
    component: 'people',
    how: 'copy',
    withinSeconds: undefined,
    measuredWith: undefined,
  },
];
