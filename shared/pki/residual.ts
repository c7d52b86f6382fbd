import type { EpochMs } from '../x509/brand.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import { minuteMs, hourMs, dayMs } from '../x509/milliseconds.ts';

const daysInTwoYears = 731;

/** How long, in at most two units, never rounded up. Each key has words in `shared/words`. */
export type Duration =
  | { readonly key: 'yearsMonths'; readonly values: { readonly years: number; readonly months: number } }
  | { readonly key: 'years'; readonly values: { readonly years: number } }
  | { readonly key: 'days'; readonly values: { readonly count: number } }
  | { readonly key: 'daysHours'; readonly values: { readonly days: number; readonly hours: number } }
  | { readonly key: 'dayOnly'; readonly values: { readonly days: number } }
  | { readonly key: 'hoursMinutes'; readonly values: { readonly hours: number; readonly minutes: number } }
  | { readonly key: 'hours'; readonly values: { readonly hours: number } }
  | { readonly key: 'minutes'; readonly values: { readonly minutes: number } }
  | { readonly key: 'underAMinute'; readonly values: Record<string, never> };

/** Where an instant stands between the two ends of a validity period. */
export type Residual =
  | { readonly kind: 'left'; readonly duration: Duration }
  | { readonly kind: 'expiredAgo'; readonly duration: Duration }
  | { readonly kind: 'validIn'; readonly duration: Duration }
  | { readonly kind: 'noExpiry' }
  | { readonly kind: 'neverValid' }
  | { readonly kind: 'unreadable' };

/** The time between two instants; the order does not matter. */
export function durationBetween(one: EpochMs, other: EpochMs): Duration {
  const from = Math.min(one, other);
  const to = Math.max(one, other);
  const ms = to - from;
  const days = Math.floor(ms / dayMs);
  if (days >= daysInTwoYears) {
    const whole = wholeMonths(from, to);
    const years = Math.floor(whole / 12);
    const months = whole % 12;
    return months > 0 ? { key: 'yearsMonths', values: { years, months } } : { key: 'years', values: { years } };
  }
  if (days >= 2) return { key: 'days', values: { count: days } };
  if (days === 1) {
    const hours = Math.floor((ms % dayMs) / hourMs);
    return hours > 0 ? { key: 'daysHours', values: { days, hours } } : { key: 'dayOnly', values: { days } };
  }
  const hours = Math.floor(ms / hourMs);
  const minutes = Math.floor((ms % hourMs) / minuteMs);
  if (hours >= 1) {
    return minutes > 0 ? { key: 'hoursMinutes', values: { hours, minutes } } : { key: 'hours', values: { hours } };
  }
  return minutes > 0 ? { key: 'minutes', values: { minutes } } : { key: 'underAMinute', values: {} };
}

/** notAfter itself is still valid. @see RFC 5280 section 4.1.2.5 */
export function residualAt(
  validity: { readonly notBefore: EpochMs | undefined; readonly notAfter: EpochMs | undefined },
  at: EpochMs,
): Residual {
  const { notBefore, notAfter } = validity;
  if (notAfter === undefined) return { kind: 'unreadable' };
  if (notBefore !== undefined && notAfter < notBefore) return { kind: 'neverValid' };
  if (at > notAfter) return { kind: 'expiredAgo', duration: durationBetween(notAfter, at) };
  if (notBefore !== undefined && at < notBefore) return { kind: 'validIn', duration: durationBetween(at, notBefore) };
  if (notAfter >= noExpiry) return { kind: 'noExpiry' };
  return { kind: 'left', duration: durationBetween(at, notAfter) };
}

/** Whole calendar months in UTC from one instant to a later one, so that ten years of 365 days are 9 years 11 months. */
export function wholeMonths(from: number, to: number): number {
  const start = new Date(from);
  const end = new Date(to);
  let months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  const anniversary = new Date(from);
  anniversary.setUTCDate(1);
  anniversary.setUTCMonth(start.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(anniversary.getUTCFullYear(), anniversary.getUTCMonth() + 1, 0)).getUTCDate();
  anniversary.setUTCDate(Math.min(start.getUTCDate(), lastDay));
  if (anniversary.getTime() > to) months -= 1;
  return months;
}
