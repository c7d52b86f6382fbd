import { isoInstant } from './iso-instant.ts';
import type { KubeadmReport, KubeadmRow } from './kubeadm-check-expiration.ts';

/**
 * `kubeadm certs check-expiration -o json`, byte for byte, a line feed at the end.
 * @see kubernetes/kubernetes cmd/kubeadm/app/apis/output/v1alpha3/types.go
 */
export function kubeadmJson({ certificates, certificateAuthorities }: KubeadmReport): string {
  const info = {
    kind: 'CertificateExpirationInfo',
    apiVersion: 'output.kubeadm.k8s.io/v1alpha3',
    certificates: certificates.map(itemOf),
    certificateAuthorities: certificateAuthorities.map(itemOf),
  };
  return `${JSON.stringify(info, undefined, 4)}\n`;
}

function itemOf({ name, expirationDate, residualTimeSeconds, externallyManaged, caName }: KubeadmRow): object {
  return {
    name,
    expirationDate: isoInstant(expirationDate),
    residualTime: residualTimeSeconds,
    externallyManaged,
    ...(caName === undefined ? {} : { caName }),
    missing: expirationDate === undefined,
  };
}
