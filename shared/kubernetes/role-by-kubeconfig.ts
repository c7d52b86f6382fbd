import { commonNameOf } from '../x509/common-name.ts';
import { isCa, isSelfIssued, type Certificate } from '../x509/certificate.ts';
import type { Sighting } from '../pki/inventory.ts';
import type { Role } from './role.ts';
import { fileNameOf } from '../pki/slash-path.ts';

/** kubeadm's own kubeconfig files. @see kubernetes/kubernetes cmd/kubeadm/app/phases/kubeconfig/kubeconfig.go */
const byFileName: Readonly<Record<string, Role>> = {
  'admin.conf': 'admin.conf',
  'super-admin.conf': 'super-admin.conf',
  'controller-manager.conf': 'controller-manager.conf',
  'scheduler.conf': 'scheduler.conf',
  'kubelet.conf': 'kubelet-client',
};

/** Common names that only kubeadm's kubeconfigs carry; `~/.kube/config` is a copy of one of them. */
const byCommonName: Readonly<Record<string, Role>> = {
  'kubernetes-admin': 'admin.conf',
  'kubernetes-super-admin': 'super-admin.conf',
  'system:kube-controller-manager': 'controller-manager.conf',
  'system:kube-scheduler': 'scheduler.conf',
  'system:kube-proxy': 'kube-proxy',
  // k3s and OpenShift · Talos and MicroK8s · RKE1 · minikube
  'system:admin': 'admin',
  admin: 'admin',
  'kube-admin': 'admin',
  'minikube-user': 'admin',
};

/** What the entry of a kubeconfig says its certificate is for; nothing for a certificate seen elsewhere. */
export function roleByKubeconfig(certificate: Certificate, sighting: Sighting): Role | undefined {
  if (sighting.medium !== 'kubeconfig' || sighting.field === undefined) return undefined;
  if (sighting.field.startsWith('clusters')) {
    // Whatever its name, the API server of this cluster is verified with it.
    return isCa(certificate) && isSelfIssued(certificate) ? 'ca' : undefined;
  }
  if (isCa(certificate) || sighting.position > 0) return undefined;
  const commonName = commonNameOf(certificate.subject) ?? '';
  if (commonName.startsWith('system:node:') || sighting.entryName === 'default-auth') return 'kubelet-client';
  return ownValue(byCommonName, commonName) ?? ownValue(byFileName, fileNameOf(sighting.path));
}

/** A hostile name such as `constructor` must not find what every object has. */
function ownValue(table: Readonly<Record<string, Role>>, key: string): Role | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
