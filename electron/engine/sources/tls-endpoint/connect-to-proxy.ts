import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Proxy } from './read-proxy.ts';

/** What an https:// proxy presents is verified, by Node's roots and NODE_EXTRA_CA_CERTS: it may be told a password. */
export function connectToProxy({ scheme, host, port }: Proxy): Socket {
  if (scheme !== 'https') return connect({ host, port, autoSelectFamily: false });
  return connectTls({ host, port, ...(isIP(host) === 0 ? { servername: host } : {}) });
}
