import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { groupBy } from '../../pki/group-by.ts';
import { certificateLabel } from '../../reports/certificate-label.ts';
import type { KubeadmTree } from '../../reports/kubeadm-tree.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { noExpiry } from '../../x509/no-expiry.ts';
import { visibleText } from '../../x509/visible-text.ts';
import type { PlanWords } from '../../words/renewal/plan-words.ts';
import type { PlanDraft, Step } from '../plan.ts';
import { defaultLeafValidityMs, isCaDue, isLeafDue, predict, type Renewal } from '../prediction.ts';
import { sh } from '../shell-quote.ts';
import { sources } from '../sources.ts';
import { filled, reading, step } from '../step.ts';
import { backUp } from '../back-up.ts';
import { rotateCa, type RotatedCa } from './ca-rotation.ts';
import { copiesOf, replaceCopies } from './copies.ts';
import { closeKeys, comparePairs, faultsOf, noFaults, remakeApiServer, type NodeFaults } from './faults.ts';
import { externalCaSteps } from './external-ca.ts';
import {
  certificatesOf,
  kubeadmNodes,
  kubeletPkiDir,
  kubernetesDir,
  type KubeadmNode,
  type NodeLeaf,
} from './kubeadm-node.ts';
import { kubeletSteps } from './kubelet.ts';
import { kubeadmLimits } from './limits.ts';
import { labelOf, onNode } from './node-label.ts';
import { renewableLeaves, renewOnNode, restartOnNode } from './renew-node.ts';
import { notServedOf, type NotServed } from './not-served.ts';
import { verifyFiles, verifyLook, verifyServed } from './verify.ts';

export interface KubeadmPlanOptions {
  readonly words: PlanWords;
  /** Only this node's steps. */
  readonly node: string | undefined;
  /** Which of the trees that look like kubeadm's are not another distribution's. */
  readonly isKubeadm: (place: string, tree: KubeadmTree) => boolean;
}

/** A plan for each kubeadm cluster: nodes belong together when they have the same CA. */
export function kubeadmPlans(assessment: Assessment, options: KubeadmPlanOptions): readonly PlanDraft[] {
  const clusters = clustersOf(kubeadmNodes(assessment, options.isKubeadm));
  return clusters.flatMap((cluster) => {
    const nodes = cluster.filter(({ name }) => options.node === undefined || name === options.node);
    return nodes.length === 0 ? [] : [planOf(assessment, options.words, cluster, nodes)];
  });
}

/** Nodes that share the key of a cluster CA; a bundle joins what its CAs are the CAs of. */
function clustersOf(nodes: readonly KubeadmNode[]): readonly (readonly KubeadmNode[])[] {
  const clusters: { keys: Set<string>; nodes: KubeadmNode[] }[] = [];
  for (const node of nodes) {
    const keys = new Set(keysOf(node));
    const joined = clusters.filter((cluster) => [...keys].some((key) => cluster.keys.has(key)));
    const [home = { keys: new Set<string>(), nodes: [] }, ...others] = joined;
    if (joined.length === 0) clusters.push(home);
    for (const other of others) {
      for (const key of other.keys) home.keys.add(key);
      home.nodes.push(...other.nodes);
      clusters.splice(clusters.indexOf(other), 1);
    }
    for (const key of keys) home.keys.add(key);
    home.nodes.push(node);
  }
  return clusters.map((cluster) => cluster.nodes);
}

function keysOf({ authorities, leaves, kubelet, place, tree }: KubeadmNode): readonly string[] {
  const own = authorities.filter(({ role }) => role === 'ca').map(({ assessed }) => assessed.certificate.spkiSha256);
  if (own.length > 0) return own;
  // Without its CA: whoever issued what lies there, else it stands alone.
  const issued = [...leaves.map(({ assessed }) => assessed), kubelet.conf?.client];
  const above = issued.flatMap((each) => each?.path.slice(1) ?? []);
  return above.length > 0 ? above : [`${place}\n${tree.folder}`];
}

