/** Chromium alone knows no `app:` scheme; the stand-in shows `app://ui/x` at this reserved name (RFC 2606). */
const suffix = '.double.test';

/** `app://ui/index.html` is shown at `https://ui.app.double.test/index.html`. */
export function shownAddress(appAddress: string): string {
  const { protocol, host, pathname, search, hash } = new URL(appAddress);
  return `https://${host}.${protocol.slice(0, -1)}${suffix}${pathname}${search}${hash}`;
}

/** The address the app would see; one that is not of the stand-in's is what it is. */
export function appAddress(shown: string): string {
  if (!isShownByStandIn(shown)) return shown;
  const { hostname, pathname, search, hash } = new URL(shown);
  const parts = hostname.slice(0, -suffix.length).split('.');
  return `${parts.at(-1)}://${parts.slice(0, -1).join('.')}${pathname}${search}${hash}`;
}

export function isShownByStandIn(address: string): boolean {
  return URL.canParse(address) && new URL(address).hostname.endsWith(suffix);
}
