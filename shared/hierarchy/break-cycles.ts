import { compareText } from './compare.ts';
import type { NodeId } from './entity.ts';
import { compareOptions, type ParentOption } from './parent-options.ts';

/**
 * Two CAs may have signed each other. In every loop of the chosen parents the least proven edge is cut: its child
 * becomes a root and keeps that parent as a second one. Changes `parents`.
 *
 * @returns the nodes whose edge was cut
 */
export function breakCycles(parents: Map<NodeId, ParentOption>): readonly NodeId[] {
  const cut: NodeId[] = [];
  // Only what is a parent itself can be part of a loop; that leaves out all but the CAs.
  const inUse = new Set([...parents.values()].map(({ parent }) => parent));
  const done = new Set<NodeId>();
  for (const start of [...inUse].filter((id) => parents.has(id)).sort(compareText)) {
    const walked = new Map<NodeId, number>();
    const trail: NodeId[] = [];
    let at: NodeId | undefined = start;
    while (at !== undefined && !done.has(at) && !walked.has(at)) {
      walked.set(at, trail.length);
      trail.push(at);
      at = parents.get(at)?.parent;
    }
    const from = at === undefined ? undefined : walked.get(at);
    if (from !== undefined) {
      const weakest = trail.slice(from).reduce((one, other) => (isWeaker(parents, other, one) ? other : one));
      parents.delete(weakest);
      cut.push(weakest);
    }
    for (const id of trail) done.add(id);
  }
  return cut;
}

function isWeaker(parents: ReadonlyMap<NodeId, ParentOption>, one: NodeId, other: NodeId): boolean {
  const a = parents.get(one);
  const b = parents.get(other);
  if (!a || !b) return false;
  return (compareOptions(b, a) || compareText(other, one)) < 0;
}
