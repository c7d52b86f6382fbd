import type { Role } from '../kubernetes/role.ts';

export type Usage = 'serverAuth' | 'clientAuth';

/** What a certificate of a role is presented for. etcd members are clients of each other and of their own port. */
export function usagesOf(role: Role | undefined): readonly Usage[] {
  switch (role) {
    case 'apiserver':
    case 'kubelet-server':
    case 'kubelet-self-signed':
      return ['serverAuth'];
    case 'etcd-server':
    case 'etcd-peer':
      return ['serverAuth', 'clientAuth'];
    case 'apiserver-kubelet-client':
    case 'apiserver-etcd-client':
    case 'front-proxy-client':
    case 'etcd-healthcheck-client':
    case 'admin.conf':
    case 'super-admin.conf':
    case 'controller-manager.conf':
    case 'scheduler.conf':
    case 'kubelet-client':
    case 'kube-proxy':
      return ['clientAuth'];
    default:
      return [];
  }
}
