import type { EpochMs } from '../../../shared/x509/brand.ts';

/** Above this a commit would cost a frame. */
const cheapMs = 6;
/** Above this a commit would be felt even while the hand rests: it waits until the pointer is let go. */
const dearMs = 60;
/** A pointer or key at rest. */
const restMs = 160;

export interface AsOfCommits {
  /**
   * @param at  `undefined`: the present
   * @param isHeld  a pointer is down, and {@link settle} will follow
   */
  propose(at: EpochMs | undefined, isHeld: boolean): void;
  /** The pointer was let go: nothing is waited for any more. */
  settle(): void;
  dispose(): void;
}

/**
 * Hands an instant that is being dragged to the whole window without making the drag stutter: in each frame while
 * that is cheap, once the hand rests where judging and drawing everything takes longer than a frame, and once the
 * pointer is let go where it takes much longer.
 *
 * @param guessedMs  what a commit may cost, before one was measured
 */
export function createAsOfCommits(
  commit: (at: EpochMs | undefined) => void,
  onCommitted: () => void,
  guessedMs: number,
): AsOfCommits {
  let costMs = guessedMs;
  let pending: { readonly at: EpochMs | undefined } | undefined;
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    frame = 0;
    if (!pending) return;
    const { at } = pending;
    pending = undefined;
    const start = performance.now();
    commit(at);
    // React has drawn by the next task.
    setTimeout(() => {
      costMs = performance.now() - start;
      if (!pending) onCommitted();
    }, 0);
  };
  return {
    propose(at, isHeld) {
      pending = { at };
      if (costMs <= cheapMs) {
        if (frame === 0) frame = requestAnimationFrame(flush);
        return;
      }
      clearTimeout(timer);
      if (isHeld && costMs > dearMs) return;
      timer = setTimeout(flush, restMs);
    },
    settle: flush,
    dispose() {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    },
  };
}
