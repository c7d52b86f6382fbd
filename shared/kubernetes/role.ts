/**
 * kubeadm's own names, which can be handed to `kubeadm certs renew`; there is one such certificate on a node.
 * @see kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certlist.go and phases/kubeconfig/kubeconfig.go
 */
export const kubeadmRoles = [
  'ca',
  'apiserver',
  'apiserver-kubelet-client',
  'apiserver-etcd-client',
  'front-proxy-ca',
  'front-proxy-client',
  'etcd-ca',
  'etcd-server',
  'etcd-peer',
  'etcd-healthcheck-client',
  'admin.conf',
  'super-admin.conf',
  'controller-manager.conf',
  'scheduler.conf',
] as const;
export type KubeadmRole = (typeof kubeadmRoles)[number];

/**
 * What a thing is in general: such a certificate is told apart by its own name. `admin`, `controller-manager` and
 * `scheduler` are those identities outside kubeadm's own kubeconfig files.
 */
const generalRoles = [
  'kubelet-client',
  'kubelet-server',
  'kubelet-self-signed',
  'kubelet-self-signed-ca',
  'kube-proxy',
  'admin',
  'controller-manager',
  'scheduler',
  'client',
  'server',
  'intermediate-ca',
  'root-ca',
] as const;
export type GeneralRole = (typeof generalRoles)[number];

/** What a certificate is for, what stops the most first. */
export const roles = [...kubeadmRoles, ...generalRoles] as const;
export type Role = (typeof roles)[number];

export function isKubeadmRole(role: Role): role is KubeadmRole {
  return (kubeadmRoles as readonly Role[]).includes(role);
}
