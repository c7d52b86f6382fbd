import {
  timeDay,
  timeHour,
  timeMinute,
  timeMonday,
  timeMonth,
  timeYear,
  utcDay,
  utcHour,
  utcMinute,
  utcMonday,
  utcMonth,
  utcYear,
  type CountableTimeInterval,
  type TimeInterval,
} from 'd3-time';
import type { Zone } from '../words/instant.ts';
import { minuteMs, hourMs, dayMs } from '../x509/milliseconds.ts';

export type AxisUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

/** One rung: ticks stand on every `count`-th `unit` of the calendar. */
export interface AxisStep {
  readonly unit: AxisUnit;
  readonly count: number;
  /** The shortest such step there is (28 days of February), leaving changes of the clock aside. */
  readonly shortestMs: number;
}

/** No two-day step: it would restart with every month. Weeks begin on ISO Monday. The last rungs are for hostile dates. */
export const ladder: readonly AxisStep[] = [
  ...[1, 5, 15, 30].map((count) => ({ unit: 'minute' as const, count, shortestMs: count * minuteMs })),
  ...[1, 3, 6, 12].map((count) => ({ unit: 'hour' as const, count, shortestMs: count * hourMs })),
  { unit: 'day', count: 1, shortestMs: dayMs },
  { unit: 'week', count: 1, shortestMs: 7 * dayMs },
  { unit: 'month', count: 1, shortestMs: 28 * dayMs },
  { unit: 'month', count: 3, shortestMs: 90 * dayMs },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000].map((count) => ({
    unit: 'year' as const,
    count,
    shortestMs: count * 365 * dayMs,
  })),
];

export const minMajorPx = 72;
const labelGapPx = 16;
const minMinorPx = 6;

export interface ChosenSteps {
  readonly major: AxisStep;
  /** The next finer rung where it can be told apart. */
  readonly minor: AxisStep | undefined;
}

/** The finest step whose ticks stand at least 72 px, and a label with air, apart. */
export function chooseSteps(msPerPx: number, labelPxOf: (unit: AxisUnit) => number): ChosenSteps {
  const last = ladder.length - 1;
  const found = ladder.findIndex(({ unit, shortestMs }) => {
    return shortestMs / msPerPx >= Math.max(minMajorPx, labelPxOf(unit) + labelGapPx);
  });
  const index = found < 0 ? last : found;
  const major = ladder[index];
  if (!major) throw new RangeError('the ladder of axis steps is empty');
  const finer = ladder[index - 1];
  // Weeks do not divide months: a minor tick must never stand beside a major one as if it meant something.
  const minor = finer?.unit === 'week' && major.unit !== 'week' ? ladder[index - 2] : finer;
  return { major, minor: minor && minor.shortestMs / msPerPx >= minMinorPx ? minor : undefined };
}

const intervals: Readonly<Record<Zone, Readonly<Record<AxisUnit, CountableTimeInterval>>>> = {
  utc: { minute: utcMinute, hour: utcHour, day: utcDay, week: utcMonday, month: utcMonth, year: utcYear },
  local: { minute: timeMinute, hour: timeHour, day: timeDay, week: timeMonday, month: timeMonth, year: timeYear },
};

/** d3-time's `every` counts within the parent unit (hours of the day, months of the year), which is what a calendar does. */
export function intervalOf({ unit, count }: AxisStep, zone: Zone): TimeInterval {
  const interval = intervals[zone][unit];
  return (count === 1 ? undefined : interval.every(count)) ?? interval;
}
