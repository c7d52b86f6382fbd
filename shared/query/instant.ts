import type { EpochMs } from '../x509/brand.ts';

const datePart = String.raw`(\d{4})-(\d{2})-(\d{2})`;
const timePart = String.raw`T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)`;
const dateOrInstant = new RegExp(`^${datePart}(?:${timePart})?$`, 'u');

/**
 * An instant as ISO 8601 with its zone, or a date alone, which is its midnight in UTC. `undefined` for anything else:
 * a time without a zone would mean another instant on another machine, and there is no 30 February.
 */
export function instant(text: string): EpochMs | undefined {
  const [, year = '', month = '', day = ''] = dateOrInstant.exec(text) ?? [];
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(day)) return undefined;
  return Date.parse(text) as EpochMs;
}
