import type { EpochMs } from '../../x509/brand.ts';
import { dayMs, hourMs, minuteMs } from '../../x509/milliseconds.ts';
import { noExpiry } from '../../x509/no-expiry.ts';

/** `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`. */
export function listEn(names: readonly string[], most = 4): string {
  const shown = names.length > most + 1 ? names.slice(0, most) : names;
  const rest = names.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The verb that goes with so many: `has` or `have`. */
export function verb(names: readonly unknown[], one: string, many: string): string {
  return names.length === 1 ? one : many;
}

/** A length of time in its largest fitting unit, cut off: `23 hours`, `6 days`, `7 months`, `4 years`. */
export function spanEn(spanMs: number): string {
  const [count, unit] = spanIn(Math.abs(spanMs));
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

export type SpanUnit = 'minute' | 'hour' | 'day' | 'month' | 'year';

/** Up to two days in hours, two months in days, two years in months; a month is a twelfth of 365 days. */
export function spanIn(spanMs: number): readonly [count: number, unit: SpanUnit] {
  const monthMs = (365 * dayMs) / 12;
  if (spanMs < 2 * hourMs) return [Math.floor(spanMs / minuteMs), 'minute'];
  if (spanMs < 2 * dayMs) return [Math.floor(spanMs / hourMs), 'hour'];
  if (spanMs < 2 * monthMs) return [Math.floor(spanMs / dayMs), 'day'];
  if (spanMs < 24 * monthMs) return [Math.floor(spanMs / monthMs), 'month'];
  return [Math.floor(spanMs / (365 * dayMs)), 'year'];
}

/** `2026-11-28 14:03 UTC`, in every language. */
export function instantText(instant: EpochMs): string {
  if (instant >= noExpiry) return '9999-12-31';
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
