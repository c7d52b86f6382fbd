import { statuses, type Status } from '../../../shared/pki/assessment.ts';
import type { TimelinePalette } from '../../../shared/timeline/palette.ts';

/** The design tokens as a canvas needs them: plain colours. */
export interface CanvasTheme extends TimelinePalette {
  readonly focus: string;
  readonly fontFamily: string;
}

export function canvasTheme(element: Element): CanvasTheme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const byStatus = (suffix: string) =>
    Object.fromEntries(statuses.map((status) => [status, token(`${status}-${suffix}`)])) as Record<Status, string>;
  return {
    fill: byStatus('fill'),
    ink: byStatus('ink'),
    onFill: byStatus('on-fill'),
    zone: { expired: token('expired-zone'), critical: token('critical-zone'), soon: token('soon-zone') },
    ca: token('ca-fill'),
    surface: token('surface'),
    stripe: token('surface-stripe'),
    hover: token('surface-hover'),
    selected: token('surface-selected'),
    text: token('text'),
    muted: token('text-muted'),
    grid: token('grid'),
    gridStrong: token('grid-strong'),
    focus: token('focus'),
    fontFamily: style.fontFamily,
  };
}

/** The system's colours in place of ours: shapes, outlines and stripes then tell the status. */
export function forcedTheme(theme: CanvasTheme): CanvasTheme {
  const all = (colour: string) =>
    Object.fromEntries(statuses.map((status) => [status, colour])) as Record<Status, string>;
  return {
    ...theme,
    fill: all('CanvasText'),
    ink: all('CanvasText'),
    onFill: all('Canvas'),
    zone: { expired: 'Canvas', critical: 'Canvas', soon: 'Canvas' },
    ca: 'LinkText',
    surface: 'Canvas',
    stripe: 'Canvas',
    hover: 'Canvas',
    selected: 'Canvas',
    text: 'CanvasText',
    muted: 'CanvasText',
    grid: 'GrayText',
    gridStrong: 'CanvasText',
    focus: 'Highlight',
  };
}

/** Gives a canvas as many device pixels as it covers, and a context that counts in CSS px. */
export function sharpContext(canvas: HTMLCanvasElement, widthPx: number, heightPx: number) {
  const ratio = window.devicePixelRatio || 1;
  const width = Math.round(widthPx * ratio);
  const height = Math.round(heightPx * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${widthPx}px`;
    canvas.style.height = `${heightPx}px`;
  }
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context ?? undefined;
}

/** Real widths in the current font at 11 px, each string measured once. */
export function textMeasure(context: CanvasRenderingContext2D, fontFamily: string): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      if (known.size > 5_000) known.clear();
      context.font = `11px ${fontFamily}`;
      width = context.measureText(text).width;
      known.set(text, width);
    }
    return width;
  };
}
