import { WebSocket } from 'ws';
import { socketPath } from '../../shared/bridge/socket-messages.ts';

export interface SocketHeaders {
  readonly origin?: string;
  readonly cookie?: string;
  readonly host?: string;
  readonly 'sec-fetch-site'?: string;
}

/** @returns the open socket, or the status with which the upgrade was refused */
export function openSocket(port: number, headers: SocketHeaders, path = socketPath): Promise<WebSocket | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { ...headers } });
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0);
      socket.terminate();
    });
    socket.on('error', reject);
  });
}

/** Opens the socket as the page does; fails the test where it is refused. */
export async function connect(port: number, cookie: string): Promise<WebSocket> {
  const socket = await openSocket(port, { cookie, origin: `http://127.0.0.1:${port}` });
  if (typeof socket === 'number') throw new Error(`The upgrade answered ${socket}.`);
  return socket;
}

/** Sends one message. @returns the first message back, parsed, or the code with which the socket was closed */
export function exchange(socket: WebSocket, message: string | Uint8Array): Promise<unknown> {
  return new Promise((resolve) => {
    socket.on('error', () => undefined);
    socket.once('close', (code) => resolve(code));
    socket.once('message', (data) => {
      // Text messages of our server are never split into several buffers.
      resolve(JSON.parse((data as Buffer).toString('utf8')));
    });
    socket.send(message);
  });
}