function planOf(
  assessment: Assessment,
  words: PlanWords,
  cluster: readonly KubeadmNode[],
  nodes: readonly KubeadmNode[],
): PlanDraft {
  const certificates = [...new Set(nodes.flatMap(certificatesOf))];
  const due = certificates.filter((each) => isLeafDue(each) || isCaDue(each));
  const notServed = notServedOf(assessment, nodes);
  const isOverdue = [...due, ...notServed.map(({ served }) => served)].some(({ status }) => status === 'expired');
  const hasRequests = nodes.some(({ requests }) => requests.length > 0);
  const work = workOn(assessment, cluster, nodes);
  const { faults } = work;
  const isBroken = [...faults.values()].some(
    ({ brokenPairs, missingNames }) => brokenPairs.length + missingNames.length > 0,
  );
  return {
    key: `kubeadm-${clusterId(cluster)}`,
    title: titleOf(assessment, words, cluster),
    distribution: 'kubeadm',
    nodes: nodes.map((node) => visibleText(labelOf(node))),
    due: isOverdue ? 'overdue' : due.length > 0 || hasRequests || isBroken || notServed.length > 0 ? 'due' : 'none',
    firstDeadline: firstDeadline(certificates),
    willNotFix: kubeadmLimits(words, assessment, { nodes, copies: copiesOf(assessment, nodes), faults }),
    steps:
      due.length === 0 && !hasRequests && !isBroken && notServed.length > 0
        ? restartsAlone(assessment, words, cluster, notServed)
        : stepsOf(assessment, words, work),
    prediction: predict(
      assessment,
      nodes.flatMap((node) => renewalsOf(node, work)),
    ),
  };
}

/** Everything was renewed, and some of it has no effect yet. */
function restartsAlone(
  assessment: Assessment,
  words: PlanWords,
  cluster: readonly KubeadmNode[],
  notServed: readonly NotServed[],
): readonly Step[] {
  const controlPlanes = cluster.filter(({ kind }) => kind === 'control-plane').length;
  const nodes = [...groupBy(notServed, ({ node }) => node)];
  return [
    ...nodes.flatMap(([node, stale]) => {
      const only = stale.map(({ component }) => component);
      const certificates = stale.map(({ served }) => served.certificate.sha256);
      const restarts = restartOnNode(words, node, { isApiDown: false, controlPlanes, only });
      return [...restarts.map((each) => ({ ...each, certificates })), verifyServed(words, node)];
    }),
    verifyLook(
      words,
      assessment,
      nodes.map(([{ place }]) => place),
    ),
  ];
}

/** What there is to do in a cluster, before it is put in order. */
interface Work {
  readonly cluster: readonly KubeadmNode[];
  /** Those of the cluster that the plan is for. */
  readonly nodes: readonly KubeadmNode[];
  readonly controlPlanes: readonly KubeadmNode[];
  readonly faults: ReadonlyMap<KubeadmNode, NodeFaults>;
  /** Leaves near their end that a renewal helps. */
  readonly dueLeaves: readonly NodeLeaf[];
  readonly rotated: readonly RotatedCa[];
  /** In a CA rotation its leaves are issued anew anyway; otherwise the steps are those of the day when it is time. */
  readonly renews: boolean;
  readonly isUnderExpiredCa: (assessed: AssessedCertificate) => boolean;
}

function workOn(assessment: Assessment, cluster: readonly KubeadmNode[], nodes: readonly KubeadmNode[]): Work {
  const controlPlanes = nodes.filter(({ kind }) => kind === 'control-plane');
  const isUnderExpiredCa = ({ path }: AssessedCertificate): boolean =>
    path.slice(1).some((sha256) => assessment.bySha256.get(sha256)?.status === 'expired');
  const dueLeaves = controlPlanes
    .flatMap((node) => node.leaves)
    .filter(({ assessed }) => isLeafDue(assessed) && !isUnderExpiredCa(assessed));
  const rotated = casToRotate(controlPlanes);
  return {
    cluster,
    nodes,
    controlPlanes,
    faults: new Map(nodes.map((node) => [node, faultsOf(assessment, node)] as const)),
    dueLeaves,
    rotated,
    renews: dueLeaves.length > 0 || rotated.length === 0,
    isUnderExpiredCa,
  };
}

