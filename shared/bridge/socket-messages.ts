import { z } from 'zod';
import type { EventName, Events } from './contract.ts';
import type { Result } from './result.ts';

/** Where `serve` takes the window's WebSocket, on the page's own origin. JSON text messages, both ways. */
export const socketPath = '/socket';

/** Window to host: one command. `name` and `input` are judged by the dispatcher, whose answer carries the same `id`. */
export interface SocketCall {
  readonly id: number;
  readonly name: string;
  readonly input?: unknown;
}

/** Host to window: the answer to a {@link SocketCall}. */
export interface SocketAnswer {
  readonly id: number;
  readonly result: Result<unknown>;
}

/** Host to window: something told without being asked. */
export type SocketEvent = { readonly [E in EventName]: { readonly event: E; readonly payload: Events[E] } }[EventName];

export type SocketMessage = SocketAnswer | SocketEvent;

export const socketCall: z.ZodType<SocketCall> = z.strictObject({
  id: z.int().min(0),
  name: z.string().max(64),
  input: z.unknown(),
});

/** Close codes of the host, RFC 6455 section 7.4.1 and its private range. */
export const socketClose = {
  shuttingDown: 1001,
  notText: 1003,
  notACall: 1008,
  tooManyWindows: 1013,
} as const;
