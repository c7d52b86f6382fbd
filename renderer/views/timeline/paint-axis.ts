import type { EpochMs } from '../../../shared/x509/brand.ts';
import type { Zone } from '../../format/instant.ts';
import type { Language } from '../../../shared/words/language.ts';
import { contextLabel, tickLabel, zoneOfSpan } from '../../../shared/timeline/axis-labels.ts';
import type { AxisTicks } from '../../../shared/timeline/axis-ticks.ts';
import type { CanvasTheme } from './canvas-theme.ts';
import { clockChanges } from '../../../shared/timeline/clock-changes.ts';
import { xOf, type TimeWindow } from '../../../shared/timeline/time-scale.ts';

export const axisHeightPx = 58;
const flagY = 10;
const contextY = 29;
const tickY = 47;

export interface AxisFrame {
  readonly window: TimeWindow;
  readonly zone: Zone;
  readonly language: Language;
  /** Lines that have a name: the instant everything is judged at, and the present where that is another. */
  readonly flags: readonly { readonly at: EpochMs; readonly text: string }[];
  /** `+1 h` for a clock that jumps forward by so many minutes. */
  readonly clockText: (minutes: number) => string;
}

/** Three lines: flags and the zone, the context (year, month or day), the ticks. */
export function paintAxis(
  context: CanvasRenderingContext2D,
  axis: AxisTicks,
  frame: AxisFrame,
  theme: CanvasTheme,
): void {
  const { window } = frame;
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, window.widthPx, axisHeightPx);
  context.font = theme.font;
  context.textBaseline = 'middle';
  paintZoneName(context, frame, theme);
  paintContext(context, axis, frame, theme);
  paintTicks(context, axis, frame, theme);
  if (frame.zone === 'local') paintClockChanges(context, frame, theme);
  for (const flag of frame.flags) paintFlag(context, flag, window, theme);
}

function paintZoneName(context: CanvasRenderingContext2D, { window, zone }: AxisFrame, theme: CanvasTheme): void {
  context.fillStyle = theme.muted;
  context.textAlign = 'right';
  context.fillText(zoneOfSpan(window.startMs, window.startMs + window.spanMs, zone), window.widthPx - 8, flagY);
}

function paintContext(context: CanvasRenderingContext2D, axis: AxisTicks, frame: AxisFrame, theme: CanvasTheme): void {
  const { language, zone } = frame;
  context.textAlign = 'left';
  for (const { at, unit, fromX, toX } of axis.context) {
    if (fromX > 0) {
      context.fillStyle = theme.gridStrong;
      context.fillRect(Math.round(fromX), contextY - 8, 1, 16);
    }
    const text = contextLabel(at, unit, language, zone);
    // Sticky at the left edge as long as the whole label fits into what is left of the cell.
    if (context.measureText(text).width + 12 > toX - fromX) continue;
    context.fillStyle = theme.text;
    context.fillText(text, fromX + 6, contextY);
  }
}

function paintTicks(context: CanvasRenderingContext2D, axis: AxisTicks, frame: AxisFrame, theme: CanvasTheme): void {
  const { window, language, zone } = frame;
  context.fillStyle = theme.grid;
  for (const { x } of axis.minor) context.fillRect(Math.round(x), axisHeightPx - 4, 1, 4);
  let freeFromX = -Infinity;
  context.textAlign = 'left';
  for (const { at, x } of axis.major) {
    context.fillStyle = theme.gridStrong;
    context.fillRect(Math.round(x), axisHeightPx - 9, 1, 9);
    const text = tickLabel(at, axis.step.unit, language, zone);
    const fromX = x + 5;
    const toX = fromX + context.measureText(text).width;
    if (fromX < freeFromX || toX > window.widthPx) continue;
    context.fillStyle = theme.muted;
    context.fillText(text, fromX, tickY);
    freeFromX = toX + 6;
  }
}

function paintClockChanges(context: CanvasRenderingContext2D, frame: AxisFrame, theme: CanvasTheme): void {
  const { window } = frame;
  for (const { at, minutes } of clockChanges(window.startMs, window.startMs + window.spanMs)) {
    const x = xOf(window, at);
    context.fillStyle = theme.ca;
    context.fillRect(Math.round(x), contextY + 8, 1, axisHeightPx);
    context.textAlign = 'left';
    context.fillText(frame.clockText(minutes), x + 4, contextY + 8);
  }
}

/** A line out of sight keeps its flag at the edge, with an arrow the way it lies. */
function paintFlag(
  context: CanvasRenderingContext2D,
  { at, text }: { readonly at: EpochMs; readonly text: string },
  window: TimeWindow,
  theme: CanvasTheme,
): void {
  const x = xOf(window, at);
  const told = x < 0 ? `← ${text}` : x > window.widthPx ? `${text} →` : text;
  const width = context.measureText(told).width + 12;
  const left = Math.max(0, Math.min(window.widthPx - width, x - (x < 0 ? 0 : 6)));
  context.fillStyle = theme.text;
  context.beginPath();
  context.roundRect(left, flagY - 9, width, 18, 4);
  context.fill();
  if (x >= 0 && x <= window.widthPx) context.fillRect(Math.round(x), flagY, 1, axisHeightPx);
  context.fillStyle = theme.surface;
  context.textAlign = 'left';
  context.fillText(told, left + 6, flagY + 0.5);
}
