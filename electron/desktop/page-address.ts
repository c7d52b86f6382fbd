/** A scheme of our own: no `file:` rights, a real origin, and a policy in its headers. */
export const pageScheme = 'app';
const pageHost = 'ui';

export const pageUrl = `${pageScheme}://${pageHost}/index.html`;

/**
 * Whether an address is of our own page. By protocol and host: `new URL('app://ui/').origin` is the text `null` in Node,
 * as for every scheme it does not know.
 */
export function isOwnPage(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === `${pageScheme}:` && host === pageHost;
}
