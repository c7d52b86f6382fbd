import type { CardId } from '../../../../shared/hierarchy/graph-card.ts';
import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import { proofName } from '../../../../shared/words/proof-words.ts';
import type { CardContext } from './card-lines.ts';
import { cardName } from './card-words.ts';
import type { GraphMove } from './move-in-graph.ts';

/** What is said on going round the issuers of a card: which of how many this is, and how it is known. */
export function tourText(
  { to, tour, position, count }: GraphMove & { kind: 'tour' },
  graph: Graph,
  { t, language }: CardContext,
): string {
  const card = graph.byId.get(to)?.card;
  const name = card ? cardName(card, t, language) : '';
  const proof = tour && proofOf(graph, to, tour.of);
  if (!proof) return t('hierarchy.graph.backToChild', { name });
  return t('hierarchy.graph.otherParent', { position, count, name, proof: proofName(proof, language) });
}

function proofOf({ edges }: Graph, from: CardId, to: CardId) {
  return edges.find((edge) => edge.from === from && edge.to === to)?.proof;
}
