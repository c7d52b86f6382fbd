import type { AxisTicks } from './axis-ticks.ts';
import { barShapes } from './bar-shapes.ts';
import type { DisplayList, Layout, RowBand } from './display-list.ts';
import { ghostShapes } from './ghost.ts';
import type { TimelinePalette } from './palette.ts';
import type { Shape } from './shape.ts';

export interface PlotFrame {
  readonly layout: Layout;
  readonly rowCount: number;
  readonly selectedRow: number | undefined;
}

/** Back to front: the ground, stripes, tints, the chosen row, the grid, bands, bars, labels. */
export function plotShapes(
  list: DisplayList,
  axis: AxisTicks,
  { layout, rowCount, selectedRow }: PlotFrame,
  palette: TimelinePalette,
): Shape[] {
  const { window, heightPx, rowHeightPx, firstRow, offsetPx } = layout;
  const { widthPx } = window;
  const shapes: Shape[] = [{ kind: 'rect', x: 0, y: 0, width: widthPx, height: heightPx, fill: palette.surface }];
  const row = (index: number, fill: string) => {
    shapes.push({ kind: 'rect', x: 0, y: index * rowHeightPx - offsetPx, width: widthPx, height: rowHeightPx, fill });
  };
  const end = Math.min(layout.endRow, rowCount);
  for (let index = firstRow | 1; index < end; index += 2) row(index, palette.stripe);
  for (const { tone, fromX, toX, y, height } of list.zones) {
    shapes.push({ kind: 'rect', x: fromX, y, width: toX - fromX, height, fill: palette.zone[tone] });
  }
  if (selectedRow !== undefined && selectedRow >= firstRow && selectedRow < end) row(selectedRow, palette.selected);
  for (const { x } of axis.major) shapes.push(vertical(x, heightPx, palette.grid));
  for (const { fromX } of axis.context)
    if (fromX > 0) shapes.push(vertical(fromX, heightPx, palette.gridStrong, [1, 2]));
  for (const band of list.bands) shapes.push(...bandShapes(band, widthPx, palette));
  for (const bar of list.bars) shapes.push(...barShapes(bar, palette, widthPx, list.hatchPhasePx));
  for (const { text, x, y, onBar } of list.labels) {
    const fill = onBar === undefined ? palette.muted : palette.onFill[onBar];
    shapes.push({ kind: 'text', x, y, text, fill, align: 'left' });
  }
  for (const ghost of list.ghosts) shapes.push(...ghostShapes(ghost, palette));
  return shapes;
}

/** The instant everything is judged at, dashed where the present is another one. */
export function lineShapes(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  asOfX: number,
  nowX: number | undefined,
  palette: Pick<TimelinePalette, 'text'>,
): Shape[] {
  const isSeen = (x: number) => x >= 0 && x <= widthPx;
  const shapes: Shape[] = [];
  if (nowX !== undefined && isSeen(nowX)) shapes.push(vertical(nowX, heightPx, palette.text));
  if (isSeen(asOfX))
    shapes.push({
      ...vertical(asOfX, heightPx, palette.text, nowX === undefined ? [] : [4, 3]),
      lineWidth: nowX === undefined ? 1 : 1.5,
    });
  return shapes;
}

function vertical(x: number, heightPx: number, stroke: string, dash: readonly number[] = []) {
  const crisp = Math.round(x) + 0.5;
  return { kind: 'path', points: [crisp, 0, crisp, heightPx], stroke, lineWidth: 1, dash } as const;
}

/** One path for the silhouette, however many live in it; then what ends, on its lower edge. */
export function bandShapes(
  { steps, baseY, ticks, undated, rowIndex: _row }: RowBand,
  widthPx: number,
  palette: TimelinePalette,
): Shape[] {
  const points: number[] = [];
  let height = 0;
  for (const step of steps) {
    points.push(step.x, baseY - height, step.x, baseY - step.height);
    height = step.height;
  }
  points.push(widthPx, baseY - height, widthPx, baseY, steps[0]?.x ?? 0, baseY);
  const shapes: Shape[] = [
    { kind: 'path', points, isClosed: true, fill: palette.grid },
    { kind: 'path', points: [0, baseY + 0.5, widthPx, baseY + 0.5], stroke: palette.gridStrong, lineWidth: 1 },
  ];
  for (const { x, y, width, height: tall, status, isHistory } of ticks) {
    // A rim of the ground keeps two columns, and a column and the silhouette, apart.
    shapes.push({ kind: 'rect', x: x - 1, y: y - 1, width: width + 1, height: tall + 1, fill: palette.surface });
    const box = { kind: 'rect', x, y, width: width - 1, height: tall } as const;
    const colour = palette.fill[status];
    shapes.push(
      isHistory
        ? { ...box, x: x + 0.5, width: 1, stroke: colour, lineWidth: 1, fill: palette.surface }
        : { ...box, fill: colour },
    );
  }
  if (undated > 0) {
    shapes.push({
      kind: 'text',
      x: widthPx - 6,
      y: baseY - 9,
      text: `? ${undated}`,
      fill: palette.ink.unknown,
      align: 'right',
    });
  }
  return shapes;
}
