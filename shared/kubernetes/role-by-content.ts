import { commonNameOf } from '../x509/common-name.ts';
import { isCa, isSelfIssued, type Certificate } from '../x509/certificate.ts';
import { attributeValues } from './name-attributes.ts';
import type { Role } from './role.ts';

export interface ContentContext {
  /** Its signature verifies with its own key. */
  readonly isSelfSigned: boolean;
  /** Some issuer of it was found and is known to be an etcd CA. */
  readonly issuedByEtcdCa: boolean;
}

/**
 * What a certificate on its own says it is for. A guess where path and kubeconfig say nothing: the same common name
 * is used for different things, so the extended key usage and the names it serves count first.
 */
export function roleByContent(certificate: Certificate, context: ContentContext): Role | undefined {
  if (isCa(certificate)) return authorityRole(certificate, context);
  const usage = certificate.extKeyUsage ?? [];
  const serves = usage.includes('serverAuth');
  const calls = usage.includes('clientAuth');
  if (serves)
    return servingRole(certificate, context) ?? (calls ? clientRoleByName(certificate) : undefined) ?? 'server';
  if (calls) return clientRoleByName(certificate) ?? 'client';
  // MicroK8s issues client certificates without the extension: names are all there is.
  return servingRole(certificate, context) ?? clientRoleByName(certificate);
}

/** kubeadm · k0s · minikube · RKE1 · MicroK8s, whose CA is named after an address. */
const clusterCaNames = new Set(['kubernetes', 'kubernetes-ca', 'minikubeCA', 'kube-ca', '10.152.183.1']);
const requestHeaderWords = ['front-proxy', 'request-header', 'requestheader', 'proxyClientCA', 'aggregator'];

function authorityRole(certificate: Certificate, { isSelfSigned }: ContentContext): Role {
  const commonName = commonNameOf(certificate.subject);
  const organizations = attributeValues(certificate.subject, 'O');
  if (commonName !== undefined) {
    if (requestHeaderWords.some((word) => commonName.includes(word))) return 'front-proxy-ca';
    if (commonName === 'etcd-ca' || /^etcd-(?:server|peer)-ca@\d+$/u.test(commonName)) return 'etcd-ca';
    if (clusterCaNames.has(commonName) || /^(?:k3s|rke2)-(?:server|client)-ca@\d+$/u.test(commonName)) return 'ca';
    if (/^(?!k3s-|rke2-|etcd-).+-ca@\d+$/u.test(commonName)) return 'kubelet-self-signed-ca';
  } else if (organizations.includes('etcd')) {
    // Talos names its CAs by organization alone.
    return 'etcd-ca';
  } else if (organizations.includes('kubernetes')) {
    return 'ca';
  }
  return isSelfSigned || isSelfIssued(certificate) ? 'root-ca' : 'intermediate-ca';
}

function servingRole(certificate: Certificate, { issuedByEtcdCa }: ContentContext): Role | undefined {
  if (certificate.subjectAltName.dns.includes('kubernetes.default.svc')) return 'apiserver';
  const commonName = commonNameOf(certificate.subject) ?? '';
  if (certificate.extKeyUsage?.includes('serverAuth') !== true) return undefined;
  if (commonName.startsWith('system:node:')) return 'kubelet-server';
  if (commonName.includes('@') && /^[^@]+@\d+$/u.test(commonName)) return 'kubelet-self-signed';
  // kubeadm's server and peer are alike but for extra names; k3s tells them by common name.
  if (commonName === 'etcd-peer') return 'etcd-peer';
  return issuedByEtcdCa || commonName === 'etcd-server' ? 'etcd-server' : undefined;
}

const clientNames: Readonly<Record<string, Role>> = {
  'front-proxy-client': 'front-proxy-client',
  aggregator: 'front-proxy-client',
  'system:auth-proxy': 'front-proxy-client',
  'kube-apiserver-proxy-client': 'front-proxy-client',
  'kube-apiserver-etcd-client': 'apiserver-etcd-client',
  'etcd-client': 'apiserver-etcd-client',
  'kube-etcd-healthcheck-client': 'etcd-healthcheck-client',
  'kube-apiserver-kubelet-client': 'apiserver-kubelet-client',
  'system:apiserver': 'apiserver-kubelet-client',
  'kubelet-api': 'apiserver-kubelet-client',
  'system:kube-apiserver': 'apiserver-kubelet-client',
  'kubernetes-admin': 'admin.conf',
  'kubernetes-super-admin': 'super-admin.conf',
  'system:kube-controller-manager': 'controller-manager',
  'system:kube-scheduler': 'scheduler',
  'system:kube-proxy': 'kube-proxy',
  'system:admin': 'admin',
  'kube-admin': 'admin',
  'minikube-user': 'admin',
};

function clientRoleByName(certificate: Certificate): Role | undefined {
  const commonName = commonNameOf(certificate.subject) ?? '';
  if (commonName.startsWith('system:node:')) return 'kubelet-client';
  if (Object.hasOwn(clientNames, commonName)) return clientNames[commonName];
  if (commonName.endsWith('kubelet-client')) return 'apiserver-kubelet-client';
  if (attributeValues(certificate.subject, 'O').includes('system:masters')) return 'admin';
  return undefined;
}
