import { isIP, type Socket } from 'node:net';
import type { Endpoint } from '../../../../shared/pki/endpoint.ts';
import { hostAndPort } from '../../../../shared/pki/endpoint.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import type { HandshakeFault } from './handshake-reader.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface HttpProxy {
  readonly host: string;
  readonly port: number;
}

/**
 * The proxy of an endpoint: its own, else for a web address that of the environment, as kubectl takes it.
 * @returns its text, not yet read; `undefined` for none
 * @see golang.org/x/net http/httpproxy
 */
export function proxyOf({ host, port, proxy, isWeb }: Endpoint, environment: Environment): string | undefined {
  if (proxy !== undefined) return proxy;
  const wish = environment['HTTPS_PROXY'] ?? environment['https_proxy'];
  if (!isWeb || wish === undefined || wish === '' || isThisMachine(host)) return undefined;
  const exceptions = (environment['NO_PROXY'] ?? environment['no_proxy'] ?? '').split(',').map((each) => each.trim());
  return exceptions.some((exception) => isExcepted(host, port, exception.toLowerCase())) ? undefined : wish;
}

/** Networks (`10.0.0.0/8`) are taken for IPv4 alone. */
function isExcepted(host: string, port: number, exception: string): boolean {
  if (exception === '') return false;
  if (exception === '*' || exception === host || exception === hostAndPort(host, port)) return true;
  const [network = '', bits = ''] = exception.split('/');
  if (isIP(network) === 4 && isIP(host) === 4 && /^\d{1,2}$/u.test(bits)) {
    const shift = 2 ** (32 - Number(bits));
    return Math.floor(v4Number(network) / shift) === Math.floor(v4Number(host) / shift);
  }
  return isIP(host) === 0 && host.endsWith(`.${exception.replace(/^\*?\./u, '')}`);
}

function v4Number(address: string): number {
  return address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Only plain HTTP proxies without a password can be gone through. `host:port` alone is one, as in Go. */
export function readProxy(text: string): HttpProxy | HandshakeFault {
  const url = URL.canParse(text) && text.includes('://') ? new URL(text) : parsed(`http://${text}`);
  if (url === undefined) return fault(`cannot be asked: ${visibleText(text)} is no proxy`);
  if (url.protocol !== 'http:') {
    return fault(
      `cannot be asked: NotAfter goes through http:// proxies only, and this one is ${visibleText(url.protocol)}//`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    return fault('cannot be asked: its proxy wants a password, which NotAfter does not send');
  }
  return { host: url.hostname.replaceAll(/[[\]]/gu, ''), port: url.port === '' ? 80 : Number(url.port) };
}

function parsed(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

const maxAnswerBytes = 16_384;

/** Asks a proxy for a way to the endpoint. @returns `undefined` once it is there */
export function openTunnel(socket: Socket, { host, port }: Endpoint): Promise<HandshakeFault | undefined> {
  const target = hostAndPort(host, port);
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
  let answer = '';
  return new Promise((resolve) => {
    const end = (result: HandshakeFault | undefined): void => {
      socket.off('data', take).off('end', closed).off('close', closed);
      resolve(result);
    };
    const closed = (): void => end(fault('was not reached: the proxy closed the connection'));
    const take = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      const head = answer.indexOf('\r\n\r\n');
      if (head < 0 && answer.length < maxAnswerBytes) return;
      const status = /^HTTP\/1\.[01] (\d{3})[^\r\n]*/u.exec(answer);
      if (status?.[1] === '200' && head >= 0) {
        // No server speaks before the client does in TLS, so there is nothing behind the head.
        end(undefined);
      } else {
        end(fault(`was not reached: the proxy answers ${visibleText(status?.[0].slice(0, 80) ?? 'no HTTP')}`));
      }
    };
    socket.on('data', take).on('end', closed).on('close', closed);
  });
}

function fault(reason: string): HandshakeFault {
  return { code: 'proxy-refused', reason };
}
