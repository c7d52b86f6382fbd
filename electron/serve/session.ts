import { randomBytes } from 'node:crypto';
import { cookieName, cookieValues, isSameSecret } from './request-rules.ts';

/** The one session of a server: opened once with the token of the printed address, kept by a cookie. */
export interface Session {
  readonly token: string;
  /** Spends the token. */
  open(token: string): 'opened' | 'already-used' | 'wrong-token';
  /** The `Set-Cookie` of an opened session. No Expires: it ends with the browser. */
  setCookie(port: number): string;
  isOpenIn(cookieHeader: string | undefined, port: number): boolean;
}

export function createSession(): Session {
  const token = randomBytes(32).toString('base64url');
  const id = randomBytes(32).toString('base64url');
  let spent = false;
  return {
    token,
    open: (given) => {
      if (!isSameSecret(given, token)) return 'wrong-token';
      if (spent) return 'already-used';
      spent = true;
      return 'opened';
    },
    setCookie: (port) => `${cookieName(port)}=${id}; HttpOnly; SameSite=Strict; Path=/`,
    isOpenIn: (cookieHeader, port) =>
      cookieValues(cookieHeader, cookieName(port)).some((value) => isSameSecret(value, id)),
  };
}
