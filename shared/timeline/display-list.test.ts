import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPki } from '../testing/a-pki.ts';
import { aTimeline } from '../testing/a-timeline.ts';
import type { EpochMs } from '../x509/brand.ts';
import { dayMs, hourMs } from '../x509/milliseconds.ts';
import type { Bar, DisplayList } from './display-list.ts';
import { hitTest } from './hit-test.ts';
import { minBarPx } from './row-bars.ts';
import { xOf, yearMs } from './time-scale.ts';
import { extentOf, firstExtentOf } from './timeline-rows.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;
const iso = (ms: number) => new Date(ms).toISOString();

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
  const add = (label: string, notBefore: string | undefined, notAfter: string | undefined, path?: string) =>
    pki.link(pki.add(label, { subject: label, issuer: 'ca', notBefore, notAfter, ...(path ? { path } : {}) }), ca);
  add('fine', iso(at - 30 * dayMs), iso(at + 300 * dayMs));
  add('short', iso(at - 1_000), iso(at + 1_000));
  add('instant', iso(at), iso(at));
  add('future', iso(at + 10 * dayMs), iso(at + 100 * dayMs));
  add('expired', iso(at - 100 * dayMs), iso(at - 10 * dayMs));
  add('reversed', iso(at + 10 * dayMs), iso(at - 10 * dayMs));
  add('no start', undefined, iso(at + 10 * dayMs));
  add('no dates', undefined, undefined);
  add('for ever', iso(at - 30 * dayMs), '9999-12-31T23:59:59Z');
  add('system:node:cp-1', iso(at - 50 * dayMs), iso(at + 50 * dayMs), '/var/lib/kubelet/pki/kubelet-client-1.pem');
  return pki.inventory();
}

