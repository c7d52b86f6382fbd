/** Somebody who scrolls or drags does so with pauses shorter than this. */
const quietMs = 250;
/** Who never stops moving is served all the same. */
const longestMs = 10_000;
const inputs = ['scroll', 'wheel', 'keydown', 'pointerdown', 'pointermove'] as const;

let lastInputAt = -Infinity;
let isWatching = false;

/** Begins when the window is idle and nobody is in the midst of something: a step of the work may be longer than a frame. */
export function whenQuiet(begin: () => void): void {
  watchInputs();
  const since = performance.now();
  const tryIt = () => {
    const now = performance.now();
    const restMs = lastInputAt + quietMs - now;
    if (restMs <= 0 || now - since > longestMs) begin();
    else setTimeout(() => requestIdleCallback(tryIt), restMs);
  };
  requestIdleCallback(tryIt);
}

function watchInputs(): void {
  if (isWatching) return;
  isWatching = true;
  const note = () => {
    lastInputAt = performance.now();
  };
  for (const input of inputs) addEventListener(input, note, { capture: true, passive: true });
}
