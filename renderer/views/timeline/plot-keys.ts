import { fitTo, panBy, xOf, zoomAbout } from '../../../shared/timeline/time-scale.ts';
import type { Plot } from './plot.ts';

/** What a key event says, in the DOM or in React. */
export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

export interface KeyContext {
  readonly plot: Plot;
  /** About which `+` and `-` zoom where it is in sight; there may be no pointer at all. */
  readonly endMs: number | undefined;
  readonly at: number;
  /** Whether a letter or digit alone may do something. */
  readonly singleKeys: boolean;
  readonly hop: (step: 1 | -1) => void;
}

const panShare = 1 / 8;
export const zoomStep = 1.6;

/**
 * Alt (or Shift) with Left and Right pan, Alt with Up and Down go back and forth through what was shown; `+` and `-`
 * zoom, `0` shows everything, `.` goes to the instant everything is judged at, `n` and `p` hop from expiry to expiry.
 *
 * @returns whether the key did something
 */
export function plotKey({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyPress, context: KeyContext): boolean {
  if (ctrlKey || metaKey) return false;
  const { plot } = context;
  const window = plot.window();
  if ((key === 'ArrowLeft' || key === 'ArrowRight') && (altKey || shiftKey)) {
    plot.show(panBy(window, (key === 'ArrowLeft' ? -1 : 1) * window.widthPx * panShare, plot.extent()));
    return true;
  }
  if (altKey && key === 'ArrowUp') {
    plot.back();
    return true;
  }
  if (altKey && key === 'ArrowDown') {
    plot.forward();
    return true;
  }
  if (altKey || !context.singleKeys) return false;
  switch (key) {
    case '+':
    case '=':
      zoomAboutEnd(context, 1 / zoomStep);
      return true;
    case '-':
    case '_':
      zoomAboutEnd(context, zoomStep);
      return true;
    case '0':
      plot.jump(fitTo(window, plot.extent()));
      return true;
    case '.':
      plot.centre(context.at);
      return true;
    case 'n':
      context.hop(1);
      return true;
    case 'p':
      context.hop(-1);
      return true;
    default:
      return false;
  }
}

function zoomAboutEnd({ plot, endMs, at }: KeyContext, factor: number): void {
  const window = plot.window();
  const endX = xOf(window, endMs ?? at);
  const isInSight = endX >= 0 && endX <= window.widthPx;
  plot.show(zoomAbout(window, isInSight ? endX : window.widthPx / 2, factor, plot.extent()));
}
