import type { BrowserWindow } from 'electron';
import type { Log } from '../engine/log/log.ts';

/** A page that dies as often within a minute would die again: then the person is told instead. */
const maxReloads = 3;
const forgottenAfterMs = 60_000;

export interface PageLife {
  readonly log: Log;
  readonly monotonicMs: () => number;
  /** A page begins, the first or one that was loaded anew: whoever asked for something before is not there any more. */
  readonly onNewPage: () => void;
  /** Its process died, and the page is loaded again. */
  readonly onReopened: () => void;
  /** It died too often. */
  readonly onGivenUp: () => void;
}

/** Watches over the page: one whose process died is loaded again. The engine is in another process and loses nothing. */
export function watchPage(window: BrowserWindow, life: PageLife): void {
  const { webContents } = window;
  let deaths: readonly number[] = [];
  webContents.on('did-navigate', () => life.onNewPage());
  webContents.on('render-process-gone', (_gone, { reason, exitCode }) => {
    life.log.note('error', 'page-gone', { facts: { reason, exitCode } });
    if (reason === 'clean-exit') return;
    const now = life.monotonicMs();
    deaths = [...deaths.filter((at) => now - at < forgottenAfterMs), now];
    if (deaths.length > maxReloads) {
      life.onGivenUp();
      return;
    }
    life.onReopened();
    webContents.reload();
  });
}
