import { afterEach, describe, expect, it } from 'vitest';
import { chooseSteps, ladder } from './axis-ladder.ts';
import { contextLabel, tickLabel } from './axis-labels.ts';
import { axisTicks } from './axis-ticks.ts';
import { clockChanges, isRepeatedLocalTime } from './clock-changes.ts';
import { yearMs, type TimeWindow } from './time-scale.ts';
import type { EpochMs } from '../x509/brand.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const labelPx = () => 44;
const windowOf = (from: string, spanMs: number, widthPx = 1_500): TimeWindow => ({
  startMs: Date.parse(from),
  spanMs,
  widthPx,
});
const testZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = testZone;
});
const inZone = (zone: string) => {
  process.env['TZ'] = zone;
};

describe('the ladder of steps', () => {
  it.each([
    ['10 years', 10 * yearMs, '1 year'],
    ['5 years', 5 * yearMs, '3 month'],
    ['1 year', yearMs, '1 month'],
    ['90 days', 90 * dayMs, '1 week'],
    ['14 days', 14 * dayMs, '1 day'],
    ['2 days', 2 * dayMs, '3 hour'],
    ['6 hours', 6 * hourMs, '30 minute'],
    ['1 hour', hourMs, '5 minute'],
  ])('shows %s on 1,500 px by steps as the design computes them', (_what, spanMs, step) => {
    const { major } = chooseSteps(spanMs / 1_500, labelPx);
    expect(`${major.count} ${major.unit}`).toBe(step);
  });

  it('has no step of two days, which would restart with every month', () => {
    expect(ladder.filter(({ unit }) => unit === 'day').map(({ count }) => count)).toEqual([1]);
  });

  it('keeps ticks 72 px apart and apart from each other, at every zoom from an hour to a thousand years', () => {
    for (let spanMs = hourMs; spanMs < 1_000 * yearMs; spanMs *= 1.04) {
      const { major } = axisTicks(windowOf('2026-01-20T03:00:00Z', spanMs), 'utc', labelPx);
      const gaps = major.slice(1).map(({ x }, index) => x - major[index]!.x);
      for (const gap of gaps) expect(gap, `a span of ${spanMs / dayMs} days`).toBeGreaterThanOrEqual(71.99);
      expect(major.length).toBeLessThanOrEqual(1 + 1_500 / 72);
    }
  });

  it('makes room for a wide label', () => {
    const { major } = chooseSteps(yearMs / 1_500, () => 150);
    expect(`${major.count} ${major.unit}`).toBe('3 month');
  });
});

describe('ticks on a calendar', () => {
  it('stand on the first of each month in UTC under cells of years that fill the window', () => {
    const { major, context } = axisTicks(windowOf('2026-06-15T00:00:00Z', yearMs), 'utc', labelPx);
    expect(major[0]?.at).toBe(Date.parse('2026-07-01T00:00:00Z'));
    expect(major).toHaveLength(12);
    expect(context.map(({ fromX, toX }) => [Math.round(fromX), Math.round(toX)])).toEqual([
      [0, Math.round((200 * 1_500) / 365.25)],
      [Math.round((200 * 1_500) / 365.25), 1_500],
    ]);
  });

  it('begin weeks on Monday', () => {
    const { major } = axisTicks(windowOf('2026-06-15T00:00:00Z', 90 * dayMs), 'utc', labelPx);
    expect(new Set(major.map(({ at }) => new Date(at).getUTCDay()))).toEqual(new Set([1]));
  });

  it('never repeat a major tick as a minor one', () => {
    const { major, minor } = axisTicks(windowOf('2026-06-15T00:00:00Z', 10 * yearMs), 'utc', labelPx);
    expect(minor.length).toBeGreaterThan(20);
    expect(minor.filter(({ at }) => major.some((tick) => tick.at === at))).toEqual([]);
  });

  it('end, wherever the window is', () => {
    for (const startMs of [-9e15, -6.3e13, 2.9e14, 8.64e15 - 2.05 * yearMs, 8.64e15 - 51 * dayMs, 9e15]) {
      for (const spanMs of [hourMs, 50 * dayMs, 2 * yearMs, 3_000 * yearMs]) {
        for (const zone of ['utc', 'local'] as const) {
          const { major, context } = axisTicks({ startMs, spanMs, widthPx: 900 }, zone, labelPx);
          expect(major.length).toBeLessThan(20);
          expect(context.filter(({ fromX, toX }) => !(toX - fromX <= 900))).toEqual([]);
        }
      }
    }
    const last = axisTicks(windowOf('9990-01-01T00:00:00Z', 10 * yearMs), 'utc', labelPx);
    expect(last.major.length).toBeGreaterThanOrEqual(10);
  });
});

