import type { Bar, DisplayList } from './display-list.ts';

/** How far beside a narrow bar still counts as on it. */
const slackPx = 3;

/** The bar under a point: the topmost that holds it, else the nearest of the row within a few px. */
export function barAt({ bars }: DisplayList, x: number, y: number): Bar | undefined {
  let nearest: Bar | undefined;
  let nearestPx = slackPx;
  for (const bar of bars.toReversed()) {
    if (y < bar.y || y > bar.y + bar.height) continue;
    const distancePx = Math.max(bar.x - x, x - (bar.x + bar.width), 0);
    if (distancePx === 0) return bar;
    if (distancePx <= nearestPx) {
      nearest = bar;
      nearestPx = distancePx;
    }
  }
  return nearest;
}
