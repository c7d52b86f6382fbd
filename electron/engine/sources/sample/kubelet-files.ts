import type { EpochMs } from '../../../../shared/x509/brand.ts';
import { daysFrom, type Authorities } from './authorities.ts';
import { issueCertificate, privateKeyPem, type Issued } from './issue.ts';
import { apiServerUrl, kubeconfigText, withCertificate } from './kubeconfig-text.ts';
import type { SampleFile } from './sample-file.ts';

export interface KubeletOrder {
  readonly node: string;
  readonly at: EpochMs;
  readonly authorities: Authorities;
  /** When each client certificate was issued, in days before now, the one in use last. */
  readonly issuedDaysAgo: readonly number[];
  /** kubelet.conf still holds a certificate of this age, as old kubeadm left it; otherwise it names the rotating file. */
  readonly embeddedDaysAgo?: number;
}

/** A cluster signs its kubelets for a year. */
const lifetimeDays = 365;
const rotating = '/var/lib/kubelet/pki/kubelet-client-current.pem';

/** The client certificates a kubelet has had, the link to the one in use, and the kubeconfig it logs in with. */
export async function kubeletFiles(order: KubeletOrder): Promise<SampleFile[]> {
  const { node, authorities, issuedDaysAgo, embeddedDaysAgo } = order;
  const [embedded, ...clients] = await Promise.all([
    embeddedDaysAgo === undefined ? undefined : clientOf(order, embeddedDaysAgo),
    ...issuedDaysAgo.map((daysAgo) => clientOf(order, daysAgo)),
  ]);
  const dated = clients.flatMap((client): SampleFile[] => {
    if (client === undefined) return [];
    const path = `${node}/var/lib/kubelet/pki/kubelet-client-${stamp(client.notBefore)}.pem`;
    return [{ path, text: client.certificatePem + privateKeyPem(client.keys), writtenAt: client.notBefore }];
  });
  const current = dated.at(-1);
  const name = `system:node:${node}`;
  const user = embedded
    ? withCertificate(name, embedded.certificatePem, privateKeyPem(embedded.keys))
    : { name, user: { 'client-certificate': rotating, 'client-key': rotating } };
  const kubeconfig: SampleFile = {
    path: `${node}/etc/kubernetes/kubelet.conf`,
    text: kubeconfigText(apiServerUrl, authorities.cluster.certificatePem, [user]),
    writtenAt: embedded?.notBefore ?? authorities.cluster.notBefore,
  };
  const link = current && { ...current, path: `${node}${rotating}`, symlinkTarget: current.path.slice(node.length) };
  return [...dated, ...(link ? [link] : []), kubeconfig];
}

function clientOf({ node, at, authorities }: KubeletOrder, daysAgo: number): Promise<Issued> {
  return issueCertificate({
    subject: `O=system:nodes, CN=system:node:${node}`,
    issuer: authorities.cluster,
    usage: 'client',
    notBefore: daysFrom(at, -daysAgo),
    notAfter: daysFrom(at, lifetimeDays - daysAgo),
  });
}

/** As the kubelet names its files: `2026-11-20-08-15-00`. */
function stamp(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 19).replace(/[T:]/gu, '-');
}
