import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/pki/assess.ts';
import { defaultThresholds } from '../../../shared/pki/status.ts';
import { aPki } from '../../../shared/testing/a-pki.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { buildHierarchy } from '../../../shared/hierarchy/hierarchy-model.ts';
import { displayList, minBarPx, zonesOf, type Layout } from './display-list.ts';
import { barAt } from './hit-test.ts';
import { extentOf, firstExtentOf, timelineRows } from './timeline-rows.ts';
import { fitTo, xOf, yearMs } from '../../../shared/timeline/time-scale.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;
const day = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

function aTimeline(pki: ReturnType<typeof aPki>, isOpen = true, asOf = at) {
  const assessment = assess(pki.inventory(), { at: asOf, thresholds: defaultThresholds });
  const rows = timelineRows(buildHierarchy(assessment), () => isOpen);
  return { assessment, rows };
}
const layoutOf = (over: Partial<Layout['window']> = {}, rows = 1_000): Layout => ({
  window: { startMs: at - yearMs, spanMs: 2 * yearMs, widthPx: 1_000, ...over },
  rowHeightPx: 28,
  firstRow: 0,
  endRow: rows,
  offsetPx: 0,
});
const options = {
  at,
  thresholds: defaultThresholds,
  label: { textOf: () => '14 Mar 2027', widthOf: (text: string) => text.length * 6 },
};

/** A CA with certificates of every kind of dates. */
function everyKind() {
  const pki = aPki();
  const ca = pki.add('ca', {
    subject: 'ca',
    isCa: true,
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2036-01-01T00:00:00Z',
  });
  pki.link(ca, ca);
  const add = (label: string, notBefore: string | undefined, notAfter: string | undefined) =>
    pki.link(pki.add(label, { subject: label, issuer: 'ca', notBefore, notAfter }), ca);
  add('fine', iso(at - 30 * day), iso(at + 300 * day));
  add('short', iso(at - 1_000), iso(at + 1_000));
  add('instant', iso(at), iso(at));
  add('future', iso(at + 10 * day), iso(at + 100 * day));
  add('expired', iso(at - 100 * day), iso(at - 10 * day));
  add('reversed', iso(at + 10 * day), iso(at - 10 * day));
  add('no start', undefined, iso(at + 10 * day));
  add('no dates', undefined, undefined);
  add('for ever', iso(at - 30 * day), '9999-12-31T23:59:59Z');
  return pki;
}

