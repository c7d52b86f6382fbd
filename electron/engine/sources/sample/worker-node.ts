import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { daysFrom, type Authorities } from './authorities.ts';
import { apiServerUrl, type TextFile } from './control-plane-node.ts';
import { issueCertificate, privateKeyPem, type Issued, type Order } from './issue.ts';
import { kubeconfigText } from './kubeconfig-text.ts';

/**
 * `/var/lib/kubelet/pki` of a worker whose kubelet rotates its own client certificate, with the last one left behind.
 * The kubelet's serving certificate is its own work: signed by a CA it made and forgot.
 */
export async function workerFiles(node: string, at: EpochMs, authorities: Authorities): Promise<TextFile[]> {
  const client = (fromDays: number): Promise<Issued> => {
    const dates = { notBefore: daysFrom(at, fromDays), notAfter: daysFrom(at, fromDays + 365) };
    const subject = `O=system:nodes, CN=system:node:${node}`;
    return issueCertificate({ subject, issuer: authorities.cluster, usage: 'client', ...dates });
  };
  const servingDates = { notBefore: daysFrom(at, -347), notAfter: daysFrom(at, 18) };
  const servingCa: Order = { subject: `CN=${node}-ca@1700000000`, issuer: undefined, usage: 'ca', ...servingDates };
  const [previous, current, issuer] = await Promise.all([client(-395), client(-101), issueCertificate(servingCa)]);
  const serving = await issueCertificate({
    subject: `CN=${node}@1700000000`,
    issuer,
    usage: 'server',
    dns: [node],
    ...servingDates,
  });
  const pki = `${node}/var/lib/kubelet/pki`;
  const bootstrap = { name: 'tls-bootstrap-token-user', user: { token: '0123ab.0123456789abcdef' } };
  return [
    [`${pki}/kubelet-client-${stamp(daysFrom(at, -395))}.pem`, previous.certificatePem + privateKeyPem(previous.keys)],
    [`${pki}/kubelet-client-${stamp(daysFrom(at, -101))}.pem`, current.certificatePem + privateKeyPem(current.keys)],
    // A link on a real node; a capture that follows links holds the file twice.
    [`${pki}/kubelet-client-current.pem`, current.certificatePem + privateKeyPem(current.keys)],
    [`${pki}/kubelet.crt`, serving.certificatePem + issuer.certificatePem],
    [`${pki}/kubelet.key`, privateKeyPem(serving.keys)],
    [`${node}/etc/kubernetes/pki/ca.crt`, authorities.cluster.certificatePem],
    [
      `${node}/etc/kubernetes/bootstrap-kubelet.conf`,
      kubeconfigText(apiServerUrl, authorities.cluster.certificatePem, [bootstrap]),
    ],
  ];
}

/** As the kubelet names its files: `2026-11-20-08-15-00`. */
function stamp(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 19).replace(/[T:]/gu, '-');
}
