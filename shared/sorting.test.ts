import { expect, it } from 'vitest';
import { atOnce } from './at-once.ts';
import { sorting } from './sorting.ts';

/** Pseudo-random, the same in every run. */
const numbers = (count: number) => Array.from({ length: count }, (_, index) => (index * 7_919 + 13) % 1_009);

it.each([0, 1, 2, 1_999, 2_000, 2_001, 4_000, 9_999])(
  '%i items come in the order of toSorted, equal ones as they stood',
  (count) => {
    const items = numbers(count).map((key, index) => ({ key, index }));
    const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key;
    expect(atOnce(sorting(items, byKey))).toEqual(items.toSorted(byKey));
  },
);

it('gives way many times', () => {
  const { length: steps } = [...sorting(numbers(20_000), (a, b) => a - b)];
  expect(steps).toBeGreaterThan(20);
});
