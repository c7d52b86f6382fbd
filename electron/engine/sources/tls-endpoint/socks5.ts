import { isIP, type Socket } from 'node:net';
import type { Endpoint } from '../../../../shared/pki/endpoint.ts';
import type { HandshakeFault } from './handshake-reader.ts';
import type { Proxy } from './read-proxy.ts';

const version = 5;
const noPassword = 0;
const userAndPassword = 2;
const connectCommand = 1;

/** @see RFC 1928 section 6 */
const replies: readonly string[] = [
  '',
  'it failed',
  'its rules forbid it',
  'the network cannot be reached',
  'the host cannot be reached',
  'the connection was refused',
  'the time was over',
  'it does not know the command',
  'it does not know this kind of address',
];

/**
 * Asks a SOCKS 5 proxy for a way to the endpoint, whose name the proxy resolves, as in Go.
 * @returns `undefined` once it is there
 * @see RFC 1928; RFC 1929 for the password
 */
export async function openSocks5(
  socket: Socket,
  { credentials }: Proxy,
  endpoint: Endpoint,
): Promise<HandshakeFault | undefined> {
  const bytes = bytesFrom(socket);
  try {
    const methods = credentials === undefined ? [noPassword] : [noPassword, userAndPassword];
    socket.write(Buffer.from([version, methods.length, ...methods]));
    const [spoken, method] = await bytes.take(2);
    if (spoken !== version) return fault('the proxy does not speak SOCKS 5');
    if (method === userAndPassword && credentials !== undefined) {
      const [user, password] = [Buffer.from(credentials.user), Buffer.from(credentials.password)];
      if (user.length > 255 || password.length > 255) return fault('its password is longer than SOCKS 5 can carry');
      socket.write(Buffer.concat([Buffer.from([1, user.length]), user, Buffer.from([password.length]), password]));
      const [, status] = await bytes.take(2);
      if (status !== 0) return fault('the proxy does not accept the password');
    } else if (method !== noPassword) {
      return fault('the proxy wants a password; one can stand in HTTPS_PROXY or in proxy-url');
    }
    const address = addressBytes(endpoint.host);
    if (address === undefined) return fault('its name is longer than SOCKS 5 can carry');
    const port = Buffer.from([endpoint.port >> 8, endpoint.port & 0xff]);
    socket.write(Buffer.concat([Buffer.from([version, connectCommand, 0]), address, port]));
    const [, reply = 0, , kind] = await bytes.take(4);
    if (reply !== 0) return fault(`the proxy says that ${replies[reply] ?? `it failed with ${reply}`}`);
    // Where the proxy went out from, which tells nothing here.
    await bytes.take((kind === 3 ? ((await bytes.take(1))[0] ?? 0) : kind === 4 ? 16 : 4) + 2);
    return undefined;
  } catch (error) {
    if (error !== closed) throw error;
    return fault('the proxy closed the connection');
  } finally {
    bytes.end();
  }
}

/** @see RFC 1928 section 5 */
function addressBytes(host: string): Buffer | undefined {
  if (isIP(host) === 4) return Buffer.from([1, ...host.split('.').map(Number)]);
  const name = Buffer.from(host);
  return name.length > 255 ? undefined : Buffer.concat([Buffer.from([3, name.length]), name]);
}

const closed = new Error('closed');

/** Exactly so many bytes at a time. No server speaks before the client does in TLS, so none are left over at the end. */
function bytesFrom(socket: Socket): { readonly take: (count: number) => Promise<Buffer>; readonly end: () => void } {
  let held: Buffer = Buffer.alloc(0);
  let isClosed = socket.destroyed;
  let wake: (() => void) | undefined;
  const onData = (chunk: Buffer): void => {
    held = Buffer.concat([held, chunk]);
    wake?.();
  };
  const onClose = (): void => {
    isClosed = true;
    wake?.();
  };
  socket.on('data', onData).on('end', onClose).on('close', onClose);
  return {
    take: async (count) => {
      while (held.length < count) {
        if (isClosed) throw closed;
        await new Promise<void>((resolve) => (wake = resolve));
      }
      const taken = held.subarray(0, count);
      held = held.subarray(count);
      return taken;
    },
    end: () => void socket.off('data', onData).off('end', onClose).off('close', onClose),
  };
}

function fault(why: string): HandshakeFault {
  return { code: 'proxy-refused', reason: `was not reached: ${why}` };
}
