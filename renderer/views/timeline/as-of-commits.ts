import type { EpochMs } from '../../../shared/x509/brand.ts';

/** Above this a commit would cost a frame. */
const cheapMs = 6;
/** A pointer or key at rest. */
const restMs = 160;

export interface AsOfCommits {
  /** `undefined`: the present. */
  propose(at: EpochMs | undefined): void;
  /** The pointer was let go: nothing is waited for any more. */
  settle(): void;
  dispose(): void;
}

/**
 * Hands an instant that is being dragged to the whole window without making the drag stutter: in each frame while
 * that is cheap, once the hand rests where judging and drawing everything takes longer than a frame.
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
    propose(at) {
      pending = { at };
      if (costMs <= cheapMs) {
        if (frame === 0) frame = requestAnimationFrame(flush);
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(flush, restMs);
    },
    settle: flush,
    dispose() {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    },
  };
}
