import { expect, it } from 'vitest';
import { at } from '../../shared/testing/a-certificate.ts';
import { fieldFromInstant, instantFromField } from './zoned-field.ts';

// The tests run in Asia/Tokyo.
it.each([
  ['utc', '2026-11-28T14:03'],
  ['local', '2026-11-28T23:03'],
] as const)('an instant in the %s field, there and back', (zone, field) => {
  const instant = at('2026-11-28T14:03:00Z');
  expect(fieldFromInstant(instant, zone)).toBe(field);
  expect(instantFromField(field, zone)).toBe(instant);
});

it.each(['', '2026-11-28', 'soon', '2026-13-45T00:00'])('the field %j is not an instant yet', (field) => {
  expect(instantFromField(field, 'utc')).toBeUndefined();
});
