import { append } from '../pki/group-by.ts';
import type { CardId, GraphCard } from './graph-card.ts';
import type { GraphEdge } from './graph-edges.ts';

/** The forest of primary parents, in the order in which it is drawn from top to bottom. */
export interface CardForest {
  readonly roots: readonly CardId[];
  readonly childrenOf: ReadonlyMap<CardId, readonly CardId[]>;
}

const sweeps = 2;
/** How far a branch moves towards what pulls at it. */
const pullShare = 2 / 3;

/**
 * Orders siblings so that lines to second parents are short and cross little: two sweeps in which each branch moves
 * towards the mean of what it is tied to elsewhere, and the best of the orders met on the way. What has no such ties
 * stays in the given order; CAs of one name move as one.
 */
export function orderCards(cards: readonly GraphCard[], edges: readonly GraphEdge[]): CardForest {
  let forest = forestOf(cards);
  const ties = tiesOf(edges);
  if (ties.size === 0) return forest;
  const groupOf = twinGroups(cards);
  let best = { forest, length: tieLength(forest, ties) };
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    forest = sweepOnce(forest, ties, groupOf);
    const length = tieLength(forest, ties);
    if (length < best.length) best = { forest, length };
  }
  return best.forest;
}

function sweepOnce(
  forest: CardForest,
  ties: ReadonlyMap<CardId, readonly CardId[]>,
  groupOf: ReadonlyMap<CardId, string>,
): CardForest {
  const positions = positionsOf(forest);
  const pulls = pullsOf(forest, ties, positions);
  const sort = (ids: readonly CardId[]) => sortByPull(ids, groupOf, pulls, positions);
  return {
    roots: sort(forest.roots),
    childrenOf: new Map([...forest.childrenOf].map(([id, children]) => [id, sort(children)])),
  };
}

function positionsOf(forest: CardForest): ReadonlyMap<CardId, number> {
  return new Map(inForestOrder(forest).map((id, position) => [id, position]));
}

function tieLength(forest: CardForest, ties: ReadonlyMap<CardId, readonly CardId[]>): number {
  const positions = positionsOf(forest);
  let sum = 0;
  for (const [id, others] of ties) {
    for (const other of others) sum += Math.abs((positions.get(id) ?? 0) - (positions.get(other) ?? 0));
  }
  return sum;
}

function forestOf(cards: readonly GraphCard[]): CardForest {
  const known = new Set(cards.map(({ id }) => id));
  const roots: CardId[] = [];
  const childrenOf = new Map<CardId, CardId[]>();
  for (const { id, parent } of cards) {
    if (parent && known.has(parent.parent)) append(childrenOf, parent.parent, id);
    else roots.push(id);
  }
  return { roots, childrenOf };
}

/** From top to bottom, each card before those below it. */
export function inForestOrder({ roots, childrenOf }: CardForest): readonly CardId[] {
  const ordered: CardId[] = [];
  const waiting = roots.toReversed();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    ordered.push(id);
    for (const child of (childrenOf.get(id) ?? []).toReversed()) waiting.push(child);
  }
  return ordered;
}

/** CAs of one name under one parent, which stand next to each other in the order that is given. */
function twinGroups(cards: readonly GraphCard[]): ReadonlyMap<CardId, string> {
  const groups = new Map<CardId, string>();
  for (const card of cards) {
    if (card.kind === 'node' && card.node.isTwin) groups.set(card.id, card.node.name.comparable);
  }
  return groups;
}

function tiesOf(edges: readonly GraphEdge[]): ReadonlyMap<CardId, readonly CardId[]> {
  const ties = new Map<CardId, CardId[]>();
  for (const { kind, from, to } of edges) {
    if (kind !== 'also-issued' && kind !== 'contradicted') continue;
    append(ties, from, to);
    append(ties, to, from);
  }
  return ties;
}

/** For every branch the mean position of what its cards are tied to. */
function pullsOf(
  forest: CardForest,
  ties: ReadonlyMap<CardId, readonly CardId[]>,
  positions: ReadonlyMap<CardId, number>,
): ReadonlyMap<CardId, number> {
  const sums = new Map<CardId, { sum: number; count: number }>();
  for (const id of inForestOrder(forest).toReversed()) {
    let sum = 0;
    let count = 0;
    for (const other of ties.get(id) ?? []) {
      sum += positions.get(other) ?? 0;
      count += 1;
    }
    for (const child of forest.childrenOf.get(id) ?? []) {
      const below = sums.get(child);
      sum += below?.sum ?? 0;
      count += below?.count ?? 0;
    }
    if (count > 0) sums.set(id, { sum, count });
  }
  return new Map([...sums].map(([id, { sum, count }]) => [id, sum / count]));
}

function sortByPull(
  ids: readonly CardId[],
  groupOf: ReadonlyMap<CardId, string>,
  pulls: ReadonlyMap<CardId, number>,
  positions: ReadonlyMap<CardId, number>,
): readonly CardId[] {
  const units = new Map<string, CardId[]>();
  for (const id of ids) append(units, groupOf.get(id) ?? `card ${id}`, id);
  const place = (unit: readonly CardId[]): number => {
    const pulled = unit.flatMap((id) => pulls.get(id) ?? []);
    const own = mean(unit.map((id) => positions.get(id) ?? 0));
    // Not all the way: two that pull at each other would only change places.
    return pulled.length > 0 ? own + pullShare * (mean(pulled) - own) : own;
  };
  return [...units.values()]
    .map((unit) => ({ unit, at: place(unit) }))
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ unit }) => unit);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(numbers.length, 1);
}
