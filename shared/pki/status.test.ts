import { expect, it } from 'vitest';
import { at } from '../testing/a-certificate.ts';
import { defaultThresholds, statusAt } from './status.ts';

const notBefore = at('2026-01-01T00:00:00Z');
const notAfter = at('2027-01-01T00:00:00Z');

it.each([
  ['one ms before notBefore', '2025-12-31T23:59:59.999Z', 'not-yet-valid'],
  ['exactly notBefore (RFC 5280 4.1.2.5: inclusive)', '2026-01-01T00:00:00Z', 'ok'],
  ['30 days and 1 ms before the end', '2026-12-01T23:59:59.999Z', 'ok'],
  ['30 days before the end sharp', '2026-12-02T00:00:00Z', 'soon'],
  ['7 days and 1 ms before the end', '2026-12-24T23:59:59.999Z', 'soon'],
  ['7 days before the end sharp', '2026-12-25T00:00:00Z', 'critical'],
  ['exactly notAfter (RFC 5280 4.1.2.5: inclusive)', '2027-01-01T00:00:00Z', 'critical'],
  ['one ms after notAfter', '2027-01-01T00:00:00.001Z', 'expired'],
] as const)('%s is %s', (_when, instant, status) => {
  expect(statusAt({ notBefore, notAfter, effectiveNotAfter: notAfter }, at(instant), defaultThresholds)).toBe(status);
});

const inBetween = at('2026-06-01T00:00:00Z');
it.each([
  ['a validity that ends before it starts', { notBefore: notAfter, notAfter: notBefore }, 'unknown'],
  ['no readable start', { notBefore: undefined, notAfter }, 'unknown'],
  ['no readable end', { notBefore, notAfter: undefined }, 'unknown'],
  ['a validity of one instant', { notBefore: inBetween, notAfter: inBetween }, 'critical'],
  ['no expiry date', { notBefore, notAfter: at('9999-12-31T23:59:59Z') }, 'ok'],
] as const)('%s is judged', (_what, lifespan, status) => {
  expect(statusAt({ ...lifespan, effectiveNotAfter: undefined }, inBetween, defaultThresholds)).toBe(status);
});

it('a leaf under a dead CA is dead, whatever it says itself', () => {
  const effectiveNotAfter = at('2026-05-31T00:00:00Z');
  expect(statusAt({ notBefore, notAfter, effectiveNotAfter }, inBetween, defaultThresholds)).toBe('expired');
});

it('a certificate of the future under a dead CA is dead', () => {
  const lifespan = { notBefore: at('2026-07-01T00:00:00Z'), notAfter, effectiveNotAfter: at('2026-05-31T00:00:00Z') };
  expect(statusAt(lifespan, inBetween, defaultThresholds)).toBe('expired');
});
