import type { KubeletConfigFacts } from '../../../../shared/pki/inventory.ts';
import { asMap, textIn } from './plain-value.ts';

/** A KubeletConfiguration as far as certificates go. @see kubernetes/kubelet config/v1beta1/types.go */
export function kubeletConfigFacts(place: string, path: string, document: unknown): KubeletConfigFacts | undefined {
  const map = asMap(document);
  const isKubelet = textIn(map, 'apiVersion')?.startsWith('kubelet.config.k8s.io/') === true;
  if (map === undefined || !isKubelet || map['kind'] !== 'KubeletConfiguration') return undefined;
  return {
    place,
    path,
    rotateCertificates: map['rotateCertificates'] === true,
    serverTLSBootstrap: map['serverTLSBootstrap'] === true,
    tlsCertFile: textIn(map, 'tlsCertFile'),
    clientCAFile: textIn(asMap(asMap(map['authentication'])?.['x509']), 'clientCAFile'),
  };
}
