import { append } from '../pki/group-by.ts';
import { compareText } from './compare.ts';
import type { CardId, GraphCard } from './graph-card.ts';
import type { GraphEdge } from './graph-edges.ts';
import { proofRank } from './parent-options.ts';

export interface GraphRanks {
  /** 0 for a root; every issuer is left of what it issued. */
  readonly rankOf: ReadonlyMap<CardId, number>;
  /** CAs that issued each other cannot both be left of the other: the least proven edge of each such loop. */
  readonly loopEdges: ReadonlySet<string>;
}

/** Whether an edge says who issued whom, as far as that is known; only these put one card left of another. */
export function isIssuance({ kind }: GraphEdge): boolean {
  return kind === 'issued' || kind === 'also-issued' || kind === 'named';
}

/**
 * The longest way from a root to every card. Edges come in one by one, the surest first; one that would close a loop is
 * left out, so that it is the least proven edge of the loop that is cut.
 */
export function graphRanks(cards: readonly GraphCard[], edges: readonly GraphEdge[]): GraphRanks {
  const rankOf = new Map<CardId, number>(cards.map(({ id }) => [id, 0]));
  const below = new Map<CardId, CardId[]>();
  const loopEdges = new Set<string>();
  for (const { id, from, to } of edges.filter(isIssuance).toSorted(surestFirst)) {
    if (!isLeftOf(rankOf, from, to)) {
      if (reaches(below, to, from)) {
        loopEdges.add(id);
        continue;
      }
      pushRight(rankOf, below, to, rank(rankOf, from) + 1);
    }
    append(below, from, to);
  }
  return { rankOf, loopEdges };
}

/** Primary parents make a forest, so none of them is ever cut here. */
function surestFirst(one: GraphEdge, other: GraphEdge): number {
  return (
    Number(one.kind === 'also-issued') - Number(other.kind === 'also-issued') ||
    proofRank[one.proof ?? 'name-only'] - proofRank[other.proof ?? 'name-only'] ||
    compareText(one.id, other.id)
  );
}

function rank(rankOf: ReadonlyMap<CardId, number>, id: CardId): number {
  return rankOf.get(id) ?? 0;
}

function isLeftOf(rankOf: ReadonlyMap<CardId, number>, one: CardId, other: CardId): boolean {
  return rank(rankOf, one) < rank(rankOf, other);
}

function reaches(below: ReadonlyMap<CardId, readonly CardId[]>, from: CardId, to: CardId): boolean {
  const seen = new Set([from]);
  const waiting = [from];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === to) return true;
    for (const next of below.get(at) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
  return false;
}

function pushRight(
  rankOf: Map<CardId, number>,
  below: ReadonlyMap<CardId, readonly CardId[]>,
  start: CardId,
  atLeast: number,
): void {
  const waiting = [{ id: start, atLeast }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (rank(rankOf, next.id) >= next.atLeast) continue;
    rankOf.set(next.id, next.atLeast);
    for (const id of below.get(next.id) ?? []) waiting.push({ id, atLeast: next.atLeast + 1 });
  }
}
