import type { LookProgress } from '../../shared/bridge/contract.ts';
import type { NodeProgress } from '../../shared/bridge/ssh-nodes.ts';

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

export interface NodeReporter {
  report(progress: NodeProgress): void;
  flush(): void;
}

/** Passes on how far nodes are: what has changed since, ten times a second at most; where one waits for a person, or is done, at once. */
export function nodeReporter(
  send: (changed: readonly NodeProgress[]) => void,
  monotonicMs: () => number,
): NodeReporter {
  const changed = new Map<string, NodeProgress>();
  let nextAt = -Infinity;
  const flush = (): void => {
    if (changed.size === 0) return;
    nextAt = monotonicMs() + intervalMs;
    const nodes = [...changed.values()];
    changed.clear();
    send(nodes);
  };
  return {
    report: (progress) => {
      changed.set(progress.place, progress);
      if (progress.state !== 'reading' || monotonicMs() >= nextAt) flush();
    },
    flush,
  };
}
