import type { EpochMs } from '../x509/brand.ts';
import { minuteMs, dayMs } from '../x509/milliseconds.ts';

/** A change of the local clock: summer time begins or ends, or a zone is redefined. */
export interface ClockChange {
  /** The first instant with the new offset. */
  readonly at: EpochMs;
  /** Positive: the clock jumps forward. */
  readonly minutes: number;
}

/** Beyond this a change is no longer visible on an axis, and looking for it costs. */
const maxSpanMs = 100 * dayMs;

/** Changes of the machine's zone in `(from, to]`, to the minute; none in a span of over 100 days. */
export function clockChanges(from: number, to: number): readonly ClockChange[] {
  if (to - from > maxSpanMs) return [];
  const changes: ClockChange[] = [];
  for (let day = from; day < to; day += dayMs) {
    const end = Math.min(day + dayMs, to);
    const minutes = offsetMinutes(end) - offsetMinutes(day);
    if (minutes === 0) continue;
    let before = day;
    let after = end;
    while (after - before > minuteMs) {
      const middle = (before + after) / 2;
      if (offsetMinutes(middle) === offsetMinutes(day)) before = middle;
      else after = middle;
    }
    changes.push({ at: (Math.floor(after / minuteMs) * minuteMs) as EpochMs, minutes });
  }
  return changes;
}

/** The same wall clock reads this time twice: only the offset tells which one is meant. */
export function isRepeatedLocalTime(at: number): boolean {
  const around = [at - 3 * 3_600_000, at + 3 * 3_600_000];
  return around.some((other) => {
    const shiftMs = (offsetMinutes(at) - offsetMinutes(other)) * minuteMs;
    if (shiftMs === 0) return false;
    // The twin of a wall-clock time lies exactly the change of offset away, on the other side of the change.
    const twin = at + shiftMs;
    return offsetMinutes(twin) === offsetMinutes(other);
  });
}

/** East of Greenwich is positive, as people write it. */
function offsetMinutes(at: number): number {
  return -new Date(at).getTimezoneOffset();
}
