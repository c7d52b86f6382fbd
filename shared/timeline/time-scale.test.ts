import { describe, expect, it } from 'vitest';
import { fitTo, instantAt, maxSpanMs, minSpanMs, panBy, spanFrom, xOf, yearMs, zoomAbout } from './time-scale.ts';

const at = Date.parse('2026-06-01T00:00:00Z');
const extent = { fromMs: at - yearMs, toMs: at + 9 * yearMs };
const window = { startMs: at - yearMs, spanMs: 10 * yearMs, widthPx: 1_500 };

/** Numbers in [0, 1) that are the same in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('zooming and panning', () => {
  it('keeps the instant under the pointer there, over thousands of random steps', () => {
    const next = random(7);
    let shown = window;
    let worst = 0;
    for (let step = 0; step < 20_000; step += 1) {
      const x = next() * shown.widthPx;
      const before = instantAt(shown, x);
      shown = zoomAbout(shown, x, 0.5 + next(), extent);
      worst = Math.max(worst, Math.abs(xOf(shown, before) - x));
      shown = panBy(shown, (next() - 0.5) * 300, extent);
    }
    expect(worst).toBeLessThan(0.01);
  });

  it('comes back to where it was after sixty steps in and sixty out', () => {
    let shown = window;
    for (let step = 0; step < 60; step += 1) shown = zoomAbout(shown, 400, 1 / 1.25, extent);
    expect(shown.spanMs).toBe(minSpanMs);
    for (let step = 0; step < 60; step += 1) shown = zoomAbout(shown, 400, 1.25, extent);
    expect(Math.abs(shown.startMs - zoomAbout(window, 400, 10, extent).startMs)).toBeLessThan(1);
  });

  it('stops at one hour and a little over everything, without creeping', () => {
    const closest = zoomAbout(window, 700, 1e-9, extent);
    expect(closest.spanMs).toBe(minSpanMs);
    expect(zoomAbout(closest, 700, 0.5, extent)).toEqual(closest);
    expect(zoomAbout(window, 700, 1e9, extent).spanMs).toBe(maxSpanMs(extent));
  });

  it('never loses sight of the data by panning', () => {
    expect(xOf(panBy(window, 1e9, extent), extent.toMs)).toBeCloseTo(0.1 * window.widthPx);
    expect(xOf(panBy(window, -1e9, extent), extent.fromMs)).toBeCloseTo(0.9 * window.widthPx);
  });

  it('fits an extent with air on both sides, and shows a span from just before an instant', () => {
    const fitted = fitTo(window, extent);
    expect(xOf(fitted, extent.fromMs)).toBeGreaterThan(0);
    expect(xOf(fitted, extent.toMs)).toBeLessThan(window.widthPx);
    expect(fitTo(window, { fromMs: at, toMs: at }).spanMs).toBe(minSpanMs);
    expect(xOf(spanFrom(window, at, yearMs), at)).toBeCloseTo(150);
  });
});
