/** `ssh://[user@]host[:port][/path]`, taken apart; nothing of it has been looked up yet. */
export interface SshPlace {
  /** As the user wrote it. */
  readonly place: string;
  readonly user: string | undefined;
  /** A host name, an address, or a `Host` of ~/.ssh/config. */
  readonly host: string;
  readonly port: number | undefined;
  /** Absolute, without a slash at its end: looked at instead of the places where distributions keep their files. */
  readonly path: string | undefined;
}

const prefix = 'ssh://';

export function isSshPlace(place: string): boolean {
  return place.startsWith(prefix);
}

/** A name that begins with a dash would be an option of the ssh program. */
const safeName = /^[\p{L}\p{N}_][\p{L}\p{N}_.%-]*$/u;
const address = /^\[([0-9a-f:.]+(?:%[\w.-]+)?)\]$/iu;

export interface SshPlaceFault {
  /** The end of a sentence. */
  readonly fault: string;
  readonly part: 'password' | 'user' | 'host' | 'port' | 'path';
}

export function readSshPlace(place: string): SshPlace | SshPlaceFault {
  const rest = place.slice(prefix.length);
  const slash = rest.indexOf('/');
  const authority = slash < 0 ? rest : rest.slice(0, slash);
  const path = slash < 0 ? '' : rest.slice(slash).replace(/\/+$/u, '');
  const at = authority.lastIndexOf('@');
  const user = at < 0 ? undefined : authority.slice(0, at);
  if (user?.includes(':') === true)
    return { fault: 'has a password in it: leave it out, it is asked for', part: 'password' };
  if (user !== undefined && !safeName.test(user)) return { fault: 'names a user that cannot be', part: 'user' };
  const [, name = '', portText] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/su.exec(authority.slice(at + 1)) ?? [];
  const host = address.exec(name)?.[1] ?? name;
  if (host === '') return { fault: 'names no host', part: 'host' };
  if (host === name && !safeName.test(host)) return { fault: 'names a host that cannot be', part: 'host' };
  const port = portText === undefined ? undefined : Number(portText);
  if (port !== undefined && !(/^\d{1,5}$/u.test(portText ?? '') && port > 0 && port < 65_536)) {
    return { fault: 'has a port that is none', part: 'port' };
  }
  if (path.includes('\0')) return { fault: 'has a path that cannot be', part: 'path' };
  return { place, user, host, port, path: path === '' ? undefined : path };
}

/** What `-J` and `ProxyJump` take: `[user@]host[:port]`, with commas between the hops, nearest first. */
export function readJumps(text: string): readonly SshPlace[] | SshPlaceFault {
  const hops: SshPlace[] = [];
  for (const item of text.split(',')) {
    const hop = readSshPlace(isSshPlace(item) ? item : `${prefix}${item.trim()}`);
    if ('fault' in hop) return hop;
    hops.push(hop);
  }
  return hops;
}
