import type { EpochMs } from '../../shared/x509/brand.ts';
import type { Zone } from './instant.ts';

/** `2026-11-28T14:03`: what an `<input type="datetime-local">` holds, which has no zone of its own. */
export function fieldFromInstant(at: EpochMs, zone: Zone): string {
  if (zone === 'utc') return new Date(at).toISOString().slice(0, 16);
  const offsetMs = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offsetMs).toISOString().slice(0, 16);
}

/** @returns `undefined` for a field that is not filled in yet */
export function instantFromField(field: string, zone: Zone): EpochMs | undefined {
  if (!/^\d{4,6}-\d\d-\d\dT\d\d:\d\d/u.test(field)) return undefined;
  const at = zone === 'utc' ? Date.parse(`${field.slice(0, 16)}Z`) : new Date(field).getTime();
  return Number.isFinite(at) ? (at as EpochMs) : undefined;
}
