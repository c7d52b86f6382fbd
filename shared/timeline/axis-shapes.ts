import { contextLabel, tickLabel } from './axis-labels.ts';
import type { AxisTicks } from './axis-ticks.ts';
import type { AxisUnit } from './axis-ladder.ts';
import { clockChanges } from './clock-changes.ts';
import type { TimelinePalette } from './palette.ts';
import type { Shape } from './shape.ts';
import { xOf, type TimeWindow } from './time-scale.ts';
import type { Language } from '../words/language.ts';
import type { Zone } from '../words/instant.ts';

/** Under the flags: the context (year, month or day) over the ticks. */
export const axisHeightPx = 36;
const contextY = 9;
const tickY = 26;

export interface AxisFrame {
  readonly window: TimeWindow;
  readonly zone: Zone;
  readonly language: Language;
  readonly widthOf: (text: string) => number;
  /** `+1 h` for a clock that jumps forward by so many minutes. */
  readonly clockText: (minutes: number) => string;
}

export function axisShapes(axis: AxisTicks, frame: AxisFrame, palette: TimelinePalette): Shape[] {
  const { window, zone } = frame;
  return [
    { kind: 'rect', x: 0, y: 0, width: window.widthPx, height: axisHeightPx, fill: palette.surface },
    ...contextShapes(axis, frame, palette),
    ...tickShapes(axis, frame, palette),
    ...(zone === 'local' ? clockShapes(frame, palette) : []),
  ];
}

function contextShapes(axis: AxisTicks, { language, zone, widthOf }: AxisFrame, palette: TimelinePalette): Shape[] {
  return axis.context.flatMap(({ at, unit, fromX, toX }) => {
    const shapes: Shape[] = [];
    if (fromX > 0) shapes.push(bar(fromX, 0, 17, palette.gridStrong));
    const text = contextLabel(at, unit, language, zone);
    // Sticky at the left edge as long as the whole label fits into what is left of the cell.
    if (widthOf(text) + 12 <= toX - fromX) shapes.push(label(text, fromX + 6, contextY, palette.text));
    return shapes;
  });
}

function tickShapes(axis: AxisTicks, frame: AxisFrame, palette: TimelinePalette): Shape[] {
  const { window, language, zone, widthOf } = frame;
  const shapes: Shape[] = axis.minor.map(({ x }) => bar(x, axisHeightPx - 4, 4, palette.grid));
  const unit: AxisUnit = axis.step.unit;
  let freeFromX = -Infinity;
  for (const { at, x } of axis.major) {
    shapes.push(bar(x, axisHeightPx - 9, 9, palette.gridStrong));
    const text = tickLabel(at, unit, language, zone);
    const toX = x + 5 + widthOf(text);
    if (x + 5 < freeFromX || toX > window.widthPx) continue;
    shapes.push(label(text, x + 5, tickY, palette.muted));
    freeFromX = toX + 6;
  }
  return shapes;
}

/** The clock jumps: a small flag, while the distance stays true to the time that passes. */
function clockShapes({ window, clockText }: AxisFrame, palette: TimelinePalette): Shape[] {
  return clockChanges(window.startMs, window.startMs + window.spanMs).flatMap(({ at, minutes }) => {
    const x = xOf(window, at);
    return [bar(x, 18, axisHeightPx - 18, palette.ca), label(clockText(minutes), x + 4, 18, palette.ca)];
  });
}

function bar(x: number, y: number, height: number, fill: string): Shape {
  return { kind: 'rect', x: Math.round(x), y, width: 1, height, fill };
}

function label(text: string, x: number, y: number, fill: string): Shape {
  return { kind: 'text', x, y, text, fill, align: 'left' };
}
