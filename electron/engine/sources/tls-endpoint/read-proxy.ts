import type { HandshakeFault } from './handshake-reader.ts';

/** A way through somebody else. Credentials stay in the engine: they are no part of a place, a fact or a sentence. */
export interface Proxy {
  readonly scheme: 'http' | 'https' | 'socks5';
  readonly host: string;
  readonly port: number;
  readonly credentials: Credentials | undefined;
}

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

const defaultPorts = { http: 80, https: 443, socks5: 1080 } as const;
const schemes: Readonly<Record<string, Proxy['scheme']>> = {
  'http:': 'http',
  'https:': 'https',
  'socks5:': 'socks5',
  // The proxy resolves the name, as it always does here.
  'socks5h:': 'socks5',
};

/** `http://`, `https://` and `socks5://`, with a password or without; `host:port` alone is http, as in Go. */
export function readProxy(text: string): Proxy | HandshakeFault {
  const withScheme = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : undefined;
  const scheme = url && schemes[url.protocol];
  if (url === undefined || scheme === undefined || url.hostname === '') {
    return fault('cannot be asked: its proxy is no http://, https:// or socks5:// address');
  }
  const hasCredentials = url.username !== '' || url.password !== '';
  return {
    scheme,
    host: url.hostname.replaceAll(/[[\]]/gu, ''),
    port: url.port === '' ? defaultPorts[scheme] : Number(url.port),
    credentials: hasCredentials ? { user: plain(url.username), password: plain(url.password) } : undefined,
  };
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function fault(reason: string): HandshakeFault {
  return { code: 'proxy-refused', reason };
}
