import { BrowserWindow, session } from 'electron';
import { fillPage } from '../engine/print/fill-page.ts';
import { PrintError, stoppedPrinting } from '../engine/print/print-error.ts';
import type { PrintHtml } from '../engine/print/print-handlers.ts';
import { lockSession } from './lockdown.ts';

/** A report of a few hundred pages takes seconds; whatever takes longer hangs. */
const timeoutMs = 120_000;
const printing = new WeakSet<BrowserWindow>();

/** A window that nobody sees is not the one to be shown or asked. */
export function isPrintWindow(window: BrowserWindow): boolean {
  return printing.has(window);
}

/** Prints by a window that is never shown: sandboxed, in a session of its own that keeps nothing, without scripts. */
export const printInWindow: PrintHtml = async (html, signal) => {
  // Without `persist:` it lives in memory.
  const own = session.fromPartition('notafter-print');
  lockSession(own);
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      javascript: false,
      spellcheck: false,
    },
  });
  printing.add(window);
  try {
    return await Promise.race([printed(window, html), ended(signal)]);
  } finally {
    window.destroy();
  }
};

async function printed({ webContents }: BrowserWindow, html: string): Promise<Uint8Array> {
  await webContents.loadURL('about:blank');
  webContents.debugger.attach('1.3');
  await fillPage((method, params) => webContents.debugger.sendCommand(method, params), html);
  return webContents.printToPDF({
    preferCSSPageSize: true,
    printBackground: true,
    generateDocumentOutline: true,
  });
}

function ended(signal: AbortSignal): Promise<never> {
  const stop = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  return new Promise((_printed, reject) => {
    const tell = () => {
      const tooLong = `The PDF was not finished within ${timeoutMs / 1_000} seconds.`;
      reject(new PrintError(signal.aborted ? stoppedPrinting : tooLong));
    };
    if (stop.aborted) tell();
    else stop.addEventListener('abort', tell, { once: true });
  });
}
