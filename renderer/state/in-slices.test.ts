import { expect, it } from 'vitest';
import { inSlices } from './in-slices.ts';

function* counting(steps: number, stepMs: number): Generator<undefined, number> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + stepMs;
    while (performance.now() < end) continue;
    yield;
  }
  return steps;
}

it('what takes longer than a slice lets other tasks in between, and comes to its end', async () => {
  let others = 0;
  const other = setInterval(() => (others += 1), 0);
  expect(await inSlices(counting(20, 3), () => true)).toBe(20);
  clearInterval(other);
  expect(others).toBeGreaterThan(2);
});

it('what is no longer wanted stops after its slice', async () => {
  let begun = 0;
  const work = (function* () {
    for (const step of counting(1_000, 3)) {
      begun += 1;
      yield step;
    }
    return 'done';
  })();
  expect(await inSlices(work, () => false)).toBeUndefined();
  expect(begun).toBeLessThan(20);
});

it('what is short is done at once, without waiting for a slice', async () => {
  const never = () => {
    throw new Error('no second slice');
  };
  expect(await inSlices(counting(3, 0), () => true, never)).toBe(3);
});
