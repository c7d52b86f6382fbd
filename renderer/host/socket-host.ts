import type { Commands, CommandName, EventName, Events } from '../../shared/bridge/contract.ts';
import type { HostApi } from '../../shared/bridge/host-api.ts';
import { fail, type Result } from '../../shared/bridge/result.ts';
import type { SocketCall, SocketMessage } from '../../shared/bridge/socket-messages.ts';
import type { ConnectionState, HostConnection } from './host-connection.ts';

const retryMs = 2_000;

type Waiting = (result: Result<never>) => void;
type Listener = (payload: never) => void;

/**
 * A host at the other end of a WebSocket. Calls made before the first connection wait for it; calls that are under
 * way when it breaks, or are made while it is broken, fail with `disconnected`. It is tried again until it is back.
 */
export function socketHost(openSocket: () => WebSocket): HostConnection {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<EventName, Set<Listener>>();
  const connectionListeners = new Set<(state: ConnectionState) => void>();
  const unsent: string[] = [];
  let socket: WebSocket | undefined;
  let lastId = 0;
  let everConnected = false;

  const tell = (state: ConnectionState) => {
    for (const listener of connectionListeners) listener(state);
  };
  const failAll = () => {
    unsent.length = 0;
    for (const answer of waiting.values()) answer(disconnected());
    waiting.clear();
  };
  const receive = (message: SocketMessage) => {
    if ('event' in message) {
      for (const listener of listeners.get(message.event) ?? []) listener(message.payload as never);
      return;
    }
    waiting.get(message.id)?.(message.result as Result<never>);
    waiting.delete(message.id);
  };
  const connect = () => {
    const opening = openSocket();
    socket = opening;
    opening.addEventListener('open', () => {
      everConnected = true;
      for (const text of unsent.splice(0)) opening.send(text);
      tell('connected');
    });
    opening.addEventListener('message', ({ data }) => {
      receive(JSON.parse(String(data)) as SocketMessage);
    });
    opening.addEventListener('close', () => {
      everConnected = true; // from here on a call fails at once instead of waiting for a host that is not there
      failAll();
      tell('disconnected');
      setTimeout(connect, retryMs);
    });
  };
  connect();

  const host: HostApi = {
    capabilities: {
      openDialogs: false,
      saveDialog: false,
      showInFolder: false,
      dragOut: false,
      dropGivesPaths: false,
      opensLinks: false,
      menu: false,
    },
    call<N extends CommandName>(name: N, input: Commands[N]['input']): Promise<Result<Commands[N]['output']>> {
      const isOpen = socket?.readyState === WebSocket.OPEN;
      if (!isOpen && everConnected) return Promise.resolve(disconnected());
      lastId += 1;
      const call: SocketCall = { id: lastId, name, input };
      return new Promise((resolve) => {
        waiting.set(call.id, resolve);
        if (isOpen) socket?.send(JSON.stringify(call));
        else unsent.push(JSON.stringify(call));
      });
    },
    on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
      const those = listeners.get(event) ?? new Set();
      listeners.set(event, those);
      those.add(listener);
      return () => {
        those.delete(listener);
      };
    },
    pathForFile: () => '',
  };
  return {
    host,
    onConnection(listener) {
      connectionListeners.add(listener);
      return () => {
        connectionListeners.delete(listener);
      };
    },
  };
}

function disconnected(): Result<never> {
  return fail('disconnected', 'NotAfter does not answer. Is it still running?');
}
