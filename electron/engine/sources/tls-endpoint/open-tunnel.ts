import type { Socket } from 'node:net';
import type { Endpoint } from '../../../../shared/pki/endpoint.ts';
import { hostAndPort } from '../../../../shared/pki/endpoint.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import type { HandshakeFault } from './handshake-reader.ts';
import type { Proxy } from './read-proxy.ts';
import { openSocks5 } from './socks5.ts';

/** Asks a proxy for a way to the endpoint. @returns `undefined` once it is there */
export function openTunnel(socket: Socket, proxy: Proxy, endpoint: Endpoint): Promise<HandshakeFault | undefined> {
  return proxy.scheme === 'socks5' ? openSocks5(socket, proxy, endpoint) : openByConnect(socket, proxy, endpoint);
}

const maxAnswerBytes = 16_384;

/** @see RFC 9110 section 9.3.6 */
function openByConnect(
  socket: Socket,
  { credentials }: Proxy,
  { host, port }: Endpoint,
): Promise<HandshakeFault | undefined> {
  const target = hostAndPort(host, port);
  const basic =
    credentials === undefined
      ? ''
      : `Proxy-Authorization: Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}\r\n`;
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${basic}\r\n`);
  let answer = '';
  return new Promise((resolve) => {
    const end = (result: HandshakeFault | undefined): void => {
      socket.off('data', take).off('end', closed).off('close', closed);
      resolve(result);
    };
    const closed = (): void => end(proxyFault('was not reached: the proxy closed the connection'));
    const take = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      const head = answer.indexOf('\r\n\r\n');
      if (head < 0 && answer.length < maxAnswerBytes) return;
      const status = /^HTTP\/1\.[01] (\d{3})[^\r\n]*/u.exec(answer);
      if (status?.[1] === '200' && head >= 0) {
        // No server speaks before the client does in TLS, so there is nothing behind the head.
        end(undefined);
      } else if (status?.[1] === '407') {
        const which = credentials === undefined ? 'wants a password' : 'does not accept the password';
        end(proxyFault(`was not reached: the proxy ${which} (407); one can stand in HTTPS_PROXY or in proxy-url`));
      } else {
        end(proxyFault(`was not reached: the proxy answers ${visibleText(status?.[0].slice(0, 80) ?? 'no HTTP')}`));
      }
    };
    socket.on('data', take).on('end', closed).on('close', closed);
  });
}

export function proxyFault(reason: string): HandshakeFault {
  return { code: 'proxy-refused', reason };
}
