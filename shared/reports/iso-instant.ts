import type { EpochMs } from '../x509/brand.ts';

/** ISO 8601 in UTC to the second, with a fraction only where there is one; `null`, as JSON has it, for no instant. */
export function isoInstant(instant: EpochMs): string;
export function isoInstant(instant: EpochMs | undefined): string | null;
export function isoInstant(instant: EpochMs | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString().replace('.000Z', 'Z');
}
