import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { daysFrom, founded, type Authorities } from './authorities.ts';
import { issueCertificate, privateKeyPem, type Order } from './issue.ts';
import { apiServerUrl, kubeconfigText } from './kubeconfig-text.ts';
import { kubeletFiles } from './kubelet-files.ts';
import type { SampleFile } from './sample-file.ts';

/**
 * A worker whose kubelet rotates its own client certificate, with the last one left behind. The kubelet's serving
 * certificate is its own work: signed by a CA it made and forgot.
 */
export async function workerFiles(node: string, at: EpochMs, authorities: Authorities): Promise<SampleFile[]> {
  const servingDates = { notBefore: daysFrom(at, -347), notAfter: daysFrom(at, 18) };
  const servingCa: Order = { subject: `CN=${node}-ca@1700000000`, issuer: undefined, usage: 'ca', ...servingDates };
  const [kubelet, issuer] = await Promise.all([
    kubeletFiles({ node, at, authorities, issuedDaysAgo: [395, 101] }),
    issueCertificate(servingCa),
  ]);
  const serving = await issueCertificate({
    subject: `CN=${node}@1700000000`,
    issuer,
    usage: 'server',
    dns: [node],
    ...servingDates,
  });
  const { certificatePem } = authorities.cluster;
  const bootstrap = { name: 'tls-bootstrap-token-user', user: { token: '0123ab.0123456789abcdef' } };
  const texts: Readonly<Record<string, string>> = {
    'var/lib/kubelet/pki/kubelet.crt': serving.certificatePem + issuer.certificatePem,
    'var/lib/kubelet/pki/kubelet.key': privateKeyPem(serving.keys),
    'etc/kubernetes/pki/ca.crt': certificatePem,
    'etc/kubernetes/bootstrap-kubelet.conf': kubeconfigText(apiServerUrl, certificatePem, [bootstrap]),
  };
  const others = Object.entries(texts).map(([path, text]): SampleFile => ({
    path: `${node}/${path}`,
    text,
    writtenAt: path.startsWith('var') ? servingDates.notBefore : founded(at),
  }));
  return [...kubelet, ...others];
}
