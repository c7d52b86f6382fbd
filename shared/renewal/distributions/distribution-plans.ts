import { renewedNotServed, type RenewedNotServed } from '../../findings/renewed-not-served.ts';
import type { DistributionId } from '../../kubernetes/distributions/distribution.ts';
import { recognitionAt } from '../../kubernetes/recognition-at.ts';
import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { certificateLabel } from '../../reports/certificate-label.ts';
import type { Sha256Hex } from '../../x509/brand.ts';
import { isCa } from '../../x509/certificate.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { visibleText } from '../../x509/visible-text.ts';
import type { LimitName, PlanWords } from '../../words/renewal/plan-words.ts';
import { verifyLook } from '../kubeadm/verify.ts';
import type { Limit, PlanDraft, Step } from '../plan.ts';
import { isCaDue, isLeafDue, predict, type Renewal } from '../prediction.ts';
import { filled } from '../step.ts';
import { recognisedClusters, type ClusterFacts } from './cluster-facts.ts';
import { managedSteps } from './managed.ts';
import { restartServedSteps } from './restart-served.ts';
import { selfManagedSteps } from './self-managed.ts';

/** What the steps of one distribution are made from. */
export interface DistributionParts {
  readonly words: PlanWords;
  readonly facts: ClusterFacts;
  readonly nodes: ClusterFacts['nodes'];
  readonly dueLeaves: readonly AssessedCertificate[];
  readonly dueCas: readonly AssessedCertificate[];
}
export type DistributionSteps = (parts: DistributionParts) => readonly Step[];

const stepsOf: Readonly<Record<Exclude<DistributionId, 'kubeadm'>, DistributionSteps>> = {
  ...selfManagedSteps,
  ...managedSteps,
};

/** Plans for what was recognised as something else than plain kubeadm. */
export function distributionPlans(
  assessment: Assessment,
  words: PlanWords,
  node: string | undefined,
): readonly PlanDraft[] {
  const clusters = recognisedClusters(assessment, (id) => id !== 'kubeadm');
  if (clusters.length === 0) return [];
  const recognised = recognitionAt(assessment.recognitions);
  const stale = renewedNotServed({
    assessment,
    distributionAt: ({ place, path }) => recognised(place, path)?.distribution,
  });
  return clusters.flatMap((facts) => {
    const nodes = facts.nodes.filter(({ name }) => node === undefined || name === node);
    if (node !== undefined && nodes.length === 0) return [];
    return [planOf(assessment, words, facts, nodes, stale)];
  });
}

function planOf(
  assessment: Assessment,
  words: PlanWords,
  facts: ClusterFacts,
  nodes: ClusterFacts['nodes'],
  stale: readonly RenewedNotServed[],
): PlanDraft {
  const { id, displayName } = facts.distribution;
  const own = nodes.length > 0 ? nodes.flatMap(({ certificates }) => certificates) : facts.certificates;
  const certificates = [...new Set([...own, ...facts.certificates.filter(({ nodes: on }) => on.length === 0)])];
  const dueLeaves = certificates.filter(isLeafDue);
  const dueCas = certificates.filter(isCaDue);
  const due = [...dueLeaves, ...dueCas];
  const ownOnes = new Set(certificates.map(({ certificate }) => certificate.sha256));
  const notServed = stale.filter(({ onDisk }) => ownOnes.has(onDisk.related.certificate.sha256));
  const isOverdue = [...due, ...notServed.map(({ served }) => served)].some(({ status }) => status === 'expired');
  const ends = certificates.flatMap((assessed) => {
    const at = assessed.effectiveNotAfter;
    const isQuiet = assessed.isReplaced || assessed.renewal?.isAutomatic === true;
    return at === undefined || at >= noExpiry || isQuiet
      ? []
      : [{ certificate: assessed.certificate.sha256, name: certificateLabel(assessed), at }];
  });
  const steps =
    due.length === 0 && notServed.length > 0
      ? restartServedSteps(words, facts, notServed)
      : id === 'kubeadm'
        ? []
        : stepsOf[id]({ words, facts, nodes, dueLeaves, dueCas });
  const renewed = new Set(steps.flatMap((step) => step.certificates));
  return {
    key: `${id}-${clusterId(facts)}`,
    title: filled(words.title, { distribution: displayName, name: clusterName(facts) }),
    distribution: id,
    nodes: nodes.flatMap(({ name }) => (name === undefined ? [] : [visibleText(name)])),
    due: isOverdue ? 'overdue' : due.length + notServed.length > 0 ? 'due' : 'none',
    firstDeadline: ends.toSorted((a, b) => a.at - b.at)[0],
    willNotFix: limitsOf(words, facts, certificates),
    steps: [...steps, verifyLook(words, assessment, facts.places)],
    prediction: predict(
      assessment,
      certificates.map((assessed) => renewalOf(facts, assessed, renewed)),
    ),
  };
}

