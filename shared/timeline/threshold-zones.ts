import type { Threshold, Thresholds } from '../pki/assessment.ts';
import type { DisplayOptions, Layout, Zone } from './display-list.ts';
import { xOf, type TimeWindow } from './time-scale.ts';
import type { TimelineRow } from './timeline-rows.ts';

/**
 * Expired left of the instant, then what is critical and what is soon, hanging from the instant: rows of CAs have longer
 * ones, those of revocation lists none. Of a certificate that lives shortly the share of its lifetime counts and not these; its own colour tells.
 */
export function zonesOf(
  rows: readonly TimelineRow[],
  { window, rowHeightPx, firstRow, endRow, offsetPx, heightPx }: Layout,
  { lifetimes, judged, thresholds }: Pick<DisplayOptions, 'lifetimes' | 'judged' | 'thresholds'>,
): readonly Zone[] {
  const zones: Zone[] = [];
  const add = (kind: RowKind, fromY: number, toY: number) => {
    if (toY <= fromY) return;
    const spans = spansOf(window, judged.at, kind === 'list' ? noThreshold : thresholds[kind]);
    for (const span of spans) zones.push({ ...span, y: fromY, height: toY - fromY });
  };
  const kindOf = (row: TimelineRow | undefined): RowKind => {
    if (row?.group.subject.kind === 'revocation-lists') return 'list';
    const isCa = row !== undefined && !row.isBand && row.bars.length > 0 && lifetimes.isCa[row.bars[0] ?? 0] === 1;
    return isCa ? 'ca' : 'endEntity';
  };
  let fromY = 0;
  let kind: RowKind = 'endEntity';
  const end = Math.min(endRow, rows.length);
  for (let index = Math.max(0, firstRow); index <= end; index += 1) {
    // Below the last row the tints go on as they are for most, but not as if they began there.
    const next: RowKind = index < end ? kindOf(rows[index]) : kind === 'list' ? kind : 'endEntity';
    if (next === kind) continue;
    const y = Math.max(0, index * rowHeightPx - offsetPx);
    add(kind, fromY, y);
    fromY = y;
    kind = next;
  }
  add(kind, fromY, heightPx);
  return zones;
}

type RowKind = keyof Thresholds | 'list';
const noThreshold: Threshold = { criticalMs: 0, warnMs: 0, criticalShare: 0, warnShare: 0 };

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
