import { describe, expect, it } from 'vitest';
import type { EpochMs } from './brand.ts';
import { validityStateAt } from './validity.ts';

const at = (iso: string): EpochMs => Date.parse(iso) as EpochMs;
const validity = { notBefore: at('2026-01-01T00:00:00Z'), notAfter: at('2027-01-01T00:00:00Z') };

describe('validityStateAt', () => {
  it.each([
    ['one ms before notBefore', '2025-12-31T23:59:59.999Z', 'not-yet-valid'],
    ['exactly notBefore (RFC 5280 4.1.2.5: inclusive)', '2026-01-01T00:00:00Z', 'valid'],
    ['exactly notAfter (RFC 5280 4.1.2.5: inclusive)', '2027-01-01T00:00:00Z', 'valid'],
    ['one ms after notAfter', '2027-01-01T00:00:00.001Z', 'expired'],
  ] as const)('%s is %s', (_when, instant, state) => {
    expect(validityStateAt(validity, at(instant))).toBe(state);
  });

  it.each([
    ['no notAfter, begun', { ...validity, notAfter: undefined }, '2026-06-01T00:00:00Z', 'unknown'],
    ['no notAfter, not begun', { ...validity, notAfter: undefined }, '2025-06-01T00:00:00Z', 'not-yet-valid'],
    ['no notBefore, ended', { ...validity, notBefore: undefined }, '2028-06-01T00:00:00Z', 'expired'],
    ['no notBefore, not ended', { ...validity, notBefore: undefined }, '2026-06-01T00:00:00Z', 'unknown'],
  ] as const)('%s is %s', (_what, ends, instant, state) => {
    expect(validityStateAt(ends, at(instant))).toBe(state);
  });
});
