import { axisTicks } from '../../../shared/timeline/axis-ticks.ts';
import { tickLabel, widestLabel } from '../../../shared/timeline/axis-labels.ts';
import type { Judged } from '../../../shared/timeline/judge-lifetimes.ts';
import { wholeBand } from '../../../shared/timeline/first-to-stop.ts';
import { bandShapes } from '../../../shared/timeline/plot-shapes.ts';
import { bandOnRow } from '../../../shared/timeline/row-band.ts';
import type { Shape } from '../../../shared/timeline/shape.ts';
import { fitTo, xOf, type TimeWindow } from '../../../shared/timeline/time-scale.ts';
import { sharpContext, type CanvasTheme } from './canvas-theme.ts';
import { paintShapes } from './paint-shapes.ts';
import type { PlotInput } from './plot.ts';

export const overviewHeightPx = 36;
const bandPx = 24;

export interface OverviewInput extends Pick<PlotInput, 'lifetimes' | 'extent' | 'zone' | 'language' | 'now'> {
  readonly judged: Judged;
  readonly widthOf: (text: string) => number;
}

/** The whole extent as one band of every certificate over years. @returns the window it shows */
export function paintOverview(canvas: HTMLCanvasElement, input: OverviewInput, theme: CanvasTheme): TimeWindow {
  const { lifetimes, judged, extent, zone, language, now, widthOf } = input;
  const widthPx = canvas.parentElement?.clientWidth ?? 0;
  const window = fitTo({ startMs: 0, spanMs: 1, widthPx: Math.max(1, widthPx) }, extent);
  const context = widthPx > 0 ? sharpContext(canvas, widthPx, overviewHeightPx) : undefined;
  if (!context) return window;
  const layout = { window, rowHeightPx: bandPx, firstRow: 0, endRow: 1, offsetPx: 0, heightPx: bandPx };
  const drawn = bandOnRow(wholeBand(lifetimes), { rowIndex: 0, y: 0 }, layout, { judged, hasBars: false });
  const axis = axisTicks(window, zone, (unit) => widthOf(widestLabel(unit, language)));
  const line = (at: number, fill: string): Shape => {
    return { kind: 'rect', x: Math.round(xOf(window, at)), y: 0, width: 1, height: bandPx, fill };
  };
  const shapes: Shape[] = [
    { kind: 'rect', x: 0, y: 0, width: widthPx, height: overviewHeightPx, fill: theme.stripe },
    ...bandShapes({ ...drawn, undated: 0 }, widthPx, theme),
    ...axis.major.flatMap(({ at, x }): Shape[] => {
      const text = tickLabel(at, axis.step.unit, language, zone);
      const tick: Shape = { kind: 'rect', x: Math.round(x), y: bandPx, width: 1, height: 4, fill: theme.gridStrong };
      if (x + 4 + widthOf(text) > widthPx) return [tick];
      return [tick, { kind: 'text', x: x + 4, y: bandPx + 6, text, fill: theme.muted, align: 'left', sizePx: 11 }];
    }),
    line(now, theme.text),
    ...(judged.at === now ? [] : [line(judged.at, theme.text)]),
  ];
  paintShapes(context, shapes, theme.fontFamily);
  return window;
}
