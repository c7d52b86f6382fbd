import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Who may talk to the loopback host, apart from how it is wired. The attackers: another machine (kept out by binding
 * 127.0.0.1), another user or program of this machine (has no token), a page in the same browser (has the browser's
 * network, not our cookie), and such a page whose own name was made to resolve to 127.0.0.1 (DNS rebinding).
 */

/** The names under which this server may be asked for; a rebound name arrives in Host as what it is. */
export function allowedHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

export function isAllowedHost(host: string | undefined, port: number): boolean {
  return host !== undefined && allowedHosts(port).includes(host);
}

/** Set by the browser, not by the page: who caused this request. `none` is a person at the address bar. */
export function isOwnFetchSite(site: string | undefined): boolean {
  return site === undefined || site === 'same-origin' || site === 'none';
}

/** The upgrade has no CORS to protect it: its Origin must be exactly the page's own, and it must be there. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && host !== undefined && origin === `http://${host}`;
}

/** Cookies are not scoped by port: two servers on one machine need two names. */
export function cookieName(port: number): string {
  return `notafter-${port}`;
}

/** @returns every value under that name; a page of another port may have planted one of its own */
export function cookieValues(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}

/** Compares without telling by its duration how much was right. Hashed first: the lengths may differ. */
export function isSameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(secret));
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
