import type { NodeId } from './entity.ts';
import type { CardId, GraphCard } from './graph-card.ts';
import { inTreeOrder, type Hierarchy } from './hierarchy-model.ts';

/** The card that every node of the hierarchy is drawn in. */
export function cardOfNode(cards: readonly GraphCard[], hierarchy: Hierarchy): ReadonlyMap<NodeId, CardId> {
  const found = new Map<NodeId, CardId>();
  for (const card of cards) {
    if (card.kind === 'node') found.set(card.id, card.id);
    else for (const { id } of card.members) found.set(id, card.id);
  }
  // What is folded away stands in the card of what is above it.
  for (const { id, parent } of inTreeOrder(hierarchy)) {
    const above = parent && found.get(parent.parent);
    if (!found.has(id) && above !== undefined) found.set(id, above);
  }
  return found;
}
