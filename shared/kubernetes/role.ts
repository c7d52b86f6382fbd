/**
 * What a certificate is for. kubeadm's own names first, so that they can be handed to `kubeadm certs renew`.
 * `admin`, `controller-manager` and `scheduler` are those identities outside kubeadm's own kubeconfig files.
 * @see kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certlist.go and phases/kubeconfig/kubeconfig.go
 */
export const roles = [
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
export type Role = (typeof roles)[number];
