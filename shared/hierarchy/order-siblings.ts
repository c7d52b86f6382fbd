import { roles } from '../kubernetes/role.ts';
import { compareInstants, compareText } from './compare.ts';
import type { NodeId } from './entity.ts';
import type { HierarchyNode } from './hierarchy-model.ts';
import { firstDayOf } from './rotations.ts';

const lastRank = roles.length;

/**
 * CAs first, in kubeadm's order of roles, then by name: CAs of one name stand next to each other, the older first.
 * Then single certificates, the first to end first, so that a mass expiry reads as a block.
 */
export function orderSiblings(nodes: ReadonlyMap<NodeId, HierarchyNode>): (ids: readonly NodeId[]) => NodeId[] {
  const rankOfName = new Map<string, number>();
  for (const node of nodes.values()) {
    if (node.kind === 'certificate') continue;
    const name = node.name.comparable;
    rankOfName.set(name, Math.min(rankOfName.get(name) ?? lastRank, roleRank(node)));
  }
  const compare = (one: HierarchyNode, other: HierarchyNode): number => {
    const single = Number(one.kind === 'certificate') - Number(other.kind === 'certificate');
    if (single !== 0) return single;
    if (one.kind === 'certificate') return compareSingle(one, other);
    const name = one.name.comparable;
    const otherName = other.name.comparable;
    return (
      (rankOfName.get(name) ?? lastRank) - (rankOfName.get(otherName) ?? lastRank) ||
      compareText(name, otherName) ||
      Number(one.kind === 'hole') - Number(other.kind === 'hole') ||
      compareInstants(firstDayOf(one), firstDayOf(other)) ||
      compareText(one.id, other.id)
    );
  };
  return (ids) =>
    ids
      .flatMap((id) => nodes.get(id) ?? [])
      .sort(compare)
      .map(({ id }) => id);
}

function compareSingle(one: HierarchyNode, other: HierarchyNode): number {
  return (
    compareInstants(one.certificates[0]?.effectiveNotAfter, other.certificates[0]?.effectiveNotAfter) ||
    compareText(one.name.comparable, other.name.comparable) ||
    compareText(one.id, other.id)
  );
}

function roleRank(node: HierarchyNode): number {
  const ranks = node.certificates.map(({ role }) => (role === undefined ? lastRank : roles.indexOf(role)));
  return Math.min(lastRank, ...ranks);
}
