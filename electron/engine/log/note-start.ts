import { toolVersion } from '../../../shared/tool-version.ts';
import type { KeptLog } from './log.ts';

/**
 * Puts down which NotAfter begins, and, should it die of a fault of its own, what that was.
 *
 * @returns what puts down its end and writes it; never rejects
 */
export function noteStart(log: KeptLog, host: 'desktop' | 'serve'): () => Promise<void> {
  const { node, electron } = process.versions;
  log.note('info', 'started', {
    facts: {
      host,
      version: toolVersion,
      node,
      ...(electron === undefined ? {} : { electron }),
      platform: process.platform,
    },
  });
  const noteCrash = (error: unknown) => {
    log.note('error', 'crashed', { facts: { name: nameOf(error) }, detail: detailOf(error) });
    log.flushNow();
  };
  process.on('uncaughtExceptionMonitor', noteCrash);
  return async () => {
    process.off('uncaughtExceptionMonitor', noteCrash);
    log.note('info', 'stopped');
    await log.flush();
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Where it was thrown, and the words it was thrown with. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
