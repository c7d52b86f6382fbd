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

/** @param onPause  called at each pause, whoever takes it, before others have their turn */
export function timeSlices(onPause: () => void): TimeSlices {
  let endsAtMs = performance.now() + sliceMs;
  return {
    isOver: () => performance.now() >= endsAtMs,
    pause: async () => {
      onPause();
      await setImmediate();
      endsAtMs = performance.now() + sliceMs;
    },
  };
}
