import type { ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';

/** Sends one command of the DevTools protocol and gives its answer. Rejects with what the browser said against it. */
export type SendCommand = (method: string, params?: object) => Promise<unknown>;

export interface DevtoolsPipe {
  readonly send: (method: string, params?: object, sessionId?: string) => Promise<unknown>;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The DevTools protocol of a Chromium started with `--remote-debugging-pipe`: JSON, each message ended by a NUL, written
 * to its descriptor 3 and read from 4. Unlike a port, nobody else of the machine can reach it.
 *
 * @see https://chromium.googlesource.com/chromium/src/+/main/content/browser/devtools/devtools_pipe_handler.cc
 */
export function devtoolsPipe(child: ChildProcess): DevtoolsPipe {
  const [, , , toBrowser, fromBrowser] = child.stdio as unknown as readonly (Duplex | null)[];
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let received: Buffer[] = [];

  const receive = (text: string) => {
    const { id, result, error } = JSON.parse(text) as {
      id?: number;
      result?: unknown;
      error?: { message: string };
    };
    const asked = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || asked === undefined) return;
    waiting.delete(id);
    if (error === undefined) asked.resolve(result);
    else asked.reject(new Error(error.message));
  };
  fromBrowser?.on('data', (part: Buffer) => {
    let from = 0;
    for (let end = part.indexOf(0); end !== -1; end = part.indexOf(0, from)) {
      const text = Buffer.concat([...received, part.subarray(from, end)]).toString('utf8');
      received = [];
      from = end + 1;
      receive(text);
    }
    received.push(part.subarray(from));
  });
  // A browser that ends breaks the pipe; `close` tells of it.
  toBrowser?.on('error', () => undefined);
  fromBrowser?.on('error', () => undefined);
  child.once('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('it ended'));
    waiting.clear();
  });

  return {
    send: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          reject(new Error('it ended'));
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        toBrowser?.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
      }),
  };
}
