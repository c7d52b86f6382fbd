import { bridgeKey, type HostApi } from '../../shared/bridge/host-api.ts';
import { socketPath } from '../../shared/bridge/socket-messages.ts';
import type { HostConnection } from './host-connection.ts';
import { socketHost } from './socket-host.ts';

/** The preload script's bridge where there is one, otherwise the loopback server that gave this page. */
export function connectHost(): HostConnection {
  const bridge = (window as { [bridgeKey]?: HostApi })[bridgeKey];
  if (bridge) return { host: bridge, onConnection: () => () => undefined };
  const address = new URL(socketPath, window.location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  return socketHost(() => new WebSocket(address));
}