/** Random leaves under a CA, with a zoom from an hour to a thousand years. */
const randomLists = fc
  .record({
    lives: fc.array(fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: 0, max: 900 })), {
      minLength: 1,
      maxLength: 30,
    }),
    zoom: fc.double({ min: 0, max: 23, noNaN: true }),
    shift: fc.double({ min: -1, max: 1, noNaN: true }),
    isOpen: fc.boolean(),
  })
  .map(({ lives, zoom, shift, isOpen }) => {
    const pki = aPki();
    const ca = pki.add('ca', { subject: 'ca', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
    pki.link(ca, ca);
    lives.forEach(([from, length], index) => {
      const notBefore = at + from * dayMs;
      const dates = { notBefore: iso(notBefore), notAfter: iso(notBefore + length * dayMs) };
      pki.link(pki.add(`l${index}`, { subject: `l${index}`, issuer: 'ca', ...dates }), ca);
    });
    const timeline = aTimeline(pki.inventory(), { at, isOpen });
    const spanMs = hourMs * 2 ** zoom;
    const window = timeline.window({ startMs: at - spanMs / 2 + shift * yearMs, spanMs });
    return { timeline, window, list: timeline.list(window), count: lives.length };
  });

describe('bars', () => {
  it('begin and end where their dates say, at least 3 px wide, for every certificate', () => {
    const timeline = aTimeline(everyKind(), { at });
    const { bars } = timeline.list();
    expect(bars).toHaveLength(timeline.lifetimes.related.length);
    for (const bar of bars) {
      expect(bar.width).toBeGreaterThanOrEqual(minBarPx);
      const { notBefore, notAfter } = timeline.lifetimes.related[bar.index]!.certificate;
      if (bar.shape === 'stub' || bar.shape === 'marker' || notBefore === undefined || notAfter === undefined) continue;
      const [startX, endX] = [xOf(timeline.window(), notBefore), xOf(timeline.window(), notAfter)];
      expect(startX).toBeLessThan(endX);
      expect(bar.x).toBeCloseTo(bar.openLeft ? -16 : startX);
      expect(bar.x + bar.width).toBeCloseTo(bar.openRight ? 1_016 : endX);
    }
  });

  it('tell by shape what cannot be told by length', () => {
    const timeline = aTimeline(everyKind(), { at });
    const { bars } = timeline.list();
    const barOf = (name: string) =>
      bars.find(({ index }) => timeline.lifetimes.related[index]?.certificate.subject.text === `CN=${name}`);
    expect(barOf('fine')).toMatchObject({ shape: 'solid', noExpiry: false });
    expect(barOf('future')).toMatchObject({ shape: 'outline', status: 'not-yet-valid' });
    for (const name of ['reversed', 'no start', 'no dates']) {
      expect(barOf(name), name).toMatchObject({ shape: 'stub', status: 'unknown' });
    }
    expect(barOf('short')).toMatchObject({ shape: 'marker', width: 3 });
    expect(barOf('for ever')).toMatchObject({ noExpiry: true, openRight: true });
  });

  it('are hollow where the certificate was replaced', () => {
    const pki = aPki();
    pki.add('old', { subject: 'x', issuer: 'ca', notAfter: iso(at - dayMs) });
    pki.add('new', { subject: 'x', issuer: 'ca', notAfter: iso(at + 300 * dayMs) });
    const shapes = aTimeline(pki.inventory(), { at })
      .list()
      .bars.map(({ shape, isReplaced }) => [shape, isReplaced]);
    expect(shapes).toEqual([
      ['outline', true],
      ['solid', false],
    ]);
  });

  it('break where an issuer above ends first', () => {
    const pki = aPki();
    const ca = pki.add('ca', { subject: 'ca', isCa: true, notAfter: iso(at + 59 * dayMs) });
    pki.link(ca, ca);
    pki.link(pki.add('leaf', { subject: 'leaf', issuer: 'ca', notAfter: iso(at + 300 * dayMs) }), ca);
    const timeline = aTimeline(pki.inventory(), { at });
    const leaf = timeline.list().bars.find(({ isCa }) => !isCa);
    expect(leaf?.brokenFromX).toBeCloseTo(xOf(timeline.window(), at + 59 * dayMs));
  });

  it('are striped where the kubelet renews, a notch where that is narrow, and say when that is late', () => {
    const inventory = everyKind();
    const kubelet = (timeline: ReturnType<typeof aTimeline>, window = {}): Bar | undefined =>
      timeline.list(window).bars.find(({ renewal }) => renewal !== undefined);
    const timeline = aTimeline(inventory, { at });
    const window = timeline.window();
    const { fromX, toX, isNotch } = kubelet(timeline)!.renewal!;
    expect([fromX, toX, isNotch]).toEqual([
      expect.closeTo(xOf(window, at + 20 * dayMs)),
      expect.closeTo(xOf(window, at + 40 * dayMs)),
      false,
    ]);
    expect(kubelet(timeline, { startMs: at - 10 * yearMs, spanMs: 20 * yearMs })?.renewal).toMatchObject({
      isNotch: true,
    });
    expect(kubelet(timeline)?.isOverdue).toBe(false);
    expect(kubelet(aTimeline(inventory, { at: (at + 45 * dayMs) as EpochMs }))?.isOverdue).toBe(true);
  });

  it('of one row that are too short to see become one, with their number and the worst status', () => {
    const pki = aPki();
    const add = (label: string, from: number, to: number) => {
      const dates = { notBefore: iso(at + from), notAfter: iso(at + to) };
      return pki.add(label, { subject: 'ca', key: 'ca', isCa: true, path: `/${label}/ca.crt`, ...dates });
    };
    const worst = add('expired', -3_000, -1_000);
    add('fine', -2_000, 20_000);
    add('later', 200 * dayMs, 200 * dayMs + 5_000);
    const timeline = aTimeline(pki.inventory(), { at, isOpen: false });
    const { bars } = timeline.list();
    expect(bars.map(({ count, status }) => [count, status])).toEqual([
      [2, 'expired'],
      [1, 'not-yet-valid'],
    ]);
    expect(timeline.lifetimes.indexOf.get(worst)).toBe(bars[0]?.index);
  });

  it('have small coordinates however long a validity is', () => {
    const { bars } = aTimeline(everyKind(), { at }).list({ startMs: at, spanMs: hourMs });
    for (const bar of bars) {
      expect(bar.x).toBeGreaterThan(-50);
      expect(bar.x + bar.width).toBeLessThan(1_050);
    }
  });

  it('are there only for the rows in sight', () => {
    const { bars } = aTimeline(everyKind(), { at }).list({}, { firstRow: 2, endRow: 4, offsetPx: 56 });
    expect(bars.map(({ rowIndex }) => rowIndex)).toEqual([2, 3]);
    expect(bars[0]?.y).toBe(4);
  });
});

describe('at any zoom', () => {
  it('no certificate is lost: each is a bar of its row, or in the band of the closed one', () => {
    fc.assert(
      fc.property(randomLists, ({ list, timeline, window, count }) => {
        const inBands = list.bands.map(({ before, after, undated, ticks }) =>
          ticks.reduce((sum, tick) => sum + tick.count, before + after + undated),
        );
        expect(inBands).toEqual(timeline.rows.filter(({ isBand }) => isBand).map(() => count));
        const seen = timeline.rows
          .flatMap(({ bars }) => bars)
          .map((index) => timeline.lifetimes.related[index]!.certificate)
          .filter(({ notBefore = at, notAfter = at }) => {
            return xOf(window, notAfter) >= -minBarPx && xOf(window, notBefore) <= window.widthPx;
          });
        expect(list.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(seen.length);
      }),
    );
  });

  it('whatever is drawn is found again at its middle', () => {
    fc.assert(
      fc.property(randomLists, ({ list }) => {
        for (const bar of list.bars) {
          expect(hitTest(list, bar.x + bar.width / 2, bar.y + bar.height / 2)).toMatchObject({ kind: 'bar', bar });
        }
        for (const tick of list.bands.flatMap(({ ticks }) => ticks)) {
          expect(hitTest(list, tick.x + tick.width / 2, tick.y + tick.height / 2)).toEqual({ kind: 'tick', tick });
        }
        expect(hitTest(list, -100, 5)).toBeUndefined();
      }),
    );
  });

  it('labels stay in the window, off the line of the instant and off each other', () => {
    fc.assert(
      fc.property(randomLists, ({ list, window }) => {
        const asOfX = xOf(window, at);
        expect(new Set(list.labels.map(({ rowIndex }) => rowIndex)).size).toBe(list.labels.length);
        for (const { x, width } of list.labels) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(1_000);
          expect(asOfX <= x || asOfX >= x + width).toBe(true);
        }
      }),
    );
  });

  it('a label inside a bar gives way to the line of the instant', () => {
    const pki = aPki();
    pki.add('x', { subject: 'x', issuer: 'ca', notBefore: iso(at - 300 * dayMs), notAfter: iso(at + 900 * dayMs) });
    const timeline = aTimeline(pki.inventory(), { at });
    const far = timeline.list({ startMs: at - 100 * dayMs, spanMs: 300 * dayMs }).labels;
    expect(far.map(({ onBar }) => onBar)).toEqual(['ok']);
    expect(timeline.list({ startMs: at - 290 * dayMs, spanMs: 300 * dayMs }).labels).toEqual([]);
  });

  it('of bars that lie over each other the one on top is met: the latest', () => {
    const pki = aPki();
    const ca = (label: string, days: number) =>
      pki.add(label, { subject: 'ca', key: 'ca', isCa: true, notAfter: iso(at + days * dayMs) });
    ca('old', 100);
    const renewed = ca('renewed', 300);
    const timeline = aTimeline(pki.inventory(), { at, isOpen: false });
    const found = hitTest(timeline.list(), xOf(timeline.window(), at), 14);
    expect(found).toMatchObject({ kind: 'bar', bar: { index: timeline.lifetimes.indexOf.get(renewed) } });
  });

  it('a label does not lie on another bar of its row', () => {
    const pki = aPki();
    const ca = (label: string, from: number, to: number) =>
      pki.add(label, { subject: 'ca', key: 'ca', isCa: true, notBefore: iso(at + from), notAfter: iso(at + to) });
    ca('old', 30 * dayMs, 60 * dayMs);
    ca('new', -200 * dayMs, 10 * dayMs);
    const { bars, labels } = aTimeline(pki.inventory(), { at, isOpen: false }).list();
    for (const label of labels) {
      const covered = bars.filter(({ x, width }) => label.x < x + width && x < label.x + label.width);
      expect(label.onBar === undefined ? covered : []).toEqual([]);
    }
  });
});

describe('a closed CA', () => {
  const closed = (count: number) => {
    const pki = aPki();
    const ca = pki.add('ca', { subject: 'ca', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
    pki.link(ca, ca);
    for (let index = 0; index < count; index += 1) {
      const notAfter = iso(index === count - 1 ? at - 1_000 : at + 31 * dayMs);
      pki.link(pki.add(`l${index}`, { subject: `l${index}`, issuer: 'ca', notAfter }), ca);
    }
    return aTimeline(pki.inventory(), { at, isOpen: false });
  };

  it('is a band beside the bar of the CA itself, with the worst end in sight however far one zooms out', () => {
    const timeline = closed(3_000);
    expect(timeline.rows).toHaveLength(1);
    for (const spanMs of [90 * dayMs, yearMs, 50 * yearMs, 900 * yearMs]) {
      const { bars, bands } = timeline.list({ startMs: at - spanMs / 2, spanMs });
      expect(bars).toHaveLength(1);
      const { ticks } = bands[0]!;
      expect(ticks.reduce((sum, { count }) => sum + count, 0)).toBe(3_000);
      expect(ticks.map(({ status }) => status)).toContain('expired');
    }
  });

  it('has higher columns the more ends are in them, and none higher than the row', () => {
    const { bands } = closed(3_000).list();
    const [one, many] = bands[0]!.ticks.toSorted((a, b) => a.count - b.count);
    expect(one!.height).toBeLessThan(many!.height);
    for (const { y, height } of bands[0]!.ticks) {
      expect(y).toBeGreaterThan(9);
      expect(y + height).toBeLessThan(28);
    }
  });
});

describe('tints', () => {
  const tones = (list: DisplayList, y: number) =>
    list.zones
      .filter((zone) => zone.y <= y && y < zone.y + zone.height)
      .map(({ tone, fromX, toX }) => [tone, fromX, toX]);

  it('hang from the instant, longer on the rows of CAs', () => {
    const timeline = aTimeline(everyKind(), { at });
    const list = timeline.list();
    const x = (days: number) => expect.closeTo(xOf(timeline.window(), at + days * dayMs));
    expect(tones(list, 14)).toEqual([
      ['expired', 0, x(0)],
      ['critical', x(0), x(90)],
      ['soon', x(90), x(365)],
    ]);
    expect(tones(list, 28 + 14)).toEqual([
      ['expired', 0, x(0)],
      ['critical', x(0), x(7)],
      ['soon', x(7), x(30)],
    ]);
  });

  it('cover every row once', () => {
    const list = aTimeline(everyKind(), { at }).list();
    const expired = list.zones.filter(({ tone }) => tone === 'expired');
    expect(expired.reduce((sum, { height }) => sum + height, 0)).toBe(12 * 28 - 28);
  });
});

describe('the extent', () => {
  it('leaves out what never ends', () => {
    const { lifetimes } = aTimeline(everyKind(), { at });
    expect(extentOf(lifetimes, at)).toEqual({ fromMs: Date.parse('2020-01-01'), toMs: Date.parse('2036-01-01') });
  });

  it('begins with what is no CA, two years ahead at most', () => {
    const { lifetimes } = aTimeline(everyKind(), { at });
    expect(firstExtentOf(lifetimes, at)).toEqual({ fromMs: at - 100 * dayMs, toMs: at + 300 * dayMs });
  });
});

describe('what was renewed between two looks', () => {
  const timeline = aTimeline(everyKind(), { at });
  const fine = timeline.lifetimes.related.findIndex(({ certificate }) => certificate.subject.text.endsWith('fine'));
  const endedAt = at + 20 * dayMs;
  const listAt = (slid: number) =>
    timeline.list({}, {}, { endedAt: new Map([[fine, endedAt]]), textOf: () => 'was', slid });

  it('keeps a line where the earlier certificate ended, and its day on a plate that hides no other label', () => {
    const { ghosts, labels } = listAt(1);
    expect(ghosts).toHaveLength(1);
    const [ghost] = ghosts;
    expect(ghost!.x).toBeCloseTo(xOf(timeline.window(), endedAt));
    const { plate, rowIndex } = ghost!;
    const label = labels.find((each) => each.rowIndex === rowIndex)!;
    expect(plate).toBeDefined();
    expect(plate!.x + plate!.width < label.x || plate!.x > label.x + label.width).toBe(true);
    expect(timeline.list().ghosts).toEqual([]);
  });

  it('lets the bar slide from the old end to the new one', () => {
    const endOf = (slid: number) => {
      const bar = listAt(slid).bars.find(({ index }) => index === fine)!;
      return bar.x + bar.width;
    };
    const notAfter = timeline.lifetimes.notAfter[fine]!;
    expect(endOf(0)).toBeCloseTo(xOf(timeline.window(), endedAt));
    expect(endOf(0.5)).toBeCloseTo(xOf(timeline.window(), (endedAt + notAfter) / 2));
    expect(endOf(1)).toBeCloseTo(xOf(timeline.window(), notAfter));
  });
});
