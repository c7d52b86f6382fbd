import { reportStyleHash } from '../../../shared/reports/html/report-style.ts';

/**
 * What the page may load and reach: its own files, and for a host over HTTP its own socket. The one style sheet that may
 * stand in a document is the report's, whose preview inherits this policy.
 *
 * @param connectSources  where scripts may connect to; none in a host that has a bridge instead
 * @see https://www.w3.org/TR/CSP3/
 */
export function contentSecurityPolicy(connectSources: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' '${reportStyleHash}'`,
    "img-src 'self'",
    "font-src 'self'",
    `connect-src ${connectSources.length === 0 ? "'none'" : connectSources.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer of either host, also of a refusal. */
export function pageHeaders(connectSources: readonly string[]): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(connectSources),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cache-control': 'no-store',
  };
}
