import { placeWithoutPassword, proxyOfPlace, withoutProxyPassword } from '../../../../shared/pki/endpoint.ts';

/** The passwords of proxies that this look has come across: kept for its time, and by the proxy that wants them. */
export interface ProxyPasswords {
  /** @returns the proxy without its password, which is what may be shown */
  readonly keep: (proxy: string) => string;
  /** The proxy as it was written. */
  readonly whole: (shown: string) => string;
}

export function proxyPasswords(): ProxyPasswords {
  const written = new Map<string, string>();
  return {
    keep: (proxy) => {
      const shown = withoutProxyPassword(proxy);
      if (shown !== proxy) written.set(shown, proxy);
      return shown;
    },
    whole: (shown) => written.get(shown) ?? shown,
  };
}

/** The place as it may be shown and remembered; the password it held is kept. */
export function shownPlace(place: string, proxies: ProxyPasswords): string {
  const shown = placeWithoutPassword(place);
  const proxy = shown === place ? undefined : proxyOfPlace(place);
  if (proxy !== undefined) proxies.keep(proxy);
  return shown;
}
