import type { Bar, DisplayOptions, EndLabel, Layout } from './display-list.ts';
import { xOf } from './time-scale.ts';

/** Room that the status mark takes after the end of a bar. */
export const markPx = 14;
/** And what it takes together with the sign of a late renewal. */
export const overduePx = 14;
const gapPx = 4;
const clearPx = 8;

/**
 * Right of the bar, else at its right end inside it, else left of it, else nowhere: a label is never cut, never leaves
 * the window, and keeps clear of the line of the instant and of the other bars of its row.
 */
export function labelBeside(
  bar: Bar,
  row: readonly Bar[],
  { window, rowHeightPx }: Layout,
  { judged, textOf, widthOf }: DisplayOptions,
): EndLabel | undefined {
  if (bar.shape === 'stub' || bar.noExpiry || bar.count > 1 || rowHeightPx < 16) return undefined;
  const text = textOf(bar.index);
  if (text === '') return undefined;
  const width = widthOf(text);
  const right = bar.x + bar.width;
  const marks = markPx + (bar.isOverdue ? overduePx : 0);
  const lineX = xOf(window, judged.at);
  const fits = (x: number) => x >= 0 && x + width <= window.widthPx;
  const place = { rowIndex: bar.rowIndex, text, width, y: bar.y + bar.height / 2 };
  const isFree = (x: number) =>
    row.every((other) => other === bar || other.x > x + width + gapPx || other.x + other.width + markPx < x);

  const besideX = clearOf(lineX, right + marks + gapPx, width);
  if (fits(besideX) && isFree(besideX)) return { ...place, x: besideX, onBar: undefined };
  const insideX = Math.min(right, window.widthPx) - marks - gapPx - width;
  const isPlain = bar.shape === 'solid' && bar.brokenFromX === undefined && bar.renewal === undefined;
  const isCrossed = lineX > insideX - gapPx && lineX < insideX + width + gapPx;
  if (isPlain && !isCrossed && insideX - gapPx >= Math.max(0, bar.x)) {
    return { ...place, x: insideX, onBar: bar.status };
  }
  const leftX = bar.x - markPx - gapPx - width;
  const isCrossedLeft = lineX > leftX - clearPx && lineX < leftX + width + clearPx;
  if (fits(leftX) && !isCrossedLeft && isFree(leftX)) return { ...place, x: leftX, onBar: undefined };
  return undefined;
}

/** A label that the line would cut begins to the right of the line instead. */
function clearOf(lineX: number, x: number, width: number): number {
  return lineX > x - clearPx && lineX < x + width + clearPx ? lineX + clearPx : x;
}
