import type { EpochMs } from '../x509/brand.ts';
import { hourMs, dayMs } from '../x509/milliseconds.ts';

/** What part of time is on screen, and how wide it is drawn. */
export interface TimeWindow {
  /** At x = 0. A fraction of a millisecond is kept, or repeated zooming would drift. */
  readonly startMs: number;
  readonly spanMs: number;
  readonly widthPx: number;
}

/** From the first notBefore to the last notAfter on show; "no expiry" does not count. */
export interface Extent {
  readonly fromMs: number;
  readonly toMs: number;
}

export const yearMs = 365.25 * dayMs;
export const minSpanMs = hourMs;
/** Air on both sides of what is fitted. */
const fitMargin = 0.03;
/** How much of the window stays over the data when panning away from it. */
const keptInSight = 0.1;

export function maxSpanMs(extent: Extent): number {
  return Math.max(10 * yearMs, 1.1 * (extent.toMs - extent.fromMs));
}

export function xOf(window: TimeWindow, at: number): number {
  return ((at - window.startMs) * window.widthPx) / window.spanMs;
}

export function instantAt(window: TimeWindow, x: number): EpochMs {
  return (window.startMs + (x * window.spanMs) / window.widthPx) as EpochMs;
}

/** The instant under `x` stays under `x`. The span is clamped first, so that a zoom at its limit does not creep. */
export function zoomAbout(window: TimeWindow, x: number, factor: number, extent: Extent): TimeWindow {
  const anchor = window.startMs + (x * window.spanMs) / window.widthPx;
  const spanMs = clamp(window.spanMs * factor, minSpanMs, maxSpanMs(extent));
  return { ...window, spanMs, startMs: anchor - (x * spanMs) / window.widthPx };
}

/** Positive pixels show later time. Some of the extent always stays in sight. */
export function panBy(window: TimeWindow, dx: number, extent: Extent): TimeWindow {
  const moved = window.startMs + (dx * window.spanMs) / window.widthPx;
  const first = Math.min(window.startMs, extent.fromMs - (1 - keptInSight) * window.spanMs);
  const last = Math.max(window.startMs, extent.toMs - keptInSight * window.spanMs);
  return { ...window, startMs: clamp(moved, first, last) };
}

export function fitTo(window: TimeWindow, extent: Extent): TimeWindow {
  const spanMs = clamp((extent.toMs - extent.fromMs) * (1 + 2 * fitMargin), minSpanMs, maxSpanMs(extent));
  const middle = (extent.fromMs + extent.toMs) / 2;
  return { ...window, spanMs, startMs: middle - spanMs / 2 };
}

/** A span of a given length that begins a little before an instant: what comes is of more interest than what was. */
export function spanFrom(window: TimeWindow, at: number, spanMs: number): TimeWindow {
  return { ...window, spanMs, startMs: at - keptInSight * spanMs };
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
