import type { CardId } from '../../../../shared/hierarchy/graph-card.ts';
import { isIssuance } from '../../../../shared/hierarchy/graph-ranks.ts';
import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';

/** Going round the issuers of one card: where it began, and how many of them have been visited. */
export interface IssuerTour {
  readonly of: CardId;
  readonly visited: number;
}

export type GraphMove =
  | { readonly kind: 'focus'; readonly to: CardId }
  /** The `position`th of `count` issuers, or back where the tour began. */
  | {
      readonly kind: 'tour';
      readonly to: CardId;
      readonly tour: IssuerTour | undefined;
      readonly position: number;
      readonly count: number;
    }
  | { readonly kind: 'no-other-issuer' };

/**
 * What a key does in the graph: Left goes to the issuer, Right to the first issued, Up and Down to the neighbours in the
 * column, Home and End to the ends; `o` goes round all issuers of a card, the primary one first, and back.
 */
export function moveInGraph(
  graph: Graph,
  at: CardId,
  key: string,
  tour: IssuerTour | undefined,
): GraphMove | undefined {
  switch (key) {
    case 'ArrowLeft':
      return focus(graph.byId.get(at)?.card.parent?.parent, graph);
    case 'ArrowRight':
      return focus(graph.forest.childrenOf.get(at)?.[0], graph);
    case 'ArrowUp':
      return focus(inColumn(graph, at, -1), graph);
    case 'ArrowDown':
      return focus(inColumn(graph, at, 1), graph);
    case 'Home':
      return focus(graph.cards[0]?.card.id, graph);
    case 'End':
      return focus(graph.cards.at(-1)?.card.id, graph);
    case 'o':
      return tourOn(graph, at, tour);
    default:
      return undefined;
  }
}

function focus(to: CardId | undefined, graph: Graph): GraphMove | undefined {
  return to !== undefined && graph.byId.has(to) ? { kind: 'focus', to } : undefined;
}

function inColumn(graph: Graph, at: CardId, step: 1 | -1): CardId | undefined {
  const rank = graph.byId.get(at)?.rank;
  const column = graph.cards.filter((each) => each.rank === rank).toSorted((one, other) => one.y - other.y);
  return column[column.findIndex(({ card }) => card.id === at) + step]?.card.id;
}

function tourOn(graph: Graph, at: CardId, tour: IssuerTour | undefined): GraphMove {
  const goesOn = tour !== undefined && issuersOf(graph, tour.of)[tour.visited - 1] === at;
  const of = goesOn ? tour.of : at;
  const visited = goesOn ? tour.visited : 0;
  const issuers = issuersOf(graph, of);
  if (!graph.edges.some(({ kind, to }) => kind === 'also-issued' && to === of)) return { kind: 'no-other-issuer' };
  const next = issuers[visited];
  if (next === undefined) return { kind: 'tour', to: of, tour: undefined, position: 0, count: issuers.length };
  return { kind: 'tour', to: next, tour: { of, visited: visited + 1 }, position: visited + 1, count: issuers.length };
}

/** The primary one first. */
export function issuersOf({ edges }: Graph, id: CardId): readonly CardId[] {
  const upward = edges.filter((edge) => edge.to === id && isIssuance(edge));
  const primary = upward.filter(({ kind }) => kind !== 'also-issued');
  const others = upward.filter(({ kind }) => kind === 'also-issued');
  return [...new Set([...primary, ...others].map(({ from }) => from))];
}
