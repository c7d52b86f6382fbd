import type { LookProgress } from '../../shared/bridge/contract.ts';

/** Ten times a second is smooth to the eye and nothing to a socket. */
const intervalMs = 100;

export interface ProgressReporter {
  report(progress: LookProgress): void;
  /** Sends the last report that was held back, so that the bar ends where the look ended. */
  flush(): void;
}

/**
 * Passes on the first report of every interval, and the last one of all.
 *
 * @param monotonicMs  e.g. `performance.now`
 */
export function progressReporter(send: (progress: LookProgress) => void, monotonicMs: () => number): ProgressReporter {
  let held: LookProgress | undefined;
  let nextAt = -Infinity;
  return {
    report: (progress) => {
      held = progress;
      if (monotonicMs() < nextAt) return;
      nextAt = monotonicMs() + intervalMs;
      held = undefined;
      send(progress);
    },
    flush: () => {
      if (held !== undefined) send(held);
      held = undefined;
    },
  };
}
