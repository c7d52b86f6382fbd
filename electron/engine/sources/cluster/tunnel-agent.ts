import { once } from 'node:events';
import { Agent, type AgentOptions, type RequestOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Endpoint } from '../../../../shared/pki/endpoint.ts';
import { connectToProxy } from '../tls-endpoint/connect-to-proxy.ts';
import { openTunnel } from '../tls-endpoint/open-tunnel.ts';
import type { Proxy } from '../tls-endpoint/read-proxy.ts';
import { ClusterError } from './cluster-error.ts';

/** Where every connection of an agent goes through. */
export interface Tunnel {
  readonly proxy: Proxy;
  readonly to: Endpoint;
  /** As the sentence names the server. */
  readonly server: string;
  readonly withinMs: number;
}

/** An agent whose connections are opened through a proxy, behind which TLS is spoken with the server alone. */
export class TunnelAgent extends Agent {
  readonly #tunnel: Tunnel;

  constructor(options: AgentOptions, tunnel: Tunnel) {
    super(options);
    this.#tunnel = tunnel;
  }

  override createConnection(
    options: RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    void this.#connect(options, callback);
    return undefined;
  }

  async #connect(
    options: RequestOptions,
    callback: ((error: Error | null, stream: Duplex) => void) | undefined,
  ): Promise<void> {
    const { proxy, to, server, withinMs } = this.#tunnel;
    const socket = connectToProxy(proxy);
    const tooLate = (): void => void socket.destroy(new Error('timeout'));
    socket.setTimeout(withinMs, tooLate);
    let reason = 'was not reached: the proxy does not answer';
    try {
      await once(socket, proxy.scheme === 'https' ? 'secureConnect' : 'connect');
      const fault = await openTunnel(socket, proxy, to);
      socket.off('timeout', tooLate);
      if (fault === undefined) {
        const secured: object = { ...options, host: to.host, socket };
        callback?.(null, connectTls(secured));
        return;
      }
      ({ reason } = fault);
    } catch {
      // Refused, unreachable, or too slow: there is no proxy to go through.
    }
    socket.destroy();
    callback?.(new ClusterError('cluster-proxy', `${server} ${reason}.`), socket);
  }
}