function stepsOf(assessment: Assessment, words: PlanWords, work: Work): readonly Step[] {
  const { cluster, nodes, controlPlanes, faults, dueLeaves, rotated, renews, isUnderExpiredCa } = work;
  const allControlPlanes = cluster.filter(({ kind }) => kind === 'control-plane').length;
  const withKey = cluster.find(
    ({ kind, authorities }) =>
      kind === 'control-plane' && authorities.some(({ role, hasKey }) => role === 'ca' && hasKey),
  );
  const leaves = controlPlanes.flatMap((node) => node.leaves);
  const isApiDown = dueLeaves.some(
    ({ leaf, assessed }) =>
      ['apiserver', 'apiserver-etcd-client', 'etcd-server'].includes(leaf.role) && assessed.status === 'expired',
  );

  const faultsAt = (node: KubeadmNode): NodeFaults => faults.get(node) ?? noFaults;
  const restarts = (node: KubeadmNode): readonly Step[] =>
    restartOnNode(words, node, { isApiDown, controlPlanes: allControlPlanes });
  const kubelets = nodes.map((node) => ({
    node,
    steps: kubeletSteps(words, node, { controlPlaneWithKey: withKey, isUnderExpiredCa }),
  }));
  const touched = nodes.filter(
    (node) =>
      ((renews || rotated.length > 0) && node.kind === 'control-plane') ||
      kubelets.some((each) => each.node === node && each.steps.length > 0),
  );
  const steps: Step[] = touched.map((node) =>
    backUp(words, {
      of: labelOf(node),
      where: onNode(node),
      folders: [
        ...(isBelow(node.certificatesDir, kubernetesDir) ? [] : [node.certificatesDir]),
        kubernetesDir,
        kubeletPkiDir,
      ],
    }),
  );
  if (renews) {
    const renewals = controlPlanes.map((node) => ({
      node,
      renew: [
        ...comparePairs(words, node, faultsAt(node)),
        ...(renewableLeaves(node).length > 0 ? [renewOnNode(words, node, isApiDown)] : []),
        ...remakeApiServer(words, node, faultsAt(node)),
        ...(node.externalCas.size > 0 && !isOnlyExternalEtcd(node)
          ? externalCaSteps(words, node, signedDays(assessment, node))
          : []),
      ],
    }));
    // While etcd's members refuse each other there is no majority to keep: all get their certificates first.
    if (isApiDown) {
      steps.push(...renewals.flatMap(({ renew }) => renew), ...controlPlanes.flatMap(restarts));
    } else {
      for (const { node, renew } of renewals) {
        steps.push(...renew, ...restarts(node));
        if (controlPlanes.length > 1) steps.push(checkNode(words, node));
      }
    }
  }
  steps.push(...kubelets.flatMap((each) => each.steps));
  if (isApiDown) steps.push(pendingRequests(words));
  for (const ca of rotated) {
    const node = controlPlanes.find(({ authorities }) => authorities.some(({ assessed }) => assessed === ca.assessed));
    if (node !== undefined) steps.push(...rotateCa(words, ca, node));
  }
  if (!renews) {
    for (const node of controlPlanes) {
      const remade = remakeApiServer(words, node, faultsAt(node));
      steps.push(...remade, ...(remade.length > 0 ? restarts(node).slice(-1) : []));
    }
  }
  steps.push(...nodes.flatMap((node) => closeKeys(words, node, faultsAt(node))));
  if (controlPlanes.length > 0) {
    const admin = leaves.find(({ leaf }) => leaf.role === 'admin.conf')?.assessed;
    steps.push(replaceCopies(words, copiesOf(assessment, cluster), admin));
    steps.push(...controlPlanes.flatMap((node) => verifySteps(words, node)));
  }
  steps.push(
    verifyLook(
      words,
      assessment,
      nodes.map(({ place }) => place),
    ),
  );
  return steps;
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

function verifySteps(words: PlanWords, node: KubeadmNode): readonly Step[] {
  return node.leaves.some(({ leaf }) => leaf.kind === 'pki')
    ? [verifyFiles(words, node), verifyServed(words, node)]
    : [];
}

function isOnlyExternalEtcd({ externalCas, usesExternalEtcd }: KubeadmNode): boolean {
  return usesExternalEtcd && [...externalCas].every((role) => role === 'etcd-ca');
}

/** Never beyond the CA, and a year at most. */
function signedDays(assessment: Assessment, node: KubeadmNode): number {
  const ends = node.authorities.flatMap(({ assessed }) => assessed.effectiveNotAfter ?? []);
  const longest = (node.leafValidityMs ?? defaultLeafValidityMs) / dayMs;
  const left = ends.map((end) => Math.floor((end - assessment.at) / dayMs));
  return Math.max(1, Math.floor(Math.min(longest, ...left.filter((days) => days > 0))));
}

function checkNode(words: PlanWords, node: KubeadmNode): Step {
  return step(words, 'control-plane-healthy', {
    of: labelOf(node),
    where: { kind: 'kubectl' },
    commands: [
      reading(sh`kubectl get nodes`),
      reading(sh`kubectl --namespace=kube-system get pods --selector=tier=control-plane -o wide`),
    ],
    values: { node: labelOf(node) },
    minutes: 2,
    risk: 'none',
    source: sources.kubeadmCerts,
  });
}

function pendingRequests(words: PlanWords): Step {
  return step(words, 'pending-requests', {
    where: { kind: 'kubectl' },
    commands: [reading(sh`kubectl get nodes`), reading(sh`kubectl get csr`)],
    minutes: 5,
    risk: 'none',
    source: sources.csr,
  });
}

/** Each CA once, whatever number of nodes has it; one that others in its bundle have replaced is left alone. */
function casToRotate(nodes: readonly KubeadmNode[]): readonly RotatedCa[] {
  const due = nodes.flatMap((node) =>
    node.usesExternalEtcd
      ? node.authorities.filter(({ role }) => role !== 'etcd-ca').map((authority) => ({ node, authority }))
      : node.authorities.map((authority) => ({ node, authority })),
  );
  const once = new Map<string, RotatedCa>();
  for (const { node, authority } of due) {
    const { role, assessed } = authority;
    if (!isCaDue(assessed) || once.has(role)) continue;
    once.set(role, { role, assessed, isExternal: node.externalCas.has(role) });
  }
  return [...once.values()];
}

/** What kubeadm gives a CA. @see kubernetes/kubernetes cmd/kubeadm/app/constants/constants.go CertificateAuthorityValidity */
const caValidityMs = 3650 * dayMs;

function renewalsOf(node: KubeadmNode, { rotated, renews }: Work): readonly Renewal[] {
  const rotatedRoles = new Set(rotated.map(({ role }) => role));
  const name = visibleText(labelOf(node));
  const validityMs = node.leafValidityMs;
  const { conf, rotated: rotatedClient, serving, selfSigned } = node.kubelet;
  const kubelet = [rotatedClient, serving, conf?.client].flatMap((assessed): Renewal[] =>
    assessed === undefined ? [] : [{ assessed, node: name, change: 'renews-itself', isClamped: true }],
  );
  const usesEmbedded = conf?.holds === 'embedded';
  return [
    ...node.authorities.map(({ role, assessed }): Renewal =>
      rotatedRoles.has(role) && isCaDue(assessed)
        ? { assessed, change: 'renewed', validityMs: caValidityMs }
        : { assessed, change: 'unchanged' },
    ),
    // Every kubelet gets a certificate of a new cluster CA; otherwise one that is embedded stays as it is.
    ...kubelet.map((each): Renewal =>
      usesEmbedded && each.assessed === conf.client && !rotatedRoles.has('ca')
        ? { ...each, change: 'unchanged' }
        : each,
    ),
    ...(selfSigned === undefined ? [] : [{ assessed: selfSigned, node: name, change: 'unchanged' as const }]),
    ...node.leaves.map(({ leaf, assessed }): Renewal => {
      const isElsewhere = node.usesExternalEtcd && leaf.ca === 'etcd-ca';
      const isIssuedAnew = !isElsewhere && (renews || rotatedRoles.has(leaf.ca));
      return { assessed, node: name, change: isIssuedAnew ? 'renewed' : 'unchanged', validityMs };
    }),
  ];
}

function firstDeadline(certificates: readonly AssessedCertificate[]): PlanDraft['firstDeadline'] {
  const ends = certificates.flatMap((assessed) => {
    const at = assessed.effectiveNotAfter;
    return at === undefined || at >= noExpiry || assessed.isReplaced || assessed.renewal !== undefined
      ? []
      : [{ certificate: assessed.certificate.sha256, name: certificateLabel(assessed), at }];
  });
  return ends.toSorted((a, b) => a.at - b.at)[0];
}

function clusterId(cluster: readonly KubeadmNode[]): string {
  const keys = cluster.flatMap(keysOf).toSorted();
  return visibleText(keys[0] ?? '').slice(0, 16);
}

/** By the name in its kubeconfigs; kubeadm's default says nothing, the address does. */
function titleOf({ inventory }: Assessment, words: PlanWords, cluster: readonly KubeadmNode[]): string {
  const entries = inventory.kubeconfigs
    .filter(({ place, path }) =>
      cluster.some((node) => node.place === place && path.startsWith(`${node.tree.folder}/`)),
    )
    .flatMap(({ clusters }) => clusters);
  const named = entries.find(({ name }) => name !== 'kubernetes' && name !== 'default-cluster')?.name;
  const server = entries.find((entry) => entry.server !== undefined)?.server;
  const nodes = cluster.map(labelOf).join(', ');
  return filled(words.title, { distribution: 'kubeadm', name: named ?? server ?? nodes });
}
