/** A place that is asked over the network, as a person or a kubeconfig names it. */
export interface Endpoint {
  /** Lower case, without brackets; a name, an IPv4 or an IPv6 address. */
  readonly host: string;
  readonly port: number;
  /** To be asked for (SNI) in place of {@link host}. */
  readonly serverName: string | undefined;
  /** `http://proxy:3128`, to be gone through. */
  readonly proxy: string | undefined;
  /** Named as a web address: then the proxy of the environment counts, as for kubectl. */
  readonly isWeb: boolean;
}

const v6 = String.raw`\[([0-9a-f:.]+(?:%[\w.-]+)?)\]`;
const withScheme = new RegExp(
  String.raw`^(https|tls)://(?:${v6}|([^\s/?#@:[\]\\]+))(?::(\d+))?(?:/[^?#]*)?(?:\?([^#]*))?$`,
  'iu',
);
/** A single letter in front of a colon is a drive of Windows. */
const bare = new RegExp(String.raw`^(?:${v6}|([a-z0-9][\w.-]+)):(\d{1,5})$`, 'iu');

/** A text that can mean nothing else; what it says may still be wrong. */
export function isEndpointUrl(text: string): boolean {
  return /^(?:https?|tls):\/\//iu.test(text);
}

/**
 * `https://host[:port]`, whose port is 443 where none is written; `tls://host:port`; or `host:port`. An IPv6 address stands
 * in brackets. The two with a scheme take `?sni=name` and `&proxy=http://proxy:3128`; a path, as a kubeconfig's server may
 * have one, is nothing to TLS and is passed over.
 *
 * @returns `undefined` for any other text
 */
export function readEndpoint(text: string): Endpoint | undefined {
  const url = withScheme.exec(text);
  if (url !== null) {
    const [, scheme = '', address, name = '', port, query = ''] = url;
    const isWeb = scheme.toLowerCase() === 'https';
    const options = readOptions(query);
    return options && endpointOf(address ?? name, port ?? (isWeb ? '443' : ''), { ...options, isWeb });
  }
  const match = bare.exec(text);
  if (match === null) return undefined;
  const [, address, name = '', port = ''] = match;
  return endpointOf(address ?? name, port, { serverName: undefined, proxy: undefined, isWeb: false });
}

/** The text that {@link readEndpoint} makes the same endpoint of. */
export function endpointUrl({ host, port, serverName, proxy, isWeb }: Endpoint): string {
  const options = [
    ...(serverName === undefined ? [] : [`sni=${encodeURIComponent(serverName)}`]),
    ...(proxy === undefined ? [] : [`proxy=${encodeURIComponent(proxy)}`]),
  ];
  const query = options.length === 0 ? '' : `/?${options.join('&')}`;
  return `${isWeb ? 'https' : 'tls'}://${hostAndPort(host, port)}${query}`;
}

/** `http://user:password@proxy:3128` without what stands in front of the `@`. */
export function withoutProxyPassword(proxy: string): string {
  return proxy.replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^/?#]*@/iu, '$1');
}

/** What may be shown and remembered of a place: no password, neither its own nor that of a proxy. */
export function placeWithoutPassword(place: string): string {
  if (!isEndpointUrl(place)) return place;
  const proxy = proxyOfPlace(place);
  const own = withoutProxyPassword(place);
  const shown = proxy === undefined ? undefined : withoutProxyPassword(proxy);
  return shown === undefined || shown === proxy
    ? own
    : own.replace(proxyOption, (_, before: string) => `${before}${encodeURIComponent(shown)}`);
}

const proxyOption = /([?&]proxy=)([^&#]*)/u;

/** The proxy that a place asks for, with its password. */
export function proxyOfPlace(place: string): string | undefined {
  const written = proxyOption.exec(place)?.[2];
  return written === undefined ? undefined : decoded(written);
}

/** `host:port`, an IPv6 address in brackets. */
export function hostAndPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function endpointOf(host: string, port: string, rest: Omit<Endpoint, 'host' | 'port'>): Endpoint | undefined {
  const number = /^\d{1,5}$/u.test(port) ? Number(port) : 0;
  if (number < 1 || number > 65_535) return undefined;
  return { host: host.toLowerCase().replace(/\.$/u, ''), port: number, ...rest };
}

/** `undefined` where an option is not known, or makes no sense. */
function readOptions(query: string): Pick<Endpoint, 'serverName' | 'proxy'> | undefined {
  const options: { serverName: string | undefined; proxy: string | undefined } = {
    serverName: undefined,
    proxy: undefined,
  };
  for (const part of query.split('&')) {
    const [name = '', ...rest] = part.split('=');
    const value = decoded(rest.join('='));
    if (name === '' && value === '') continue;
    if (value === undefined || value === '') return undefined;
    if (name === 'sni') options.serverName = value.toLowerCase();
    else if (name === 'proxy') options.proxy = value;
    else return undefined;
  }
  return options;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
