import { afterEach, beforeEach, expect, it, vi } from 'vitest';

let input: () => void = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => (input = listener));
  vi.stubGlobal('requestIdleCallback', (call: () => void) => setTimeout(call, 1));
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('work waits for a pause of whoever scrolls, and at last no longer', async () => {
  const { whenQuiet } = await import('./when-quiet.ts');
  const begin = vi.fn<() => void>();
  whenQuiet(begin);
  input();
  for (let at = 0; at < 9_000; at += 100) {
    vi.advanceTimersByTime(100);
    input();
  }
  expect(begin).not.toHaveBeenCalled();
  vi.advanceTimersByTime(400);
  expect(begin).toHaveBeenCalledOnce();

  const endless = vi.fn<() => void>();
  whenQuiet(endless);
  for (let at = 0; at < 11_000; at += 100) {
    vi.advanceTimersByTime(100);
    input();
  }
  expect(endless).toHaveBeenCalledOnce();
});
