/** Leaves a frame its time. */
const sliceMs = 8;

/**
 * Runs to its end what works in short steps, and lets the window draw and answer between slices of them. What is done
 * within the first slice is done at once.
 *
 * @param nextSlice  calls back when the next slice may begin
 * @returns `undefined` where it was no longer wanted
 */
export async function inSlices<Value>(
  steps: Generator<undefined, Value>,
  isWanted: () => boolean,
  nextSlice: (begin: () => void) => void = asTask,
): Promise<Value | undefined> {
  let end = performance.now() + sliceMs;
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (performance.now() < end) continue;
    await new Promise<void>(nextSlice);
    if (!isWanted()) return undefined;
    end = performance.now() + sliceMs;
  }
}

/** Unlike a timer, a message is not held back when one follows the other. */
function asTask(begin: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener(
    'message',
    () => {
      port1.close();
      begin();
    },
    { once: true },
  );
  port1.start();
  port2.postMessage(undefined);
}
