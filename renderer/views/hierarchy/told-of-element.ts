import type { Hierarchy } from '../../../shared/hierarchy/hierarchy-model.ts';
import { isHole } from '../../../shared/hierarchy/hole.ts';
import { nodeName } from '../../../shared/hierarchy/node-text.ts';
import type { Told } from './told.ts';

/** What a row of the tree tells about: on its line to the parent that line, elsewhere the node. */
export function toldOfElement(target: EventTarget | null, { nodes }: Hierarchy): Told | undefined {
  if (!(target instanceof Element)) return undefined;
  const row = target.closest<HTMLElement>('[data-node]');
  const node = nodes.get(row?.dataset['node'] ?? '');
  if (!row || !node) return undefined;
  const parent = nodes.get(row.dataset['parent'] ?? '');
  const isOnLine = row.dataset['kind'] === 'reference' || target.closest('.tree-lead') !== null;
  const edge = [node.parent, ...node.otherParents, ...node.contradicted].find((each) => each?.parent === parent?.id);
  if (!isOnLine || !parent || !edge) return { kind: 'node', node };
  const kind = isHole(parent.id) ? 'named' : edge.proof === 'signature-mismatch' ? 'contradicted' : 'issued';
  return { kind: 'edge', edge: { kind, proof: edge.proof }, child: node, parent, childName: nodeName(node) };
}
