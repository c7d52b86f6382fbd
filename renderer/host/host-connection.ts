import type { HostApi } from '../../shared/bridge/host-api.ts';

export type ConnectionState = 'connected' | 'disconnected';

/** A host and whether it can be reached. A desktop window is always connected to its own process. */
export interface HostConnection {
  readonly host: HostApi;
  /** @returns a function that ends the subscription */
  readonly onConnection: (listener: (state: ConnectionState) => void) => () => void;
}
