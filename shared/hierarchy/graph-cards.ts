import type { AssessedCertificate } from '../pki/assessment.ts';
import { statuses } from '../pki/assessment.ts';
import { roles } from '../kubernetes/role.ts';
import { append } from '../pki/group-by.ts';
import { compareText } from './compare.ts';
import type { NodeId } from './entity.ts';
import type { BundleCard, BundleKind, CardId, GraphCard, NodeCard } from './graph-card.ts';
import { inTreeOrder, type Hierarchy, type HierarchyNode } from './hierarchy-model.ts';

/** More than this many cards are no picture any more. */
export const maxCards = 400;

/**
 * The cards of the graph: every CA and every hole, and their certificates in bundles. Never more than `limit` (at least
 * 8): first the bundles are made coarser, then whole branches are folded away, those with the least urgent certificates
 * first. Every certificate of the hierarchy is in exactly one card.
 */
export function graphCards(hierarchy: Hierarchy, limit = maxCards): readonly GraphCard[] {
  const issuers = inTreeOrder(hierarchy).filter(({ kind }) => kind !== 'certificate');
  for (const of of ['role', 'issuer'] as const) {
    const leaves = bundlesOf(leavesByParent(hierarchy), of);
    if (issuers.length + leaves.length <= limit) return [...issuers.map(nodeCard), ...leaves];
  }
  return foldedCards(hierarchy, issuers, limit);
}

function nodeCard(node: HierarchyNode): NodeCard {
  const { id, parent, otherParents, contradicted } = node;
  return { kind: 'node', id, node, parent, otherParents, contradicted };
}

/** The first to end comes first, as in the tree. */
function leavesByParent(hierarchy: Hierarchy): ReadonlyMap<NodeId | undefined, HierarchyNode[]> {
  const leaves = new Map<NodeId | undefined, HierarchyNode[]>();
  for (const node of inTreeOrder(hierarchy)) if (node.kind === 'certificate') append(leaves, node.parent?.parent, node);
  return leaves;
}

function bundlesOf(
  leaves: ReadonlyMap<NodeId | undefined, readonly HierarchyNode[]>,
  of: 'role' | 'issuer',
): readonly BundleCard[] {
  return [...leaves.values()].flatMap((members) => bundle(members, of));
}

/** In kubeadm's order of roles. Leaves of one parent that hang on it, and on others, in different ways are apart. */
function bundle(leaves: readonly HierarchyNode[], of: BundleKind): readonly BundleCard[] {
  const groups = new Map<CardId, HierarchyNode[]>();
  for (const leaf of leaves) append(groups, bundleId(leaf, of), leaf);
  return [...groups]
    .map(([id, members]) => bundleCard(id, members, of))
    .toSorted((one, other) => roleRank(one) - roleRank(other) || compareText(one.id, other.id));
}

function bundleId({ parent, otherParents, contradicted, certificates }: HierarchyNode, of: BundleKind): CardId {
  const own = `${of}:${parent?.proof ?? ''}:${parent?.parent ?? ''}`;
  if (of !== 'role') return own;
  const edges = [...otherParents, ...contradicted].map((edge) => `:${edge.proof}:${edge.parent}`).join('');
  return `${own}:${certificates[0]?.role ?? ''}${edges}`;
}

function bundleCard(id: CardId, members: readonly HierarchyNode[], of: BundleKind): BundleCard {
  const first = members[0];
  const shared = of === 'role' ? first : undefined;
  return {
    kind: 'bundle',
    id,
    of,
    parent: first?.parent,
    otherParents: shared?.otherParents ?? [],
    contradicted: shared?.contradicted ?? [],
    role: shared?.certificates[0]?.role,
    members,
    certificates: members.flatMap(({ certificates }) => certificates),
  };
}

function roleRank({ role }: BundleCard): number {
  return role === undefined ? roles.length : roles.indexOf(role);
}

/** CAs are given cards the most urgent first, a parent always before what is below it; the rest stands in bundles. */
function foldedCards(hierarchy: Hierarchy, issuers: readonly HierarchyNode[], limit: number): readonly GraphCard[] {
  const leaves = leavesByParent(hierarchy);
  const cost = (parent: NodeId | undefined, below: readonly NodeId[]): number => {
    const branches = below.flatMap((id) => hierarchy.nodes.get(id) ?? []).filter(({ kind }) => kind !== 'certificate');
    return bundle(leaves.get(parent) ?? [], 'issuer').length + bundle(branches, 'branches').length;
  };
  const depths = depthsOf(hierarchy);
  const byUrgency = issuers.toSorted(
    (one, other) =>
      statuses.indexOf(one.worstStatus) - statuses.indexOf(other.worstStatus) ||
      (depths.get(one.id) ?? 0) - (depths.get(other.id) ?? 0),
  );
  const shown = new Set<NodeId>();
  let room = limit - cost(undefined, hierarchy.roots);
  for (const { id, children } of byUrgency) {
    room -= 1 + cost(id, children);
    if (room < 0) break;
    shown.add(id);
  }
  const folded: BundleCard[] = [];
  for (const members of foldedBranches(issuers, shown).values()) {
    for (const card of bundle(members, 'branches')) folded.push(withAllBelow(card, hierarchy));
  }
  const shownLeaves = new Map([...leaves].filter(([parent]) => parent === undefined || shown.has(parent)));
  return [...issuers.filter(({ id }) => shown.has(id)).map(nodeCard), ...folded, ...bundlesOf(shownLeaves, 'issuer')];
}

function foldedBranches(
  issuers: readonly HierarchyNode[],
  shown: ReadonlySet<NodeId>,
): ReadonlyMap<NodeId | undefined, HierarchyNode[]> {
  const tops = new Map<NodeId | undefined, HierarchyNode[]>();
  for (const node of issuers) {
    const above = node.parent?.parent;
    if (!shown.has(node.id) && (above === undefined || shown.has(above))) append(tops, above, node);
  }
  return tops;
}

function withAllBelow(card: BundleCard, hierarchy: Hierarchy): BundleCard {
  const roots = card.members.map(({ id }) => id);
  const certificates: AssessedCertificate[] = [];
  for (const node of inTreeOrder({ ...hierarchy, roots })) {
    for (const assessed of node.certificates) certificates.push(assessed);
  }
  return { ...card, certificates };
}

function depthsOf(hierarchy: Hierarchy): ReadonlyMap<NodeId, number> {
  const depths = new Map<NodeId, number>();
  for (const { id, parent } of inTreeOrder(hierarchy)) {
    depths.set(id, parent === undefined ? 0 : (depths.get(parent.parent) ?? 0) + 1);
  }
  return depths;
}
