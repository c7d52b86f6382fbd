import { isIP } from 'node:net';
import type { Endpoint } from '../../../../shared/pki/endpoint.ts';
import { hostAndPort } from '../../../../shared/pki/endpoint.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxy of an endpoint: its own, else for a web address that of the environment, as kubectl takes it.
 * @returns its text as far as it is known here, not yet read; `undefined` for none
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
