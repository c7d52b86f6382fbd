import type { CardId } from './graph-card.ts';
import { cardHeight, margin, rowGap, type PlacedCard } from './placed-card.ts';

/**
 * What was in the picture before, in the same rank, stays where it was; what is new takes the free place nearest to
 * where it would stand. When most of the picture is new, all of it is placed afresh.
 */
export function keepPositions(
  fresh: readonly PlacedCard[],
  before: ReadonlyMap<CardId, PlacedCard> | undefined,
): readonly PlacedCard[] {
  if (!before) return fresh;
  const kept = new Map<CardId, number>();
  for (const { card, rank } of fresh) {
    const known = before.get(card.id);
    if (known?.rank === rank) kept.set(card.id, known.y);
  }
  if (kept.size * 2 < fresh.length) return fresh;
  const taken = new Map<number, number[]>();
  const take = (rank: number, y: number) => {
    taken.set(rank, [...(taken.get(rank) ?? []), y]);
  };
  for (const { card, rank } of fresh) {
    const y = kept.get(card.id);
    if (y !== undefined) take(rank, y);
  }
  return fresh.map((placed) => {
    const known = kept.get(placed.card.id);
    if (known !== undefined) return { ...placed, y: known };
    const y = nearestFree(placed.y, taken.get(placed.rank) ?? []);
    take(placed.rank, y);
    return { ...placed, y };
  });
}

const step = cardHeight + rowGap;

/** The nearest y at which no card of the rank would be closer than a gap; downwards first. */
function nearestFree(wanted: number, taken: readonly number[]): number {
  const isFree = (y: number) => taken.every((other) => Math.abs(other - y) >= step);
  if (isFree(wanted)) return wanted;
  // Just below or above a card that is there: one of these places is free, the one below the lowest at the latest.
  const places = taken.flatMap((y) => [y + step, y - step]).filter((y) => y >= margin);
  const free = places.filter(isFree);
  return free.reduce(
    (best, y) => (Math.abs(y - wanted) < Math.abs(best - wanted) ? y : best),
    Math.max(...taken) + step,
  );
}
