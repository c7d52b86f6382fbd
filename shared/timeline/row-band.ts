import { bandColumns, type Band } from './band.ts';
import type { EndTick, Layout, RowBand } from './display-list.ts';
import { shownRank, type Judged } from './judge-lifetimes.ts';

/** Width of a column, which is that of a tick. */
export const columnPx = 3;
const minStepPx = 1.5;
const minTickPx = 5;

export interface BandRow {
  readonly judged: Judged;
  /** A CA's own validity takes the top of the row. */
  readonly hasBars: boolean;
}

export function bandOnRow(
  band: Band,
  { rowIndex, y }: { readonly rowIndex: number; readonly y: number },
  { window, rowHeightPx }: Layout,
  { judged, hasBars }: BandRow,
): RowBand {
  const { alive, ending, before, after } = bandColumns(band, window, columnPx, judged.rank);
  const baseY = y + rowHeightPx - 2;
  const roomPx = Math.max(2, rowHeightPx - (hasBars ? 13 : 4));
  const steps: { x: number; height: number }[] = [];
  let last = -1;
  for (let column = 0; column < alive.length; column += 1) {
    const count = alive[column] ?? 0;
    if (count === last) continue;
    last = count;
    const height = count === 0 ? 0 : Math.max(minStepPx, (roomPx * count) / Math.max(1, band.peak));
    steps.push({ x: Math.min(column * columnPx, window.widthPx), height });
  }
  const scale = (roomPx - minTickPx) / Math.log2(1 + Math.max(1, band.ends.length));
  const ticks = ending.map(({ column, from, to, count, rank }): EndTick => {
    const height = Math.max(minTickPx, Math.min(roomPx, minTickPx + scale * Math.log2(1 + count)));
    return {
      rowIndex,
      x: column * columnPx,
      y: baseY - height,
      width: columnPx,
      height,
      count,
      ...shownRank(rank),
      from,
      to,
    };
  });
  return { rowIndex, steps, baseY, ticks, before, after, undated: band.undated.length };
}
