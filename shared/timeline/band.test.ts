import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { statuses } from '../pki/assessment.ts';
import type { EpochMs } from '../x509/brand.ts';
import { hourMs } from '../x509/milliseconds.ts';
import { aliveAt, bandColumns, bandOver } from './band.ts';
import { judgeLifetimes } from './judge-lifetimes.ts';
import { lifetimesOf } from './lifetimes.ts';
import { yearMs } from './time-scale.ts';

const middle = at('2026-06-01T00:00:00Z');

const times = fc.integer({ min: -3_000, max: 3_000 }).map((hours) => (middle + hours * hourMs) as EpochMs);
const lives = fc.array(
  fc.record({ notBefore: fc.option(times, { nil: undefined }), notAfter: fc.option(times, { nil: undefined }) }),
  { minLength: 1, maxLength: 60 },
);
const windows = fc
  .record({
    start: fc.integer({ min: -5_000, max: 4_000 }),
    zoom: fc.double({ min: 0, max: 17, noNaN: true }),
    widthPx: fc.integer({ min: 40, max: 1_600 }),
  })
  .map(({ start, zoom, widthPx }) => ({ startMs: middle + start * hourMs, spanMs: hourMs * 2 ** zoom, widthPx }));

function drawn(dates: readonly { notBefore: EpochMs | undefined; notAfter: EpochMs | undefined }[]) {
  const certificates = dates.map((dated, index) => ({ ...aCertificate({ subject: `x${index}` }), ...dated }));
  const inventory = anInventory({ files: { '/a.pem': { certificates } } });
  const lifetimes = lifetimesOf(inventory, defaultThresholds);
  const band = bandOver(Int32Array.from(certificates.keys()), lifetimes);
  return { band, lifetimes, judged: judgeLifetimes(lifetimes, middle) };
}

describe('many certificates as one band', () => {
  it('counts each of them once at every zoom: left, in a column, right, or without dates', () => {
    fc.assert(
      fc.property(lives, windows, (dates, window) => {
        const { band, judged } = drawn(dates);
        const { ending, before, after } = bandColumns(band, window, 3, judged.rank);
        const inColumns = ending.reduce((sum, { count }) => sum + count, 0);
        expect(before + inColumns + after + band.undated.length).toBe(dates.length);
      }),
    );
  });

  it('knows how many are alive, as counting them one by one does', () => {
    fc.assert(
      fc.property(lives, windows, times, (dates, window, instant) => {
        const { band, judged } = drawn(dates);
        const count = (when: number) =>
          dates.filter(({ notBefore, notAfter }) => {
            return notBefore !== undefined && notAfter !== undefined && notBefore <= when && when <= notAfter;
          }).length;
        expect(aliveAt(band, instant)).toBe(count(instant));
        const { alive } = bandColumns(band, window, 3, judged.rank);
        const edge = (column: number) =>
          Math.ceil(window.startMs + (Math.min(column * 3, window.widthPx) * window.spanMs) / window.widthPx);
        for (const column of [0, 1, Math.floor(alive.length / 2), alive.length - 1]) {
          expect(alive[column], `column ${column}`).toBe(count(edge(column)));
        }
        expect(band.peak).toBe(Math.max(0, ...dates.map(({ notBefore }) => count(notBefore ?? NaN))));
      }),
    );
  });

  it('loses as many between two instants as end, less those that begin', () => {
    fc.assert(
      fc.property(lives, times, times, (dates, one, other) => {
        const { band } = drawn(dates);
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const ends = band.ends.filter((end) => end >= from && end < to).length;
        const starts = band.starts.filter((start) => start > from && start <= to).length;
        expect(aliveAt(band, from) - aliveAt(band, to)).toBe(ends - starts);
      }),
    );
  });

  it('gives each column the worst status of those that end in it, whose span names exactly them', () => {
    fc.assert(
      fc.property(lives, windows, (dates, window) => {
        const { band, judged, lifetimes } = drawn(dates);
        for (const { from, to, count, rank } of bandColumns(band, window, 3, judged.rank).ending) {
          const inside = dates.flatMap((_, index) => {
            const end = lifetimes.end[index] ?? NaN;
            return end >= from && end < to ? [judged.rank[index] ?? 255] : [];
          });
          expect(inside).toHaveLength(count);
          expect(Math.min(...inside)).toBe(rank);
        }
      }),
    );
  });

  it('never hides one expired among a hundred thousand that end on the same px', () => {
    const count = 100_000;
    const end = new Float64Array(count).fill(middle + 40 * 24 * hourMs);
    end[54_321] = middle - 1;
    const { lifetimes } = drawn([{ notBefore: middle, notAfter: middle }]);
    const many = { ...lifetimes, end, notBefore: new Float64Array(count).fill(middle - yearMs) };
    const rank = new Uint8Array(count).fill(statuses.indexOf('ok'));
    rank[54_321] = statuses.indexOf('expired');
    const band = bandOver(
      Int32Array.from({ length: count }, (_, index) => index),
      many,
    );
    const window = { startMs: middle - 500 * yearMs, spanMs: 1_000 * yearMs, widthPx: 1_000 };
    const { ending } = bandColumns(band, window, 3, rank);
    expect(ending).toHaveLength(1);
    expect(ending[0]).toMatchObject({ count, rank: statuses.indexOf('expired') });
  });

  it('puts an end on the edge of two columns into the later one alone', () => {
    const { band, judged } = drawn([
      { notBefore: (middle - hourMs) as EpochMs, notAfter: (middle + 2 * hourMs) as EpochMs },
    ]);
    const window = { startMs: middle, spanMs: 10 * hourMs, widthPx: 30 };
    const { ending, alive } = bandColumns(band, window, 3, judged.rank);
    expect(ending.map(({ column, count }) => [column, count])).toEqual([[2, 1]]);
    expect(Array.from(alive.slice(0, 4))).toEqual([1, 1, 1, 0]);
  });

  it('lets what its CA outlives in nothing live for no time at all', () => {
    const ca = aCertificate({ subject: 'ca', isCa: true, notAfter: '2026-03-01T00:00:00Z' });
    const leaf = aCertificate({ subject: 'x', issuer: 'ca', notBefore: '2026-05-01T00:00:00Z' });
    const inventory = anInventory({
      files: { '/a.pem': { certificates: [ca, leaf] } },
      links: [
        [ca, ca],
        [leaf, ca],
      ],
    });
    const band = bandOver(Int32Array.of(1), lifetimesOf(inventory, defaultThresholds));
    expect(aliveAt(band, at('2026-05-02T00:00:00Z'))).toBe(0);
    expect(
      Math.min(...[0, 1, 2, 3].map((months) => aliveAt(band, at('2026-02-01T00:00:00Z') + months * 30 * 24 * hourMs))),
    ).toBe(0);
  });
});
