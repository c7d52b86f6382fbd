import type { KeyboardEvent } from 'react';
import type { Plot } from './plot.ts';
import { fitTo, panBy, xOf, zoomAbout } from '../../../shared/timeline/time-scale.ts';
import type { TimelineRow } from './timeline-rows.ts';

const panShare = 1 / 8;
export const zoomStep = 1.6;

/**
 * `+` and `-` zoom about the end of the row with the focus (there may be no pointer at all), `0` shows everything,
 * `.` goes to the instant everything is judged at, Shift or Alt with Left and Right pan.
 */
export function panOrZoomByKey(event: KeyboardEvent, row: TimelineRow, plot: Plot, at: number): boolean {
  const { key, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return false;
  const window = plot.window();
  if ((key === 'ArrowLeft' || key === 'ArrowRight') && (altKey || shiftKey)) {
    plot.show(panBy(window, (key === 'ArrowLeft' ? -1 : 1) * window.widthPx * panShare, plot.extent()));
    return true;
  }
  if (altKey) return false;
  switch (key) {
    case '+':
    case '=':
      zoomAboutEnd(plot, row, 1 / zoomStep, at);
      return true;
    case '-':
    case '_':
      zoomAboutEnd(plot, row, zoomStep, at);
      return true;
    case '0':
      plot.show(fitTo(window, plot.extent()));
      return true;
    case '.':
      plot.show(panBy(window, xOf(window, at) - window.widthPx / 2, plot.extent()));
      return true;
    default:
      return false;
  }
}

function zoomAboutEnd(plot: Plot, row: TimelineRow, factor: number, at: number): void {
  const window = plot.window();
  const endX = xOf(window, row.bars[0]?.certificate.notAfter ?? at);
  const isInSight = endX >= 0 && endX <= window.widthPx;
  plot.show(zoomAbout(window, isInSight ? endX : window.widthPx / 2, factor, plot.extent()));
}
