import type { Handlers } from '../../../shared/bridge/contract.ts';
import { CommandRefusal } from '../command-refusal.ts';
import { PrintError } from './print-error.ts';

export type PrintHandlers = Pick<Handlers, 'print.pdf' | 'print.cancel'>;

/** Makes HTML a PDF; rejects with a {@link PrintError}, also when the signal ends it. */
export type PrintHtml = (html: string, signal: AbortSignal) => Promise<Uint8Array>;

export interface Printing {
  readonly handlers: PrintHandlers;
  /** Ends what is being printed. */
  readonly dispose: () => void;
}

/** The printing of one window: one report at a time, since each costs a browser. */
export function createPrinting(print: PrintHtml): Printing {
  let running: { readonly printId: string; readonly stop: AbortController } | undefined;
  return {
    handlers: {
      'print.pdf': async ({ printId, html }) => {
        if (running !== undefined) {
          throw new CommandRefusal('bad-request', 'A report is being printed already: wait for it or stop it.');
        }
        const stop = new AbortController();
        running = { printId, stop };
        try {
          return {
            base64: Buffer.from(await print(html, stop.signal)).toString('base64'),
          };
        } catch (error) {
          if (error instanceof PrintError) throw new CommandRefusal('not-supported', error.message);
          throw error;
        } finally {
          running = undefined;
        }
      },
      'print.cancel': async ({ printId }) => {
        const cancelled = running?.printId === printId;
        if (cancelled) running?.stop.abort();
        return { cancelled };
      },
    },
    dispose: () => running?.stop.abort(),
  };
}
