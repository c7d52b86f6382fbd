import type { Role } from './role.ts';

/**
 * The certificates of kubeadm 1.35 as `kubeadm certs check-expiration` and `certs renew` know them.
 * @see kubernetes/kubernetes cmd/kubeadm/app/phases/certs/certlist.go and app/constants/constants.go
 */
export interface KubeadmCertificate {
  /** kubeadm's logical name. */
  readonly role: Role;
  /** Below certificatesDir without suffix; for a kubeconfig, the file in `/etc/kubernetes`. */
  readonly baseName: string;
  /** What `kubeadm certs renew --help` calls it. */
  readonly longName: string;
}
export interface KubeadmLeaf extends KubeadmCertificate {
  readonly ca: KubeadmCaRole;
  readonly kind: 'pki' | 'kubeconfig';
}
export type KubeadmCaRole = 'ca' | 'etcd-ca' | 'front-proxy-ca';
export interface KubeadmCa extends KubeadmCertificate {
  readonly role: KubeadmCaRole;
}

/** In the order of check-expiration: by logical name, byte order. */
export const kubeadmAuthorities: readonly KubeadmCa[] = [
  {
    role: 'ca',
    baseName: 'ca',
    longName: 'self-signed Kubernetes CA to provision identities for other Kubernetes components',
  },
  { role: 'etcd-ca', baseName: 'etcd/ca', longName: 'self-signed CA to provision identities for etcd' },
  {
    role: 'front-proxy-ca',
    baseName: 'front-proxy-ca',
    longName: 'self-signed CA to provision identities for front proxy',
  },
];

/** In the order of check-expiration: by logical name, byte order. */
export const kubeadmLeafs: readonly KubeadmLeaf[] = [
  {
    role: 'admin.conf',
    baseName: 'admin.conf',
    ca: 'ca',
    kind: 'kubeconfig',
    longName: 'certificate embedded in the kubeconfig file for the admin to use and for kubeadm itself',
  },
  {
    role: 'apiserver',
    baseName: 'apiserver',
    ca: 'ca',
    kind: 'pki',
    longName: 'certificate for serving the Kubernetes API',
  },
  {
    role: 'apiserver-etcd-client',
    baseName: 'apiserver-etcd-client',
    ca: 'etcd-ca',
    kind: 'pki',
    longName: 'certificate the apiserver uses to access etcd',
  },
  {
    role: 'apiserver-kubelet-client',
    baseName: 'apiserver-kubelet-client',
    ca: 'ca',
    kind: 'pki',
    longName: 'certificate for the API server to connect to kubelet',
  },
  {
    role: 'controller-manager.conf',
    baseName: 'controller-manager.conf',
    ca: 'ca',
    kind: 'kubeconfig',
    longName: 'certificate embedded in the kubeconfig file for the controller manager to use',
  },
  {
    role: 'etcd-healthcheck-client',
    baseName: 'etcd/healthcheck-client',
    ca: 'etcd-ca',
    kind: 'pki',
    longName: 'certificate for liveness probes to healthcheck etcd',
  },
  {
    role: 'etcd-peer',
    baseName: 'etcd/peer',
    ca: 'etcd-ca',
    kind: 'pki',
    longName: 'certificate for etcd nodes to communicate with each other',
  },
  {
    role: 'etcd-server',
    baseName: 'etcd/server',
    ca: 'etcd-ca',
    kind: 'pki',
    longName: 'certificate for serving etcd',
  },
  {
    role: 'front-proxy-client',
    baseName: 'front-proxy-client',
    ca: 'front-proxy-ca',
    kind: 'pki',
    longName: 'certificate for the front proxy client',
  },
  {
    role: 'scheduler.conf',
    baseName: 'scheduler.conf',
    ca: 'ca',
    kind: 'kubeconfig',
    longName: 'certificate embedded in the kubeconfig file for the scheduler manager to use',
  },
  {
    role: 'super-admin.conf',
    baseName: 'super-admin.conf',
    ca: 'ca',
    kind: 'kubeconfig',
    longName: 'certificate embedded in the kubeconfig file for the super-admin',
  },
];
