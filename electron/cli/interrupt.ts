/** The part of Node's `process` that is used here. */
interface Signals {
  once(event: 'SIGINT', listener: () => void): unknown;
  off(event: 'SIGINT', listener: () => void): unknown;
}

/**
 * Turns the first Ctrl+C into an abort. The second finds no listener and ends the process as the system does.
 * @param notice  called at the first one
 */
export function interruption(signals: Signals, notice: () => void): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    notice();
    controller.abort();
  };
  signals.once('SIGINT', stop);
  return { signal: controller.signal, end: () => void signals.off('SIGINT', stop) };
}
