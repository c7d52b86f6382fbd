import type { KubeadmConfigFacts } from '../../../../shared/pki/inventory.ts';
import { asMap, textIn } from './plain-value.ts';

/** The ClusterConfiguration of a kubeadm file, in any of its versions. @see kubernetes/kubernetes cmd/kubeadm/app/apis/kubeadm */
export function kubeadmConfigFacts(place: string, path: string, document: unknown): KubeadmConfigFacts | undefined {
  const map = asMap(document);
  const isKubeadm = textIn(map, 'apiVersion')?.startsWith('kubeadm.k8s.io/') === true;
  if (map === undefined || !isKubeadm || map['kind'] !== 'ClusterConfiguration') return undefined;
  return {
    place,
    path,
    certificatesDir: textIn(map, 'certificatesDir'),
    externalEtcd: asMap(asMap(map['etcd'])?.['external']) !== undefined,
  };
}
