import type { Bar, DisplayList, EndTick } from './display-list.ts';

/** How far beside something narrow still counts as on it. */
const slackPx = 3;

export type Hit =
  | { readonly kind: 'bar'; readonly bar: Bar }
  /** A column of a closed row. */
  | { readonly kind: 'tick'; readonly tick: EndTick };

/** What is under a point: a bar before a column, the topmost first, else the nearest of the row within a few px. */
export function hitTest({ bars, bands }: DisplayList, x: number, y: number): Hit | undefined {
  const bar = nearest(bars.toReversed(), x, y);
  if (bar) return { kind: 'bar', bar };
  // A low tick is as easy to meet as a high one: its whole column counts, down from the highest.
  const columns = bands.flatMap(({ ticks, baseY }) => {
    const top = Math.min(...ticks.map((tick) => tick.y));
    return ticks.map((tick) => ({ tick, x: tick.x, width: tick.width, y: top, height: baseY - top }));
  });
  const column = nearest(columns, x, y);
  return column && { kind: 'tick', tick: column.tick };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function nearest<Found extends Box>(boxes: readonly Found[], x: number, y: number): Found | undefined {
  let best: Found | undefined;
  let bestPx = slackPx;
  for (const box of boxes) {
    if (y < box.y || y > box.y + box.height) continue;
    const distancePx = Math.max(box.x - x, x - (box.x + box.width), 0);
    if (distancePx === 0) return box;
    if (distancePx <= bestPx) {
      best = box;
      bestPx = distancePx;
    }
  }
  return best;
}
