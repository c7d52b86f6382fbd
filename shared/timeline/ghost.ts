import type { Bar, DisplayOptions, EndLabel, Ghost, Layout } from './display-list.ts';
import type { TimelinePalette } from './palette.ts';
import type { Shape } from './shape.ts';
import { xOf } from './time-scale.ts';

const paddingPx = 4;
const gapPx = 3;
const reachPx = 3;

/** What the bar ended at before somebody renewed it, where one looks to see whether that worked. */
export function ghostOf(
  bar: Bar,
  label: EndLabel | undefined,
  { window, rowHeightPx }: Layout,
  { ghosts, widthOf }: DisplayOptions,
): Ghost | undefined {
  const endedAt = bar.count === 1 ? ghosts?.endedAt.get(bar.index) : undefined;
  if (!ghosts || endedAt === undefined) return undefined;
  const x = xOf(window, endedAt);
  if (x < 0 || x > window.widthPx) return undefined;
  const text = ghosts.textOf(endedAt);
  const width = widthOf(text) + 2 * paddingPx;
  const isFree = (left: number) =>
    rowHeightPx >= 16 &&
    left >= 0 &&
    left + width <= window.widthPx &&
    (label === undefined || left + width + gapPx < label.x || left > label.x + label.width + gapPx);
  const plateX = [x - gapPx - width, x + gapPx].find(isFree);
  return {
    rowIndex: bar.rowIndex,
    x,
    y: bar.y - reachPx,
    height: bar.height + 2 * reachPx,
    plate: plateX === undefined ? undefined : { text, x: plateX, width },
  };
}

export function ghostShapes({ x, y, height, plate }: Ghost, palette: TimelinePalette): Shape[] {
  const crisp = Math.round(x) + 0.5;
  const points = [crisp, y, crisp, y + height];
  const shapes: Shape[] = [
    // A rim of the ground keeps the line apart from the bar it crosses.
    { kind: 'path', points, stroke: palette.surface, lineWidth: 3 },
    { kind: 'path', points, stroke: palette.text, lineWidth: 1, dash: [2, 2] },
  ];
  if (plate) {
    const box = { x: plate.x, y: y + reachPx + 2, width: plate.width, height: height - 2 * reachPx - 4, radius: 2 };
    shapes.push(
      { kind: 'rect', ...box, fill: palette.surface },
      {
        kind: 'text',
        x: plate.x + paddingPx,
        y: y + height / 2,
        text: plate.text,
        fill: palette.muted,
        align: 'left',
      },
    );
  }
  return shapes;
}
