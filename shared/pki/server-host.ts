import { ipAddressOctets, ipAddressText } from '../x509/ip-address.ts';

/** Where a kubeconfig's `server` leads. */
export interface ServerHost {
  /** A DNS name in lower case without a dot at its end, or an address as certificates write it. */
  readonly host: string;
  readonly isAddress: boolean;
  /** Behind a path lies a proxy, which has a certificate of its own. */
  readonly hasPath: boolean;
}

const url = /^https:\/\/(?:\[([0-9a-f:.]+)\]|([^/:?#[\]]+))(?::\d+)?(\/[^?#]*)?/iu;

/** `undefined` for what is no https URL: TLS plays no part there. */
export function serverHost(server: string): ServerHost | undefined {
  const match = url.exec(server.trim());
  if (match === null) return undefined;
  const [, v6, name = '', path = ''] = match;
  const hasPath = path !== '' && path !== '/';
  const address = addressText(v6 ?? name);
  if (address !== undefined) return { host: address, isAddress: true, hasPath };
  return v6 === undefined ? { host: plainName(name), isAddress: false, hasPath } : undefined;
}

/** Whether a certificate with these names is good for a host: addresses by address, names with one label for `*`. */
export function coversHost(
  names: { readonly dns: readonly string[]; readonly ip: readonly string[] },
  host: string,
): boolean {
  const address = addressText(host);
  if (address !== undefined) return names.ip.includes(address);
  const wanted = plainName(host);
  const parent = wanted.indexOf('.') < 0 ? undefined : `*${wanted.slice(wanted.indexOf('.'))}`;
  return names.dns.some((name) => {
    const each = plainName(name);
    return each === wanted || each === parent;
  });
}

/** Loopback, and the names every cluster gives its API server: who is meant depends on where one asks. */
export function isAddressOfMany(host: string): boolean {
  return /^(?:127\.|localhost$|::1$|0\.0\.0\.0$|::$|kubernetes(?:\.|$))/iu.test(host);
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/\.$/u, '');
}

/** An address in the one spelling that certificates use; `undefined` for a name. */
export function addressText(text: string): string | undefined {
  const octets = ipAddressOctets(text);
  return octets === undefined ? undefined : ipAddressText(octets, 0, octets.length);
}
