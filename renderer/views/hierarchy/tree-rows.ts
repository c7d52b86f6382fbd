import { statuses, type AssessedCertificate } from '../../../shared/pki/assessment.ts';
import type { NodeId } from '../../../shared/hierarchy/entity.ts';
import { maxContradictedShown } from '../../../shared/hierarchy/graph-edges.ts';
import { inTreeOrder, type Hierarchy, type HierarchyNode } from '../../../shared/hierarchy/hierarchy-model.ts';
import type { ParentEdge } from '../../../shared/hierarchy/parent-options.ts';
import type { TreeGridRow } from '../../ui/tree-grid/tree-grid-row.ts';

/**
 * - `node`: a CA, a certificate or a hole;
 * - `instance`: one of several certificates of the CA above;
 * - `reference`: another parent of the node above, found elsewhere in the tree.
 */
export type HierarchyRow = TreeGridRow &
  (
    | { readonly kind: 'node'; readonly node: HierarchyNode }
    | { readonly kind: 'instance'; readonly node: HierarchyNode; readonly assessed: AssessedCertificate }
    | {
        readonly kind: 'reference';
        readonly node: HierarchyNode;
        readonly edge: ParentEdge;
        readonly target: HierarchyNode;
      }
  );

/** Below this many rows a tree is shown whole: there is nothing to gain from hiding. */
const smallTreeRows = 200;

/** What is open at first: everything in a small tree; else CAs that hold CAs, and the way to the worst certificate. */
export function defaultExpansion(hierarchy: Hierarchy): ReadonlySet<NodeId> {
  const ordered = inTreeOrder(hierarchy);
  const rows = ordered.reduce((sum, node) => sum + 1 + ownRowCount(node), 0);
  if (rows < smallTreeRows) return new Set(ordered.map(({ id }) => id));
  const open = new Set<NodeId>();
  for (const node of ordered) {
    if (node.children.some((id) => hierarchy.nodes.get(id)?.kind === 'ca')) open.add(node.id);
  }
  for (const id of ancestorsOf(worstNode(ordered), hierarchy)) open.add(id);
  return open;
}

/** The rows on show, in order. Only open nodes are walked, so a closed CA with 100,000 leaves costs one row. */
export function visibleRows(hierarchy: Hierarchy, isOpen: (id: NodeId) => boolean): readonly HierarchyRow[] {
  const rows: HierarchyRow[] = [];
  const waiting: { id: NodeId; level: number; posInSet: number; setSize: number }[] = [];
  const push = (ids: readonly NodeId[], level: number, before: number) => {
    const setSize = before + ids.length;
    for (let i = ids.length - 1; i >= 0; i -= 1) {
      waiting.push({ id: ids[i] ?? '', level, posInSet: before + i + 1, setSize });
    }
  };
  push(hierarchy.roots, 1, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id, level, posInSet, setSize } = next;
    const node = hierarchy.nodes.get(id);
    if (!node) continue;
    const own = ownRowCount(node);
    const expandable = own + node.children.length > 0;
    const expanded = expandable ? isOpen(id) : undefined;
    rows.push({ kind: 'node', key: id, node, level, posInSet, setSize, expanded });
    if (expanded !== true) continue;
    for (const row of ownRows(hierarchy, node, level + 1, own + node.children.length)) rows.push(row);
    push(node.children, level + 1, own);
  }
  return rows;
}

function ownRowCount(node: HierarchyNode): number {
  const instances = node.certificates.length > 1 ? node.certificates.length : 0;
  return instances + node.otherParents.length + Math.min(node.contradicted.length, maxContradictedShown);
}

function ownRows(hierarchy: Hierarchy, node: HierarchyNode, level: number, setSize: number): HierarchyRow[] {
  const rows: HierarchyRow[] = [];
  const place = (key: string) => ({ key, level, setSize, posInSet: rows.length + 1, expanded: undefined });
  if (node.certificates.length > 1) {
    for (const assessed of node.certificates) {
      rows.push({ kind: 'instance', node, assessed, ...place(`instance:${assessed.certificate.sha256}`) });
    }
  }
  for (const edge of [...node.otherParents, ...node.contradicted.slice(0, maxContradictedShown)]) {
    const target = hierarchy.nodes.get(edge.parent);
    if (target) rows.push({ kind: 'reference', node, edge, target, ...place(`reference:${node.id}>${edge.parent}`) });
  }
  return rows;
}

/** Nearest first, the node itself not among them. */
export function ancestorsOf(node: HierarchyNode | undefined, { nodes }: Hierarchy): readonly NodeId[] {
  const ids: NodeId[] = [];
  for (let up = node?.parent?.parent; up !== undefined; up = nodes.get(up)?.parent?.parent) ids.push(up);
  return ids;
}

function worstNode(ordered: readonly HierarchyNode[]): HierarchyNode | undefined {
  let worst: HierarchyNode | undefined;
  const rank = ({ ownStatus }: HierarchyNode) =>
    ownStatus === undefined ? statuses.length : statuses.indexOf(ownStatus);
  const end = (node: HierarchyNode) => node.certificates[0]?.effectiveNotAfter ?? Infinity;
  for (const node of ordered) {
    if (worst === undefined || rank(node) < rank(worst) || (rank(node) === rank(worst) && end(node) < end(worst))) {
      worst = node;
    }
  }
  return worst;
}
