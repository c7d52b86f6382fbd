import { defaultLeafValidityMs, isCaDue, isLeafDue } from '../prediction.ts';
import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { certificateLabel } from '../../reports/certificate-label.ts';
import type { LimitName, PlanWords } from '../../words/renewal/plan-words.ts';
import type { Limit } from '../plan.ts';
import { filled } from '../step.ts';
import type { KubeconfigCopy } from './copies.ts';
import { certificatesOf, type KubeadmNode } from './kubeadm-node.ts';

export interface LimitParts {
  readonly nodes: readonly KubeadmNode[];
  readonly copies: readonly KubeconfigCopy[];
}

/** What `kubeadm certs renew` leaves as it is, as far as it matters for what was found. */
export function kubeadmLimits(
  words: PlanWords,
  assessment: Assessment,
  { nodes, copies }: LimitParts,
): readonly Limit[] {
  const limit = (key: LimitName, values: Record<string, string>, of: readonly AssessedCertificate[]): Limit => ({
    key,
    text: filled(words.limits[key], values),
    certificates: [...new Set(of.map(({ certificate }) => certificate.sha256))],
  });
  const limits: Limit[] = [];
  const apiservers = nodes.flatMap(({ leaves }) => leaves.filter(({ leaf }) => leaf.role === 'apiserver'));
  const missing = missingHost(assessment, nodes);
  if (missing !== undefined) limits.push(limit('san-missing', { host: missing.host }, missing.apiservers));
  else if (apiservers.length > 0)
    limits.push(
      limit(
        'sans',
        {},
        apiservers.map(({ assessed }) => assessed),
      ),
    );

  const authorities = once(nodes.flatMap((node) => node.authorities.map(({ assessed }) => assessed)));
  const validityMs = Math.max(...nodes.map(({ leafValidityMs }) => leafValidityMs ?? defaultLeafValidityMs));
  const short = authorities.filter((ca) => {
    const end = ca.effectiveNotAfter;
    return isCaDue(ca) || (end !== undefined && end < assessment.at + validityMs);
  });
  if (short.length > 0) limits.push(limit('cas', { names: names(short) }, short));

  const kubelets = once(
    nodes.flatMap(({ kubelet: { conf, rotated, serving, selfSigned } }) =>
      [conf?.client, rotated, serving, selfSigned].flatMap((each) => (each === undefined ? [] : [each])),
    ),
  );
  if (kubelets.length > 0) limits.push(limit('kubelets', {}, kubelets));
  if (copies.length > 0) {
    limits.push(
      limit(
        'copies',
        { files: copies.map(({ path }) => path).join(', ') },
        copies.map(({ assessed }) => assessed),
      ),
    );
  }
  const externalEtcd = nodes.filter(({ usesExternalEtcd }) => usesExternalEtcd);
  if (externalEtcd.length > 0) {
    const clients = externalEtcd.flatMap(({ leaves }) => leaves.filter(({ leaf }) => leaf.ca === 'etcd-ca'));
    limits.push(
      limit(
        'external-etcd',
        {},
        clients.map(({ assessed }) => assessed),
      ),
    );
  }
  const foreign = strangers(assessment, nodes);
  if (foreign.length > 0) limits.push(limit('others', { names: names(foreign) }, foreign));
  return limits;
}

/** Near their end, in the folders of the nodes, and none of kubeadm's. */
function strangers(assessment: Assessment, nodes: readonly KubeadmNode[]): readonly AssessedCertificate[] {
  const own = new Set(nodes.flatMap((node) => certificatesOf(node)));
  return assessment.certificates.filter(
    (assessed) =>
      !own.has(assessed) &&
      assessed.role !== 'admin.conf' &&
      assessed.role !== 'super-admin.conf' &&
      (isLeafDue(assessed) || isCaDue(assessed)) &&
      assessed.sightings.some(({ place, path }) =>
        nodes.some((node) => node.place === place && path.startsWith(`${node.tree.folder}/`)),
      ),
  );
}

/** The name by which kubeconfigs reach the API server, where its certificate does not have it. */
function missingHost(
  { inventory }: Assessment,
  nodes: readonly KubeadmNode[],
): { readonly host: string; readonly apiservers: readonly AssessedCertificate[] } | undefined {
  for (const node of nodes) {
    const apiservers = node.leaves.filter(({ leaf }) => leaf.role === 'apiserver').map(({ assessed }) => assessed);
    if (apiservers.length === 0) continue;
    for (const { place, path, clusters } of inventory.kubeconfigs) {
      if (place !== node.place || !path.startsWith(`${node.tree.folder}/`)) continue;
      for (const { server, tlsServerName } of clusters) {
        const host = tlsServerName ?? hostOf(server);
        if (host === undefined) continue;
        if (apiservers.every(({ certificate }) => !isNamed(host, certificate.subjectAltName)))
          return { host, apiservers };
      }
    }
  }
  return undefined;
}

function isNamed(
  host: string,
  { dns, ip }: { readonly dns: readonly string[]; readonly ip: readonly string[] },
): boolean {
  const name = host.toLowerCase();
  if (ip.includes(name)) return true;
  const [, parent] = /^[^.]+(\..+)$/u.exec(name) ?? [];
  return dns.some(
    (each) => each.toLowerCase() === name || (parent !== undefined && each.toLowerCase() === `*${parent}`),
  );
}

function hostOf(server: string | undefined): string | undefined {
  const [, bracketed, plain] = /^https:\/\/(?:\[([0-9a-f:.]+)\]|([^/:?#]+))/iu.exec(server ?? '') ?? [];
  return bracketed ?? plain;
}

function names(certificates: readonly AssessedCertificate[]): string {
  return [...new Set(certificates.map(certificateLabel))].join(', ');
}

function once(certificates: readonly AssessedCertificate[]): readonly AssessedCertificate[] {
  return [...new Set(certificates)];
}
