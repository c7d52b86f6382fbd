import type { KubeadmConfigFacts } from '../../../../shared/pki/inventory.ts';
import { asMap, textIn, textsIn } from './plain-value.ts';

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
    certSANs: textsIn(asMap(map['apiServer']), 'certSANs'),
    controlPlaneEndpoint: textIn(map, 'controlPlaneEndpoint'),
    serviceSubnet: textIn(asMap(map['networking']), 'serviceSubnet'),
    dnsDomain: textIn(asMap(map['networking']), 'dnsDomain'),
    clusterName: textIn(map, 'clusterName'),
    kubernetesVersion: textIn(map, 'kubernetesVersion'),
    encryptionAlgorithm: textIn(map, 'encryptionAlgorithm'),
    certificateValidityPeriod: textIn(map, 'certificateValidityPeriod'),
    caCertificateValidityPeriod: textIn(map, 'caCertificateValidityPeriod'),
  };
}
