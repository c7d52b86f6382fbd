import { statuses, type Status } from '../../../shared/pki/assessment.ts';

/** The design tokens as a canvas needs them: plain colours. */
export interface CanvasTheme {
  readonly fill: Readonly<Record<Status, string>>;
  readonly ink: Readonly<Record<Status, string>>;
  readonly onFill: Readonly<Record<Status, string>>;
  readonly zone: Readonly<Record<'expired' | 'critical' | 'soon', string>>;
  readonly ca: string;
  readonly surface: string;
  readonly stripe: string;
  readonly hover: string;
  readonly selected: string;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly gridStrong: string;
  /** 11 px in the font of the window. */
  readonly font: string;
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
    font: `11px ${style.fontFamily}`,
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
