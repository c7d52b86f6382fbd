import type { Bar } from './display-list.ts';
import type { TimelinePalette } from './palette.ts';
import type { RectShape, Shape } from './shape.ts';
import { statusMark } from './status-mark.ts';

const cornerPx = 3;
const rimPx = 1.5;
const minEdgedPx = 10;

/** A bar with its parts: the fill by status, the CA's edge, stripes where something renews it, what is worth nothing. */
export function barShapes(bar: Bar, palette: TimelinePalette, widthPx: number, hatchPhasePx: number): Shape[] {
  const shapes: Shape[] = [];
  const colour = palette.fill[bar.status];
  const right = bar.x + bar.width;
  if (bar.shape === 'solid' || bar.shape === 'marker') {
    const stopX = bar.brokenFromX ?? right;
    if (stopX > bar.x) shapes.push({ ...box(bar, bar.x, Math.max(3, stopX - bar.x), 0), fill: colour });
    if (bar.brokenFromX !== undefined) {
      shapes.push(hollow(bar, bar.brokenFromX, right - bar.brokenFromX, palette, colour));
      shapes.push(hatch(bar, bar.brokenFromX + 1, right - bar.brokenFromX - 2, colour, hatchPhasePx));
    }
    if (bar.renewal) shapes.push(...renewalShapes(bar, bar.renewal, stopX, palette, hatchPhasePx));
  } else {
    // A hollow bar is filled with the row's ground, or the tints would show through as if they meant it.
    const rim = hollow(bar, bar.x, bar.width, palette, colour);
    shapes.push(bar.shape === 'stub' || bar.status === 'unknown' ? { ...rim, dash: [4, 3] } : rim);
  }
  // The edge lies over the bar; a low row has the bar before in its place.
  if (bar.isCa && bar.shape !== 'stub' && bar.height > minEdgedPx) {
    shapes.push({ kind: 'rect', x: bar.x, y: bar.y - 2, width: bar.width, height: 2, fill: palette.ca });
  }
  return [...shapes, ...statusMark(bar, palette, widthPx)];
}

function renewalShapes(
  bar: Bar,
  { fromX, toX, isNotch }: NonNullable<Bar['renewal']>,
  stopX: number,
  palette: TimelinePalette,
  phasePx: number,
): Shape[] {
  const until = Math.min(toX, stopX);
  if (until <= fromX) return [];
  if (isNotch) {
    const { y } = bar;
    const points = [fromX - 2.5, y, fromX + 2.5, y, fromX, y + 5];
    return [{ kind: 'path', points, isClosed: true, fill: palette.surface }];
  }
  // Stripes of the bar on the ground of the row: the contrast is that of the bar itself.
  const { y, height } = bar;
  return [
    { kind: 'rect', x: fromX, y: y + rimPx, width: until - fromX, height: height - 2 * rimPx, fill: palette.surface },
    hatch({ y: y + rimPx, height: height - 2 * rimPx }, fromX, until - fromX, palette.fill[bar.status], phasePx),
  ];
}

function hatch(
  { y, height }: Pick<Bar, 'y' | 'height'>,
  x: number,
  width: number,
  colour: string,
  phasePx: number,
): Shape {
  return { kind: 'hatch', x, y, width: Math.max(0, width), height, colour, phasePx };
}

function hollow(bar: Bar, x: number, width: number, palette: TimelinePalette, stroke: string): RectShape {
  return { ...box(bar, x, width, rimPx / 2), fill: palette.surface, stroke, lineWidth: rimPx };
}

function box({ y, height }: Bar, x: number, width: number, inset: number): RectShape {
  const radius = width > 2 * cornerPx + 2 && height > 2 * cornerPx ? cornerPx : 1;
  return {
    kind: 'rect',
    x: x + inset,
    y: y + inset,
    width: Math.max(1, width - 2 * inset),
    height: Math.max(1, height - 2 * inset),
    radius,
  };
}
