import type { Threshold } from '../pki/assessment.ts';
import type { DisplayOptions, Layout, Zone } from './display-list.ts';
import { xOf, type TimeWindow } from './time-scale.ts';
import type { TimelineRow } from './timeline-rows.ts';

/**
 * Expired left of the instant, then what is critical and what is soon, hanging from the instant: rows of CAs have longer
 * ones. Of a certificate that lives shortly the share of its lifetime counts and not these; its own colour tells.
 */
export function zonesOf(
  rows: readonly TimelineRow[],
  { window, rowHeightPx, firstRow, endRow, offsetPx, heightPx }: Layout,
  { lifetimes, judged, thresholds }: Pick<DisplayOptions, 'lifetimes' | 'judged' | 'thresholds'>,
): readonly Zone[] {
  const zones: Zone[] = [];
  const add = (isCa: boolean, fromY: number, toY: number) => {
    if (toY <= fromY) return;
    const threshold = isCa ? thresholds.ca : thresholds.endEntity;
    for (const span of spansOf(window, judged.at, threshold)) zones.push({ ...span, y: fromY, height: toY - fromY });
  };
  const isCaRow = (row: TimelineRow | undefined) =>
    row !== undefined && !row.isBand && row.bars.length > 0 && lifetimes.isCa[row.bars[0] ?? 0] === 1;
  let fromY = 0;
  let isCa = false;
  const end = Math.min(endRow, rows.length);
  for (let index = Math.max(0, firstRow); index <= end; index += 1) {
    // Below the last row the tints go on as they are for most.
    const next = index < end && isCaRow(rows[index]);
    if (next === isCa) continue;
    const y = Math.max(0, index * rowHeightPx - offsetPx);
    add(isCa, fromY, y);
    fromY = y;
    isCa = next;
  }
  add(isCa, fromY, heightPx);
  return zones;
}

function spansOf(
  window: TimeWindow,
  at: number,
  { criticalMs, warnMs }: Threshold,
): readonly Pick<Zone, 'tone' | 'fromX' | 'toX'>[] {
  const edges: readonly (readonly [Zone['tone'], number, number])[] = [
    ['expired', -Infinity, at],
    ['critical', at, at + criticalMs],
    ['soon', at + Math.min(criticalMs, warnMs), at + warnMs],
  ];
  return edges.flatMap(([tone, from, to]) => {
    const fromX = Math.max(0, from === -Infinity ? 0 : xOf(window, from));
    const toX = Math.min(window.widthPx, xOf(window, to));
    return toX > fromX ? [{ tone, fromX, toX }] : [];
  });
}
