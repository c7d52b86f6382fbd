import type { WebSocket } from 'ws';
import type { CallContext, Handlers } from '../../shared/bridge/contract.ts';
import { socketCall, socketClose } from '../../shared/bridge/socket-messages.ts';
import type { SocketCall, SocketEvent, SocketMessage } from '../../shared/bridge/socket-messages.ts';
import { dispatch } from '../engine/dispatch.ts';
import type { Log } from '../engine/log/log.ts';
import { outgoing } from '../engine/outgoing.ts';

/** What may wait in a socket before a handler is held back: a few chunks, not a whole inventory. */
const highWaterBytes = 4 * 1024 * 1024;

/**
 * Carries calls, their answers and events over one socket. A peer that does not speak the protocol is cut off.
 *
 * @returns what tells this window something without being asked
 */
export function serveSocket(socket: WebSocket, handlers: Handlers, log: Log): CallContext['emit'] {
  let lastWrite: Promise<void> = Promise.resolve();
  const send = (message: SocketMessage) => {
    if (socket.readyState !== socket.OPEN) return;
    const text = JSON.stringify(message);
    lastWrite = new Promise((written) => {
      // A write that fails has a close after it, which ends the rest.
      socket.send(text, () => {
        written();
      });
    });
  };
  const context: CallContext = {
    emit: (event, payload) => {
      // The two belong together by emit's own type, which a union cannot say.
      send({ event, payload } as SocketEvent);
    },
    drained: async () => {
      if (socket.bufferedAmount > highWaterBytes) await lastWrite;
      // Also lets calls such as look.cancel in between two chunks.
      await new Promise((next) => {
        setImmediate(next);
      });
    },
  };
  const answer = async ({ id, name, input }: SocketCall) => {
    send({ id, result: await dispatch(handlers, name, input, context, log) });
  };

  socket.on('message', (data, isBinary) => {
    if (isBinary || !Buffer.isBuffer(data)) {
      socket.close(socketClose.notText, 'Only text is understood here.');
      return;
    }
    const call = callFromText(data.toString('utf8'));
    if (call === undefined) {
      socket.close(socketClose.notACall, 'This is not a call.');
      return;
    }
    void answer(call);
  });
  // Without a listener a protocol error, such as a message over the limit, would end the process; ws closes the socket.
  socket.on('error', () => undefined);
  return (event, payload) => context.emit(event, outgoing(payload).message);
}

function callFromText(text: string): SocketCall | undefined {
  try {
    const parsed = socketCall.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
