import type { FileRole, Lifetime, RenewalRule } from './distribution.ts';
import { leaf, sure } from './known.ts';

const store = sure('kubernetes/client-go util/certificate/certificate_store.go');
const manager = sure('kubernetes/client-go util/certificate/certificate_manager.go');

/** Where every kubelet keeps its own, whoever installed it. */
export const kubeletFiles: readonly FileRole[] = [
  ...leaf(store, 'kubelet-client', 'kubelet/pki/kubelet-client-*.pem'),
  ...leaf(store, 'kubelet-server', 'kubelet/pki/kubelet-server-*.pem'),
  {
    ...store,
    pattern: 'kubelet/pki/kubelet.crt',
    leaf: 'kubelet-self-signed',
    ca: 'kubelet-self-signed-ca',
  },
];

/**
 * A kubelet draws its deadline anew between these shares of the lifetime. Only what lies in its own folder is rotated: a
 * certificate embedded in kubelet.conf is not.
 */
export const kubeletRenewal: RenewalRule = {
  ...manager,
  by: 'kubelet',
  kind: 'leaf',
  roles: ['kubelet-client', 'kubelet-server'],
  files: ['kubelet/pki/kubelet-client-*.pem', 'kubelet/pki/kubelet-server-*.pem'],
  span: { kind: 'share', from: 0.7, to: 0.9 },
  trigger: 'by-itself',
};

export const kubeletLifetimes: readonly Lifetime[] = [
  {
    ...sure('kubernetes/kubernetes --cluster-signing-duration'),
    roles: ['kubelet-client', 'kubelet-server'],
    kind: 'leaf',
    days: 365,
  },
  {
    ...sure('kubernetes/client-go util/cert/cert.go'),
    roles: ['kubelet-self-signed'],
    kind: 'leaf',
    days: 365,
  },
];
