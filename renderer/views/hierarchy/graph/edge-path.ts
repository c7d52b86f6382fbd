import type { GraphEdge } from '../../../../shared/hierarchy/graph-edges.ts';
import { cardHeight, cardWidth, rankGap, rowGap, type PlacedCard } from '../../../../shared/hierarchy/placed-card.ts';

export interface EdgePath {
  /** Of an SVG `path`. */
  readonly d: string;
  /** The middle of the word on the line, in the gap before the issued card. */
  readonly label: { readonly x: number; readonly y: number };
}

/** Where the second, third … line to a card meets its side. */
const entryStep = 16;
/** How far a line that runs back, or past a card of the same rank, swings out to the left. */
const swing = 22;

/**
 * From the right side of the issuer to the left side of what it issued: it bends in the gap behind the issuer and then
 * runs along the row of the issued card, in which nothing else stands. Lines to second issuers run in the gap above it.
 *
 * @param entry  0 for the line to the primary issuer, then 1, 2 … for each other line to the same card
 */
export function edgePath(from: PlacedCard, to: PlacedCard, entry: number): EdgePath {
  const start = { x: from.x + cardWidth, y: from.y + cardHeight / 2 };
  const end = { x: to.x, y: to.y + cardHeight / 2 + entryOffset(entry) };
  const label = { x: end.x - rankGap / 2, y: end.y };
  if (to.rank <= from.rank) return { d: backwards(from, end), label };
  const bend = start.x + rankGap / 2;
  if (to.rank === from.rank + 1 || entry === 0) {
    const gapEnd = start.x + rankGap;
    return {
      d: `M${start.x} ${start.y}C${bend} ${start.y} ${bend} ${end.y} ${gapEnd} ${end.y}L${end.x} ${end.y}`,
      label,
    };
  }
  const lane = to.y - rowGap / 2;
  const last = end.x - rankGap;
  const lastBend = end.x - rankGap / 2;
  return {
    d: `M${start.x} ${start.y}C${bend} ${start.y} ${bend} ${lane} ${start.x + rankGap} ${lane}L${last} ${lane}C${lastBend} ${lane} ${lastBend} ${end.y} ${end.x} ${end.y}`,
    label,
  };
}

/** 0, −16, 16, −24, 24 …: never off the card. */
function entryOffset(entry: number): number {
  if (entry === 0) return 0;
  const steps = Math.ceil(entry / 2);
  const offset = Math.min(steps * entryStep, cardHeight / 2 - 8);
  return entry % 2 === 1 ? -offset : offset;
}

function backwards(from: PlacedCard, end: { readonly x: number; readonly y: number }): string {
  const start = { x: from.x, y: from.y + cardHeight / 2 };
  const x = Math.min(start.x, end.x) - swing;
  return `M${start.x} ${start.y}C${x} ${start.y} ${x} ${end.y} ${end.x} ${end.y}`;
}

/**
 * From the older CA to the one that took its place: straight down where they meet, in a bow on their left where another
 * of the name stands between them, else from below the one to the side of the other.
 */
export function rotationPath(older: PlacedCard, newer: PlacedCard): string {
  const below = { x: older.x + 16, y: older.y + cardHeight };
  if (older.x === newer.x && newer.y - older.y === cardHeight + rowGap) {
    return `M${below.x} ${below.y}L${newer.x + 16} ${newer.y - 3}`;
  }
  const endY = newer.y + cardHeight / 2;
  if (older.x < newer.x && older.y < newer.y) {
    return `M${below.x} ${below.y}C${below.x} ${endY} ${below.x} ${endY} ${newer.x - 3} ${endY}`;
  }
  const startY = older.y + cardHeight / 2;
  const x = Math.min(older.x, newer.x) - swing;
  return `M${older.x} ${startY}C${x} ${startY} ${x} ${endY} ${newer.x - 3} ${endY}`;
}

/** The lines to each card, numbered from its primary issuer on. */
export function entriesOf(edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const entries = new Map<string, number>();
  for (const edge of edges) {
    if (edge.kind === 'replaced-by') continue;
    const isPrimary = edge.kind === 'issued' || edge.kind === 'named';
    const next = counts.get(edge.to) ?? 1;
    entries.set(edge.id, isPrimary ? 0 : next);
    if (!isPrimary) counts.set(edge.to, next + 1);
  }
  return entries;
}
