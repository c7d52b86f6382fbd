import { connect, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Endpoint } from '../../../../shared/pki/endpoint.ts';
import type { EndpointTimes } from '../../../../shared/pki/endpoint-times.ts';
import { connectToProxy } from './connect-to-proxy.ts';
import { handshakeReader, type HandshakeFault, type Presented } from './handshake-reader.ts';
import { openTunnel, proxyFault } from './open-tunnel.ts';
import type { Proxy } from './read-proxy.ts';

/** Where to connect: to the endpoint's address, or to a proxy that knows the way. */
export type Way = { readonly address: string } | { readonly proxy: Proxy };

/**
 * Sends a ClientHello, takes what is presented, and hangs up. Nothing else is sent, and nothing is tried twice. Never rejects:
 * whatever goes wrong is a fault beside what had come until then.
 */
export async function askEndpoint(
  endpoint: Endpoint,
  way: Way,
  options: {
    readonly serverName: string | undefined;
    readonly times: EndpointTimes;
    readonly signal: AbortSignal | undefined;
  },
): Promise<Presented> {
  const { serverName, times, signal } = options;
  const reader = handshakeReader(serverName);
  const socket = 'proxy' in way ? connectToProxy(way.proxy) : openSocket(way.address, endpoint.port);
  let isConnected = false;
  const stop = watch(socket, () => isConnected, times, signal);
  try {
    const refused = await connected(socket);
    const closed = refused === undefined && 'proxy' in way ? await openTunnel(socket, way.proxy, endpoint) : refused;
    if (closed !== undefined) return reader.result(stop.fault() ?? closed);
    isConnected = true;
    const ended = await handshake(socket, reader);
    return reader.result(stop.fault() ?? ended);
  } finally {
    stop.end();
    socket.destroy();
  }
}

function openSocket(host: string, port: number): Socket {
  return connect({ host, port, autoSelectFamily: false });
}

/** Destroys the socket when a time is over or the look is cancelled, and tells which. */
function watch(
  socket: Socket,
  isConnected: () => boolean,
  { connectMs, wholeMs }: EndpointTimes,
  signal: AbortSignal | undefined,
): { readonly fault: () => HandshakeFault | undefined; readonly end: () => void } {
  let fault: HandshakeFault | undefined;
  const give = (reason: HandshakeFault): void => {
    fault ??= reason;
    socket.destroy();
  };
  const connecting = setTimeout(() => {
    if (!isConnected())
      give({ code: 'connect-timeout', reason: `did not take a connection within ${seconds(connectMs)}` });
  }, connectMs);
  const whole = setTimeout(() => {
    give({
      code: 'handshake-timeout',
      reason: `took the connection and presented no certificate within ${seconds(wholeMs)}`,
    });
  }, wholeMs);
  const cancel = (): void => give({ code: 'cancelled', reason: 'was not asked to the end: the look was stopped' });
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted === true) cancel();
  return {
    fault: () => fault,
    end: () => {
      clearTimeout(connecting);
      clearTimeout(whole);
      signal?.removeEventListener('abort', cancel);
    },
  };
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}

function connected(socket: Socket): Promise<HandshakeFault | undefined> {
  return new Promise((resolve) => {
    // Stays for the socket's whole life: an error nobody listens to would end the program.
    socket.on('error', (error) => resolve(connectionFault(error, socket instanceof TLSSocket)));
    socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => resolve(undefined));
    socket.once('close', () => resolve(closedFault));
  });
}

function handshake(socket: Socket, { hello, take }: ReturnType<typeof handshakeReader>): Promise<HandshakeFault> {
  return new Promise((resolve) => {
    const close = (): void => resolve(closedFault);
    socket.on('data', (chunk) => {
      if (take(Buffer.from(chunk))) close();
    });
    socket.once('end', close).once('close', close);
    socket.write(hello);
    if (socket.destroyed) close();
  });
}

const closedFault: HandshakeFault = {
  code: 'connection-closed',
  reason: 'closed the connection before it presented a certificate',
};

const faults: ReadonlyMap<string, HandshakeFault> = new Map([
  ['ECONNREFUSED', { code: 'connection-refused', reason: 'refuses the connection: nothing listens there' }],
  ['ECONNRESET', closedFault],
  ['EPIPE', closedFault],
  ['ETIMEDOUT', { code: 'connect-timeout', reason: 'did not take a connection in time' }],
  ['EHOSTUNREACH', { code: 'host-unreachable', reason: 'cannot be reached from here' }],
  ['ENETUNREACH', { code: 'host-unreachable', reason: 'cannot be reached from here' }],
  ['EADDRNOTAVAIL', { code: 'host-unreachable', reason: 'cannot be reached from here' }],
]);

function connectionFault(error: Error, isTls: boolean): HandshakeFault {
  const code = 'code' in error ? String(error.code) : 'unknown';
  if (isTls && !faults.has(code)) {
    return proxyFault(
      `was not reached: its https:// proxy could not be verified (${code.replaceAll(/[^A-Z0-9_]/giu, '')})`,
    );
  }
  return (
    faults.get(code) ?? {
      code: 'host-unreachable',
      reason: `cannot be reached (${code.replaceAll(/[^A-Z0-9_]/giu, '')})`,
    }
  );
}
