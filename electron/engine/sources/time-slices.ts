import { setImmediate } from 'node:timers/promises';

/** How long a look may hold the event loop, in milliseconds: one frame of a window, so that it stays alive. */
const sliceMs = 15;

/**
 * Synchronous reading is six to thirty times faster than asynchronous for small files, so a
 * look works synchronously and gives way between files.
 */
export interface TimeSlices {
  /** True once this turn has taken its share; then `await pause()`. */
  isOver(): boolean;
  pause(): Promise<void>;
}

export function timeSlices(): TimeSlices {
  let endsAtMs = performance.now() + sliceMs;
  return {
    isOver: () => performance.now() >= endsAtMs,
    pause: async () => {
      await setImmediate();
      endsAtMs = performance.now() + sliceMs;
    },
  };
}
