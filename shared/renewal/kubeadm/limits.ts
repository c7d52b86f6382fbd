import { defaultLeafValidityMs, isCaDue, isLeafDue } from '../prediction.ts';
import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { certificateLabel } from '../../reports/certificate-label.ts';
import type { LimitName, PlanWords } from '../../words/renewal/plan-words.ts';
import type { Limit } from '../plan.ts';
import { filled } from '../step.ts';
import type { KubeconfigCopy } from './copies.ts';
import type { NodeFaults } from './faults.ts';
import { certificatesOf, type KubeadmNode } from './kubeadm-node.ts';

export interface LimitParts {
  readonly nodes: readonly KubeadmNode[];
  readonly copies: readonly KubeconfigCopy[];
  readonly faults: ReadonlyMap<KubeadmNode, NodeFaults>;
}

/** What `kubeadm certs renew` leaves as it is, as far as it matters for what was found. */
export function kubeadmLimits(
  words: PlanWords,
  assessment: Assessment,
  { nodes, copies, faults }: LimitParts,
): readonly Limit[] {
  const limit = (key: LimitName, values: Record<string, string>, of: readonly AssessedCertificate[]): Limit => ({
    key,
    text: filled(words.limits[key], values),
    certificates: [...new Set(of.map(({ certificate }) => certificate.sha256))],
  });
  const limits: Limit[] = [];
  const apiservers = nodes.flatMap(({ leaves }) => leaves.filter(({ leaf }) => leaf.role === 'apiserver'));
  const apiServerCertificates = apiservers.map(({ assessed }) => assessed);
  const missing = [...new Set([...faults.values()].flatMap(({ missingNames }) => missingNames))].join(', ');
  const isSignedElsewhere = nodes.some(({ externalCas }) => externalCas.has('ca'));
  if (missing !== '') {
    const name = isSignedElsewhere ? 'san-missing-external' : 'san-missing';
    limits.push(limit(name, { names: missing }, apiServerCertificates));
  } else if (apiservers.length > 0) limits.push(limit('sans', {}, apiServerCertificates));
  const foreign = [...faults.values()].flatMap((each) => each.foreign.map(({ assessed }) => assessed));
  if (foreign.length > 0) limits.push(limit('foreign', { names: names(foreign) }, foreign));

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
  const others = strangers(assessment, nodes);
  if (others.length > 0) limits.push(limit('others', { names: names(others) }, others));
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

function names(certificates: readonly AssessedCertificate[]): string {
  return [...new Set(certificates.map(certificateLabel))].join(', ');
}

function once(certificates: readonly AssessedCertificate[]): readonly AssessedCertificate[] {
  return [...new Set(certificates)];
}
