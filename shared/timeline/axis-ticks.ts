import type { EpochMs } from '../x509/brand.ts';
import type { Zone } from '../words/instant.ts';
import { chooseSteps, intervalOf, type AxisStep, type AxisUnit } from './axis-ladder.ts';
import { xOf, type TimeWindow } from './time-scale.ts';

export interface AxisTick {
  readonly at: EpochMs;
  readonly x: number;
}

/** One cell of the upper tier: a year over months, a month over days, a day over hours. */
export interface AxisContext {
  readonly at: EpochMs;
  readonly unit: AxisUnit;
  /** Clipped to the window. */
  readonly fromX: number;
  readonly toX: number;
}

export interface AxisTicks {
  readonly step: AxisStep;
  readonly major: readonly AxisTick[];
  readonly minor: readonly AxisTick[];
  /** Empty where the ticks are years: nothing stands over them. */
  readonly context: readonly AxisContext[];
}

/** What stands over ticks of a unit. */
export const contextOf: Readonly<Record<AxisUnit, AxisUnit | undefined>> = {
  minute: 'day',
  hour: 'day',
  day: 'month',
  week: 'month',
  month: 'year',
  year: undefined,
};

/**
 * Years 6 to 11476: every date a certificate can hold, with room for a tick beyond. At the very ends of JavaScript's
 * time (ECMA-262 section 21.4.1.1) d3-time's steps would count on from an invalid date and never arrive.
 */
const firstInstantMs = -6.2e13;
const lastInstantMs = 3e14;

/** Where the calendar of a zone falls on a window. Data never move with the zone, only these do. */
export function axisTicks(window: TimeWindow, zone: Zone, labelPxOf: (unit: AxisUnit) => number): AxisTicks {
  const { major, minor } = chooseSteps(window.spanMs / window.widthPx, labelPxOf);
  const unit = contextOf[major.unit];
  const majorTicks = ticksOf(window, major, zone);
  const taken = new Set(majorTicks.map(({ at }) => at));
  return {
    step: major,
    major: majorTicks,
    minor: minor ? ticksOf(window, minor, zone).filter(({ at }) => !taken.has(at)) : [],
    context: unit === undefined ? [] : contextCells(window, unit, zone),
  };
}

function ticksOf(window: TimeWindow, step: AxisStep, zone: Zone): readonly AxisTick[] {
  const [from, to] = datesOf(window);
  const interval = intervalOf(step, zone);
  return interval.range(interval.ceil(from), to).map((date) => {
    const at = date.getTime() as EpochMs;
    return { at, x: xOf(window, at) };
  });
}

function contextCells(window: TimeWindow, unit: AxisUnit, zone: Zone): readonly AxisContext[] {
  const [from, to] = datesOf(window);
  const interval = intervalOf({ unit, count: 1, shortestMs: 0 }, zone);
  return interval.range(interval.floor(from), to).map((date) => {
    const at = date.getTime() as EpochMs;
    const fromX = Math.max(0, xOf(window, at));
    const toX = Math.min(window.widthPx, xOf(window, interval.offset(date, 1).getTime()));
    return { at, unit, fromX, toX };
  });
}

/** The end is one past the window's last millisecond, since d3's ranges leave their end out. */
function datesOf({ startMs, spanMs }: TimeWindow): [Date, Date] {
  const bounded = (ms: number) => new Date(Math.max(firstInstantMs, Math.min(lastInstantMs, ms)));
  return [bounded(Math.ceil(startMs)), bounded(Math.floor(startMs + spanMs) + 1)];
}
