import { toolVersion } from '../../../shared/tool-version.ts';
import type { KeptLog } from './log.ts';

/** Puts down which NotAfter begins, and, should it die of a fault of its own, what that was. */
export function noteStart(log: KeptLog, host: 'desktop' | 'serve'): void {
  const { node, electron } = process.versions;
  log.note('info', 'started', {
    facts: { host, version: toolVersion, node, ...(electron === undefined ? {} : { electron }), platform: process.platform },
  });
  process.on('uncaughtExceptionMonitor', (error: unknown) => {
    log.note('error', 'crashed', { facts: { name: nameOf(error) }, detail: detailOf(error) });
    log.flushNow();
  });
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Where it was thrown, and the words it was thrown with. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