describe('local time', () => {
  const hoursOf = (from: string) => {
    inZone('America/New_York');
    // One day on 2,200 px: a tick every hour.
    const { major } = axisTicks(windowOf(from, 25 * hourMs, 2_200), 'local', labelPx);
    return major.map(({ at }) => tickLabel(at, 'hour', 'en', 'local'));
  };

  it('skips the hour that does not exist when New York jumps forward', () => {
    expect(hoursOf('2026-03-08T05:00:00Z').slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
  });

  it('shows the hour that comes twice with its offset when New York falls back', () => {
    expect(hoursOf('2026-11-01T04:00:00Z').slice(0, 4)).toEqual(['00:00', '01:00 GMT-4', '01:00 GMT-5', '02:00']);
  });

  it('is plain where there is no summer time', () => {
    inZone('Asia/Tokyo');
    const { major } = axisTicks(windowOf('2026-03-07T15:00:00Z', 25 * hourMs, 2_200), 'local', labelPx);
    expect(major.slice(0, 3).map(({ at }) => new Date(at).getHours())).toEqual([0, 1, 2]);
    expect(major.some(({ at }) => isRepeatedLocalTime(at))).toBe(false);
    expect(clockChanges(Date.parse('2026-01-01'), Date.parse('2026-03-31'))).toEqual([]);
  });

  it.each([
    ['forward in spring', '2026-03-01', '2026-03-20', '2026-03-08T07:00:00Z', 60],
    ['back in autumn', '2026-10-20', '2026-11-20', '2026-11-01T06:00:00Z', -60],
  ])('finds the change of the clock %s to the minute', (_when, from, to, at, minutes) => {
    inZone('America/New_York');
    expect(clockChanges(Date.parse(from), Date.parse(to))).toEqual([{ at: Date.parse(at), minutes }]);
  });

  it('knows which times come twice', () => {
    inZone('America/New_York');
    const repeated = ['04:59', '05:00', '05:59', '06:00', '06:59', '07:00'].map((time) =>
      isRepeatedLocalTime(Date.parse(`2026-11-01T${time}:00Z`)),
    );
    expect(repeated).toEqual([false, true, true, true, true, false]);
    expect(isRepeatedLocalTime(Date.parse('2026-03-08T07:00:00Z'))).toBe(false);
  });

  it('stands on local midnight, 23 and 25 hours apart when the clock changes', () => {
    inZone('America/New_York');
    const { major } = axisTicks(windowOf('2026-03-01T05:00:00Z', 14 * dayMs), 'local', labelPx);
    const hours = major.slice(1).map(({ at }, index) => (at - major[index]!.at) / hourMs);
    expect(hours.filter((gap) => gap !== 24)).toEqual([23]);
  });
});

describe('labels of the axis', () => {
  const instant = Date.parse('2027-03-14T09:05:00Z') as EpochMs;
  it.each([
    ['en', 'month', 'Mar', '2027'],
    ['en', 'day', '14 Mar', 'Mar 2027'],
    ['en', 'hour', '09:05', 'Sun, 14 Mar 2027'],
    ['ja', 'month', '3月', '2027年'],
    ['ja', 'day', '3/14(日)', '2027年3月'],
    ['ja', 'hour', '09:05', '2027年3月14日(日)'],
  ] as const)('%s %s', (language, unit, tick, context) => {
    const over = { month: 'year', day: 'month', hour: 'day' } as const;
    expect(tickLabel(instant, unit, language, 'utc')).toBe(tick);
    expect(contextLabel(instant, over[unit], language, 'utc')).toBe(context);
  });
});
