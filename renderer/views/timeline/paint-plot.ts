import type { AxisTicks } from '../../../shared/timeline/axis-ticks.ts';
import type { CanvasTheme } from './canvas-theme.ts';
import type { Bar, DisplayList, EndTick } from './display-list.ts';
import { paintMark } from './paint-mark.ts';

export interface PlotFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rowHeightPx: number;
  readonly firstRow: number;
  readonly endRow: number;
  /** How far above the canvas the first row of all begins. */
  readonly offsetPx: number;
  readonly selectedRow: number | undefined;
  readonly hoveredRow: number | undefined;
  readonly asOfX: number;
  readonly nowX: number | undefined;
}

/** Back to front: stripes, zones, the rows in hand, the grid, bars, marks, labels, lines. */
export function paintPlot(
  context: CanvasRenderingContext2D,
  list: DisplayList,
  axis: AxisTicks,
  frame: PlotFrame,
  theme: CanvasTheme,
): void {
  const { widthPx, heightPx } = frame;
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, widthPx, heightPx);
  paintRows(context, frame, theme, (index) => (index % 2 === 1 ? theme.stripe : undefined));
  for (const { tone, fromX, toX } of list.zones) {
    context.fillStyle = theme.zone[tone];
    context.fillRect(fromX, 0, toX - fromX, heightPx);
  }
  paintRows(context, frame, theme, (index) => {
    if (index === frame.selectedRow) return theme.selected;
    return index === frame.hoveredRow ? theme.hover : undefined;
  });
  paintGrid(context, axis, frame, theme);
  for (const bar of list.bars) paintBar(context, bar, theme, frame);
  for (const tick of list.ticks) paintTick(context, tick, theme);
  context.font = theme.font;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const { text, x, y, onBar } of list.labels) {
    context.fillStyle = onBar === undefined ? theme.muted : theme.onFill[onBar];
    context.fillText(text, x, y + 0.5);
  }
  paintLine(context, frame.nowX, frame, theme.text, []);
  paintLine(context, frame.asOfX, frame, theme.text, frame.nowX === undefined ? [] : [4, 3]);
}

function paintRows(
  context: CanvasRenderingContext2D,
  { firstRow, endRow, rowHeightPx, offsetPx, widthPx }: PlotFrame,
  _theme: CanvasTheme,
  colourOf: (index: number) => string | undefined,
): void {
  for (let index = firstRow; index < endRow; index += 1) {
    const colour = colourOf(index);
    if (colour === undefined) continue;
    context.fillStyle = colour;
    context.fillRect(0, index * rowHeightPx - offsetPx, widthPx, rowHeightPx);
  }
}

function paintGrid(
  context: CanvasRenderingContext2D,
  axis: AxisTicks,
  { heightPx }: PlotFrame,
  theme: CanvasTheme,
): void {
  context.lineWidth = 1;
  context.strokeStyle = theme.grid;
  context.beginPath();
  for (const { x } of axis.major) verticalAt(context, x, heightPx);
  context.stroke();
  context.strokeStyle = theme.gridStrong;
  context.globalAlpha = 0.45;
  context.beginPath();
  for (const { fromX } of axis.context) if (fromX > 0) verticalAt(context, fromX, heightPx);
  context.stroke();
  context.globalAlpha = 1;
}

function verticalAt(context: CanvasRenderingContext2D, x: number, heightPx: number): void {
  const crisp = Math.round(x) + 0.5;
  context.moveTo(crisp, 0);
  context.lineTo(crisp, heightPx);
}

function paintLine(
  context: CanvasRenderingContext2D,
  x: number | undefined,
  { widthPx, heightPx }: PlotFrame,
  colour: string,
  dash: number[],
): void {
  if (x === undefined || x < 0 || x > widthPx) return;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash(dash);
  context.beginPath();
  verticalAt(context, x, heightPx);
  context.stroke();
  context.setLineDash([]);
}

const cornerPx = 3;

function paintBar(context: CanvasRenderingContext2D, bar: Bar, theme: CanvasTheme, frame: PlotFrame): void {
  const fill = theme.fill[bar.status];
  context.fillStyle = fill;
  context.strokeStyle = fill;
  context.lineWidth = 1.5;
  if (bar.shape === 'solid') {
    const stopX = bar.brokenFromX ?? bar.x + bar.width;
    if (stopX > bar.x) boxPath(context, bar, bar.x, Math.max(3, stopX - bar.x), 0);
    context.fill();
    if (bar.brokenFromX !== undefined) paintBroken(context, bar, bar.brokenFromX, theme);
  } else {
    // A hollow bar is filled with the row's ground, or the zones would show through as if they meant it.
    context.fillStyle = theme.surface;
    context.setLineDash(bar.shape === 'stub' ? [4, 3] : []);
    boxPath(context, bar, bar.x, bar.width, 0.75);
    context.fill();
    context.stroke();
    context.setLineDash([]);
  }
  if (bar.isCa && bar.shape !== 'stub') {
    context.fillStyle = theme.ca;
    context.fillRect(bar.x, bar.y - 2, bar.width, 2);
  }
  paintMark(context, bar, theme, frame.widthPx);
}

function boxPath(context: CanvasRenderingContext2D, bar: Bar, x: number, width: number, inset: number): void {
  const radius = width > 2 * cornerPx + 2 ? cornerPx : 1;
  context.beginPath();
  context.roundRect(x + inset, bar.y + inset, Math.max(1, width - 2 * inset), bar.height - 2 * inset, radius);
}

/** The part of a validity that is worth nothing, since an issuer above has ended: an outline with stripes. */
function paintBroken(context: CanvasRenderingContext2D, bar: Bar, fromX: number, theme: CanvasTheme): void {
  const width = bar.x + bar.width - fromX;
  context.save();
  boxPath(context, bar, fromX, width, 0.75);
  context.fillStyle = theme.surface;
  context.fill();
  context.stroke();
  context.clip();
  context.lineWidth = 1.5;
  context.beginPath();
  for (let x = fromX - bar.height; x < fromX + width; x += 6) {
    context.moveTo(x, bar.y + bar.height);
    context.lineTo(x + bar.height, bar.y);
  }
  context.stroke();
  context.restore();
}

function paintTick(context: CanvasRenderingContext2D, tick: EndTick, theme: CanvasTheme): void {
  context.fillStyle = theme.surface;
  context.fillRect(tick.x - 1, tick.y - 1, 5, tick.height + 1);
  context.fillStyle = theme.fill[tick.status];
  context.fillRect(tick.x, tick.y, 3, tick.height);
}
