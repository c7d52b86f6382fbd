import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { createAsOfCommits } from './as-of-commits.ts';

const at = (ms: number) => ms as EpochMs;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => setTimeout(callback, 16));
  vi.stubGlobal('cancelAnimationFrame', (id: number) => clearTimeout(id));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function commits(guessedMs: number) {
  const committed: (number | undefined)[] = [];
  const made = createAsOfCommits(
    (instant) => committed.push(instant),
    () => undefined,
    guessedMs,
  );
  return { made, committed };
}

it('what is cheap is committed in each frame, only the latest of several', () => {
  const { made, committed } = commits(1);
  made.propose(at(1), true);
  made.propose(at(2), true);
  vi.advanceTimersByTime(20);
  made.propose(at(3), true);
  vi.advanceTimersByTime(20);
  expect(committed).toEqual([2, 3]);
});

it('what costs a frame waits until the hand rests', () => {
  const { made, committed } = commits(30);
  for (let step = 1; step <= 10; step += 1) {
    made.propose(at(step), true);
    vi.advanceTimersByTime(50);
  }
  expect(committed).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(committed).toEqual([10]);
});

it('what costs much waits until the pointer is let go, and is then committed once', () => {
  const { made, committed } = commits(400);
  made.propose(at(1), true);
  vi.advanceTimersByTime(5_000);
  expect(committed).toEqual([]);
  made.settle();
  vi.advanceTimersByTime(5_000);
  expect(committed).toEqual([1]);
});

it('a key that holds nothing down is committed after a rest, whatever it costs', () => {
  const { made, committed } = commits(400);
  made.propose(undefined, false);
  vi.advanceTimersByTime(500);
  expect(committed).toEqual([undefined]);
});
