import type { GraphCard } from './graph-card.ts';

/** CSS px, and the same in an SVG file. */
export const cardWidth = 208;
export const cardHeight = 64;
export const rowGap = 24;
export const rankGap = 72;
export const margin = 40;

export interface PlacedCard {
  readonly card: GraphCard;
  readonly rank: number;
  /** Upper left corner. */
  readonly x: number;
  readonly y: number;
}
