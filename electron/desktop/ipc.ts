import { ipcMain } from 'electron';
import type { BrowserWindow, WebContents } from 'electron';
import type { EventName, Events, Handlers } from '../../shared/bridge/contract.ts';
import { dispatch } from '../engine/dispatch.ts';
import type { Log } from '../engine/log/log.ts';
import { outgoing } from '../engine/outgoing.ts';
import { callChannel, eventChannel } from './channels.ts';
import { isOwnSender } from './sender-check.ts';

/** Tells the window something; a window that has gone is told nothing. */
export function sendEvent<E extends EventName>(to: BrowserWindow | undefined, event: E, payload: Events[E]): void {
  if (to !== undefined && !to.isDestroyed()) sendTo(to.webContents, event, outgoing(payload).message);
}

function sendTo<E extends EventName>(to: WebContents, event: E, payload: Events[E]): void {
  if (!to.isDestroyed()) to.send(eventChannel, event, payload);
}

/** Answers our own page. Anybody else is rejected, not answered: there is nothing to tell them. */
export function answerCalls(handlers: Handlers, log: Log): void {
  ipcMain.handle(callChannel, (call, name: unknown, input: unknown) => {
    if (!isOwnSender(call.senderFrame)) {
      log.note('warn', 'foreign-call');
      throw new Error('This page may not call NotAfter.');
    }
    return dispatch(
      handlers,
      name,
      input,
      {
        emit: (event, payload) => sendTo(call.sender, event, payload),
        // Lets other calls in between two chunks; Electron tells nothing of how much is still on its way.
        drained: () => new Promise((next) => setImmediate(next)),
      },
      log,
    );
  });
}