describe('what is drawn', () => {
  it('draws every certificate, at least 3 px wide, from notBefore to notAfter', () => {
    const { rows, assessment } = aTimeline(everyKind());
    const layout = layoutOf();
    const { bars } = displayList(rows, layout, options);
    expect(bars).toHaveLength(assessment.certificates.length);
    for (const bar of bars) {
      expect(bar.width).toBeGreaterThanOrEqual(minBarPx);
      const { notBefore, notAfter } = assessment.bySha256.get(bar.sha256)!.certificate;
      if (bar.shape === 'stub' || bar.width === minBarPx || notBefore === undefined || notAfter === undefined) continue;
      expect(xOf(layout.window, notBefore)).toBeLessThan(xOf(layout.window, notAfter));
      const from = bar.openLeft ? bar.x : xOf(layout.window, notBefore);
      const to = bar.openRight ? bar.x + bar.width : xOf(layout.window, notAfter);
      expect([bar.x, bar.x + bar.width]).toEqual([expect.closeTo(from), expect.closeTo(to)]);
    }
  });

  it('tells by shape what cannot be told by length', () => {
    const { rows } = aTimeline(everyKind());
    const { bars } = displayList(rows, layoutOf(), options);
    const shapeOf = (name: string) => bars.find(({ rowIndex }) => rows[rowIndex]?.node.name.text === `CN=${name}`);
    expect(shapeOf('fine')).toMatchObject({ shape: 'solid', noExpiry: false });
    expect(shapeOf('future')).toMatchObject({ shape: 'outline', status: 'not-yet-valid' });
    for (const name of ['reversed', 'no start', 'no dates']) {
      expect(shapeOf(name), name).toMatchObject({ shape: 'stub', status: 'unknown' });
    }
    expect(shapeOf('for ever')).toMatchObject({ noExpiry: true, openRight: true });
  });

  it('finds every bar again at its centre', () => {
    const { rows } = aTimeline(everyKind());
    for (const spanMs of [day, 60 * day, 2 * yearMs, 50 * yearMs]) {
      const list = displayList(rows, layoutOf({ startMs: at - spanMs / 2, spanMs }), options);
      for (const bar of list.bars) {
        expect(barAt(list, bar.x + bar.width / 2, bar.y + bar.height / 2)?.sha256).toBe(bar.sha256);
      }
      expect(barAt(list, -100, 5)).toBeUndefined();
    }
  });

  it('finds the bar on top where those of one CA lie over each other: the latest', () => {
    const pki = aPki();
    const old = pki.add('old', { subject: 'ca', key: 'ca', isCa: true, notAfter: iso(at + 100 * day) });
    const renewed = pki.add('renewed', { subject: 'ca', key: 'ca', isCa: true, notAfter: iso(at + 900 * day) });
    for (const ca of [old, renewed]) pki.link(ca, ca);
    const list = displayList(aTimeline(pki).rows, layoutOf(), options);
    expect(barAt(list, xOf(layoutOf().window, at), 14)?.sha256).toBe(renewed);
  });

  it('keeps coordinates small however long a validity is', () => {
    const { rows } = aTimeline(everyKind());
    const { bars } = displayList(rows, layoutOf({ startMs: at, spanMs: 3_600_000 }), options);
    for (const bar of bars) {
      expect(bar.x).toBeGreaterThan(-50);
      expect(bar.x + bar.width).toBeLessThan(1_050);
    }
  });

  it('draws only the rows in sight', () => {
    const { rows } = aTimeline(everyKind());
    const { bars } = displayList(rows, { ...layoutOf(), firstRow: 2, endRow: 4, offsetPx: 56 }, options);
    expect(bars.map(({ rowIndex }) => rowIndex)).toEqual([2, 3]);
    expect(bars[0]?.y).toBe(4);
  });

  it('puts at most one label on a row, never over the edge, the as-of line or another', () => {
    const { rows } = aTimeline(everyKind());
    for (let spanMs = 3_600_000; spanMs < 20 * yearMs; spanMs *= 1.5) {
      const layout = layoutOf({ startMs: at - spanMs / 3, spanMs });
      const { labels } = displayList(rows, layout, options);
      const asOfX = xOf(layout.window, at);
      expect(new Set(labels.map(({ rowIndex }) => rowIndex)).size).toBe(labels.length);
      for (const { x, width, onBar } of labels) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(1_000);
        expect(onBar !== undefined || asOfX < x || asOfX > x + width).toBe(true);
      }
    }
  });

  it('never hides the worst end below a closed CA: one expired among thousands that end on the same pixel', () => {
    const pki = aPki();
    const ca = pki.add('ca', { subject: 'ca', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
    pki.link(ca, ca);
    for (let index = 0; index < 3_000; index += 1) {
      const notAfter = iso(index === 1_234 ? at - 1_000 : at + 31 * day);
      pki.link(pki.add(`l${index}`, { subject: `l${index}`, issuer: 'ca', notAfter }), ca);
    }
    const { rows } = aTimeline(pki, false);
    expect(rows).toHaveLength(1);
    const { ticks } = displayList(rows, layoutOf({ startMs: at - 25 * yearMs, spanMs: 50 * yearMs }), options);
    expect(ticks.reduce((sum, { count }) => sum + count, 0)).toBe(3_000);
    expect(ticks.length).toBeLessThanOrEqual(2);
    expect(ticks.map(({ status }) => status)).toContain('expired');
    const [together] = displayList(rows, layoutOf({ startMs: at - 400 * yearMs, spanMs: 900 * yearMs }), options).ticks;
    expect(together).toMatchObject({ count: 3_000, status: 'expired' });
  });

  it('breaks a bar where an issuer above it ends first', () => {
    const pki = aPki();
    const ca = pki.add('ca', { subject: 'ca', isCa: true, notAfter: iso(at + 59 * day) });
    pki.link(ca, ca);
    pki.link(pki.add('leaf', { subject: 'leaf', issuer: 'ca', notAfter: iso(at + 300 * day) }), ca);
    const { rows } = aTimeline(pki);
    const layout = layoutOf();
    const leaf = displayList(rows, layout, options).bars.find(({ isCa }) => !isCa);
    expect(leaf?.brokenFromX).toBeCloseTo(xOf(layout.window, at + 59 * day));
  });

  it.each([
    ['one ms before notBefore', -1, 'outline', 'not-yet-valid'],
    ['at notBefore', 0, 'solid', 'ok'],
    ['at notAfter, which is still valid', 20 * day, 'solid', 'critical'],
    ['one ms after notAfter', 20 * day + 1, 'solid', 'expired'],
  ] as const)('%s', (_when, offset, shape, status) => {
    const pki = aPki();
    pki.add('one', { subject: 'one', issuer: 'lost', notBefore: iso(at), notAfter: iso(at + 20 * day) });
    const asOf = (at + offset) as EpochMs;
    const { rows } = aTimeline(pki, true, asOf);
    const [bar] = displayList(rows, layoutOf(), { ...options, at: asOf }).bars;
    expect([bar?.shape, bar?.status]).toEqual([shape, status]);
  });

  it('tints what is past, critical and soon as seen from the as-of date', () => {
    const { window } = layoutOf();
    const [past, critical, soon] = zonesOf(window, at, defaultThresholds.endEntity);
    expect(past).toEqual({ tone: 'expired', fromX: 0, toX: xOf(window, at) });
    expect(critical).toEqual({ tone: 'critical', fromX: xOf(window, at), toX: xOf(window, at + 7 * day) });
    expect(soon).toEqual({ tone: 'soon', fromX: xOf(window, at + 7 * day), toX: xOf(window, at + 30 * day) });
    expect(zonesOf({ ...window, startMs: at + yearMs }, at, defaultThresholds.endEntity)).toEqual([]);
  });
});

describe('what part of time is shown', () => {
  it('leaves certificates without expiry out of the fit', () => {
    const { assessment } = aTimeline(everyKind());
    const extent = extentOf(assessment.certificates, at);
    expect(extent).toEqual({ fromMs: Date.parse('2020-01-01T00:00:00Z'), toMs: Date.parse('2036-01-01T00:00:00Z') });
    expect(fitTo(layoutOf().window, extent).spanMs).toBeLessThan(20 * yearMs);
  });

  it('begins with what is no CA, two years ahead at most', () => {
    const { assessment } = aTimeline(everyKind());
    const first = firstExtentOf(assessment.certificates, at);
    expect(first).toEqual({ fromMs: at - 100 * day, toMs: at + 300 * day });
  });
});
