import type { CardId, GraphCard } from './graph-card.ts';
import { graphEdges, type GraphEdge } from './graph-edges.ts';
import { graphCards, maxCards } from './graph-cards.ts';
import { cardOfNode } from './card-of-node.ts';
import type { NodeId } from './entity.ts';
import { inForestOrder, orderCards, type CardForest } from './graph-order.ts';
import { graphRanks } from './graph-ranks.ts';
import type { Hierarchy } from './hierarchy-model.ts';
import { keepPositions } from './keep-positions.ts';
import { cardHeight, cardWidth, margin, rankGap, rowGap, type PlacedCard } from './placed-card.ts';

export interface Graph {
  /** In reading order: from top to bottom, each before those below it. */
  readonly cards: readonly PlacedCard[];
  readonly byId: ReadonlyMap<CardId, PlacedCard>;
  readonly edges: readonly GraphEdge[];
  /** Ids of the edges that run back, because their CAs issued each other. */
  readonly loopEdges: ReadonlySet<string>;
  readonly forest: CardForest;
  readonly cardOf: ReadonlyMap<NodeId, CardId>;
  readonly width: number;
  readonly height: number;
}

/**
 * The hierarchy as a picture: ranks from left to right, each branch of the primary forest in a band of its own, so that
 * no card ever lies on another. The same input gives the same coordinates.
 *
 * @param before  the picture before this look: what is still there keeps its place
 */
export function graphOf(hierarchy: Hierarchy, before?: Graph, limit = maxCards): Graph {
  const cards = graphCards(hierarchy, limit);
  const cardOf = cardOfNode(cards, hierarchy);
  const edges = graphEdges(cards, cardOf, hierarchy);
  const { rankOf, loopEdges } = graphRanks(cards, edges);
  const forest = orderCards(cards, edges);
  const rows = rowsOf(forest, cards);
  const byCard = new Map(cards.map((card) => [card.id, card]));
  const fresh = inForestOrder(forest).flatMap((id): PlacedCard[] => {
    const card = byCard.get(id);
    const rank = rankOf.get(id) ?? 0;
    const y = margin + (rows.get(id) ?? 0) * (cardHeight + rowGap);
    return card ? [{ card, rank, x: margin + rank * (cardWidth + rankGap), y }] : [];
  });
  const placed = keepPositions(fresh, before?.byId);
  return {
    cards: placed,
    byId: new Map(placed.map((each) => [each.card.id, each])),
    edges,
    loopEdges,
    forest,
    cardOf,
    width: Math.max(0, ...placed.map(({ x }) => x)) + cardWidth + margin,
    height: Math.max(0, ...placed.map(({ y }) => y)) + cardHeight + margin,
  };
}

/**
 * The row of every card, in steps of a card and its gap: what has nothing below it takes the next row, what has is in
 * the middle of it. The older of two CAs of one name is at the end of its branch and the younger at the beginning of
 * its own, so that they meet.
 */
function rowsOf(forest: CardForest, cards: readonly GraphCard[]): ReadonlyMap<CardId, number> {
  const ordered = inForestOrder(forest);
  const bands = new Map<CardId, { readonly first: number; readonly last: number }>();
  let next = 0;
  for (const id of ordered) {
    if ((forest.childrenOf.get(id) ?? []).length > 0) continue;
    bands.set(id, { first: next, last: next });
    next += 1;
  }
  const twins = twinEnds(forest, cards);
  const rows = new Map<CardId, number>();
  for (const id of ordered.toReversed()) {
    const children = forest.childrenOf.get(id) ?? [];
    const first = children[0];
    const last = children.at(-1);
    const band =
      first === undefined || last === undefined
        ? bands.get(id)
        : { first: bands.get(first)?.first ?? 0, last: bands.get(last)?.last ?? 0 };
    if (!band) continue;
    bands.set(id, band);
    const upper = first === undefined ? band.first : (rows.get(first) ?? 0);
    const lower = last === undefined ? band.last : (rows.get(last) ?? 0);
    const end = twins.get(id);
    rows.set(id, end === 'last' ? band.last : end === 'first' ? band.first : (upper + lower) / 2);
  }
  return rows;
}

function twinEnds(forest: CardForest, cards: readonly GraphCard[]): ReadonlyMap<CardId, 'first' | 'last'> {
  const names = new Map(
    cards.flatMap((card) =>
      card.kind === 'node' && card.node.isTwin ? [[card.id, card.node.name.comparable] as const] : [],
    ),
  );
  const ends = new Map<CardId, 'first' | 'last'>();
  for (const siblings of [forest.roots, ...forest.childrenOf.values()]) {
    for (const [index, id] of siblings.entries()) {
      const name = names.get(id);
      if (name === undefined) continue;
      const isFirst = index === 0 || names.get(siblings[index - 1] ?? '') !== name;
      const next = siblings[index + 1];
      if (isFirst && next !== undefined && names.get(next) === name) ends.set(id, 'last');
      else if (!isFirst && names.get(next ?? '') !== name) ends.set(id, 'first');
    }
  }
  return ends;
}
