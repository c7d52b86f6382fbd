import type { CardId, GraphCard } from '../../../../shared/hierarchy/graph-card.ts';
import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import type { HierarchyNode } from '../../../../shared/hierarchy/hierarchy-model.ts';
import { isHole } from '../../../../shared/hierarchy/hole.ts';
import type { Told } from '../told.ts';
import type { CardContext } from './card-lines.ts';
import { cardName } from './card-words.ts';

/** What a card tells about: a CA or a hole; of a bundle, how it hangs on its issuer. */
export function toldOfCard(id: CardId | undefined, graph: Graph, context: CardContext): Told | undefined {
  const card = graph.byId.get(id ?? '')?.card;
  if (!card) return undefined;
  if (card.kind === 'node') return { kind: 'node', node: card.node };
  const child = card.members[0];
  const parent = card.parent && context.hierarchy.nodes.get(card.parent.parent);
  if (!child) return undefined;
  if (!parent || !card.parent) return { kind: 'node', node: child };
  const kind = isHole(parent.id) ? 'named' : 'issued';
  return { kind: 'edge', edge: { kind, proof: card.parent.proof }, child, parent, childName: nameOf(card, context) };
}

export function toldOfEdge(id: string, graph: Graph, context: CardContext): Told | undefined {
  const edge = graph.edges.find((each) => each.id === id);
  const from = edge && graph.byId.get(edge.from)?.card;
  const to = edge && graph.byId.get(edge.to)?.card;
  const parent = from && representative(from);
  const child = to && representative(to);
  return edge && to && parent && child
    ? { kind: 'edge', edge, child, parent, childName: nameOf(to, context) }
    : undefined;
}

/** All that stand in a bundle hang on their issuer in the same way: the first speaks for them. */
function representative(card: GraphCard): HierarchyNode | undefined {
  return card.kind === 'node' ? card.node : card.members[0];
}

function nameOf(card: GraphCard, { t, language }: CardContext): string {
  const name = cardName(card, t, language);
  return card.kind === 'bundle' && card.certificates.length > 1 ? `${name} ×${card.certificates.length}` : name;
}
