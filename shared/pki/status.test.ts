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
  expect(statusAt({ notBefore, notAfter, effectiveNotAfter: notAfter }, at(instant), defaultThresholds.endEntity)).toBe(
    status,
  );
});

const inBetween = at('2026-06-01T00:00:00Z');
it.each([
  ['a validity that ends before it starts', { notBefore: notAfter, notAfter: notBefore }, 'unknown'],
  ['no readable start', { notBefore: undefined, notAfter }, 'unknown'],
  ['no readable end', { notBefore, notAfter: undefined }, 'unknown'],
  ['a validity of one instant', { notBefore: inBetween, notAfter: inBetween }, 'critical'],
  ['no expiry date', { notBefore, notAfter: at('9999-12-31T23:59:59Z') }, 'ok'],
] as const)('%s is judged', (_what, lifespan, status) => {
  expect(statusAt({ ...lifespan, effectiveNotAfter: undefined }, inBetween, defaultThresholds.endEntity)).toBe(status);
});

it('a leaf under a dead CA is dead, whatever it says itself', () => {
  const effectiveNotAfter = at('2026-05-31T00:00:00Z');
  expect(statusAt({ notBefore, notAfter, effectiveNotAfter }, inBetween, defaultThresholds.endEntity)).toBe('expired');
});

it('a certificate of the future under a dead CA is dead', () => {
  const lifespan = { notBefore: at('2026-07-01T00:00:00Z'), notAfter, effectiveNotAfter: at('2026-05-31T00:00:00Z') };
  expect(statusAt(lifespan, inBetween, defaultThresholds.endEntity)).toBe('expired');
});

const day = 86_400_000;
const lived = (lifetimeDays: number) => ({ notBefore, notAfter: at('2026-01-01T00:00:00Z') + lifetimeDays * day });
it.each([
  ['a day-long certificate is soon in its last third', 'endEntity', 1, 0.33, 'soon'],
  ['and no earlier', 'endEntity', 1, 0.34, 'ok'],
  ['and critical in its last tenth', 'endEntity', 1, 0.1, 'critical'],
  ['30 days count where a third is longer', 'endEntity', 3_650, 31, 'ok'],
  ['a ten-year CA is soon in its last year', 'ca', 3_650, 365, 'soon'],
  ['and not a day earlier', 'ca', 3_650, 366, 'ok'],
  ['and critical in its last 90 days', 'ca', 3_650, 90, 'critical'],
  ['a CA of a year is soon in its last third', 'ca', 365, 120, 'soon'],
] as const)('%s', (_what, kind, lifetimeDays, daysLeft, status) => {
  const lifespan = lived(lifetimeDays) as never as { notBefore: typeof notBefore; notAfter: typeof notAfter };
  const instant = (lifespan.notAfter - daysLeft * day) as typeof notAfter;
  expect(statusAt({ ...lifespan, effectiveNotAfter: undefined }, instant, defaultThresholds[kind])).toBe(status);
});
