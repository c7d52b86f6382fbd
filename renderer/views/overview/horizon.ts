import type { Assessment, Status } from '../../../shared/pki/assessment.ts';
import { statuses } from '../../../shared/pki/assessment.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { isCa } from '../../../shared/x509/certificate.ts';
import { dayMs } from '../../../shared/x509/milliseconds.ts';

const weekMs = 7 * dayMs;
/** 1970-01-05; ISO weeks begin on Monday. */
const firstMondayMs = 4 * dayMs;
/** Two years ahead. */
export const horizonWeeks = 105;

export interface HorizonWeek {
  /** Monday 00:00 UTC. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly count: number;
  readonly cas: number;
  /** The worst status among those that end in this week. */
  readonly worst: Status;
}

export interface Horizon {
  readonly weeks: readonly HorizonWeek[];
  /** Ended before the first week. */
  readonly past: number;
  /** Ends after the last week, or never. */
  readonly later: number;
  readonly most: number;
}

/** Counts effective ends by ISO week in UTC; `past` + all weeks + `later` is every certificate whose status is known. */
export function horizonOf({ certificates, at }: Assessment): Horizon {
  const start = Math.floor((at - firstMondayMs) / weekMs) * weekMs + firstMondayMs;
  const counts = Array.from({ length: horizonWeeks }, () => ({ count: 0, cas: 0, worst: statuses.length - 1 }));
  let past = 0;
  let later = 0;
  for (const { certificate, effectiveNotAfter, status } of certificates) {
    if (effectiveNotAfter === undefined || status === 'unknown') continue;
    const week = counts[Math.floor((effectiveNotAfter - start) / weekMs)];
    if (week) {
      week.count += 1;
      week.cas += isCa(certificate) ? 1 : 0;
      week.worst = Math.min(week.worst, statuses.indexOf(status));
    } else if (effectiveNotAfter < start) {
      past += 1;
    } else {
      later += 1;
    }
  }
  const weeks = counts.map(({ count, cas, worst }, index): HorizonWeek => {
    const from = start + index * weekMs;
    return { from: from as EpochMs, to: (from + weekMs) as EpochMs, count, cas, worst: statuses[worst] ?? 'ok' };
  });
  return { weeks, past, later, most: Math.max(...weeks.map(({ count }) => count)) };
}