const defaultCaDays = 3650;

/** What the distribution's own renewal does with a certificate, by its table of lifetimes. */
function renewalOf(
  { distribution }: ClusterFacts,
  assessed: AssessedCertificate,
  renewed: ReadonlySet<Sha256Hex>,
): Renewal {
  const { certificate, role, renewal, nodes } = assessed;
  const node = nodes.length === 1 ? visibleText(nodes[0] ?? '') : undefined;
  if (isCa(certificate)) {
    if (!renewed.has(certificate.sha256)) return { assessed, change: 'unchanged' };
    const { days = defaultCaDays } =
      distribution.lifetimes.find(
        ({ kind, roles }) => kind === 'ca' && (roles === undefined || (role !== undefined && roles.includes(role))),
      ) ?? {};
    return { assessed, node, change: 'renewed', validityMs: days * dayMs };
  }
  const lifetime =
    distribution.lifetimes.find(
      ({ kind, roles }) => kind === 'leaf' && role !== undefined && roles?.includes(role) === true,
    ) ?? distribution.lifetimes.find(({ kind, roles }) => kind === 'leaf' && roles === undefined);
  const change = renewal?.isAutomatic === true ? 'renews-itself' : distribution.isManaged ? 'unchanged' : 'renewed';
  return { assessed, node, change, validityMs: lifetime === undefined ? undefined : lifetime.days * dayMs };
}

const ownLimits: Readonly<Partial<Record<DistributionId, readonly LimitName[]>>> = {
  aks: ['managed-files', 'aks-ca', 'managed-copies'],
  eks: ['managed-files'],
  gke: ['managed-files', 'managed-copies'],
  openshift: ['managed-files', 'openshift-own'],
  'docker-desktop': ['docker-desktop-data'],
};

function limitsOf(
  words: PlanWords,
  { distribution }: ClusterFacts,
  certificates: readonly AssessedCertificate[],
): readonly Limit[] {
  const limit = (key: LimitName, of: readonly AssessedCertificate[] = []): Limit => ({
    key,
    text: filled(words.limits[key], { names: [...new Set(of.map(certificateLabel))].join(', ') }),
    certificates: of.map(({ certificate }) => certificate.sha256),
  });
  const authorities = certificates.filter(({ certificate }) => isCa(certificate));
  const isRancher = distribution.id === 'k3s' || distribution.id === 'rke2';
  const cas =
    authorities.length === 0 || distribution.isManaged
      ? []
      : [limit(isRancher ? 'rancher-cas' : 'distribution-cas', authorities)];
  return [...(ownLimits[distribution.id] ?? []).map((key) => limit(key)), ...cas];
}

function clusterName({ context, nodes, kubeconfigs, places }: ClusterFacts): string {
  const named = nodes.flatMap(({ name }) => name ?? []);
  const isTelling = context !== undefined && context.name !== 'default';
  const server = kubeconfigs.flatMap(({ clusters }) => clusters).find((each) => each.server !== undefined)?.server;
  return (
    (isTelling ? context.name : undefined) ?? (named.length > 0 ? named.join(', ') : (server ?? places.join(', ')))
  );
}

function clusterId({ certificates, context, places }: ClusterFacts): string {
  const authorities = certificates.filter(({ role }) => role === 'ca').map(({ certificate }) => certificate.spkiSha256);
  return visibleText(authorities.toSorted()[0]?.slice(0, 16) ?? context?.name ?? places.join(' ')).slice(0, 64);
}
