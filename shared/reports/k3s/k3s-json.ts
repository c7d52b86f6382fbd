import { isoInstant } from '../iso-instant.ts';
import type { K3sCertificate } from './k3s-check.ts';

const nanosecondsPerMs = 1_000_000n;
const maxInt64 = 2n ** 63n - 1n;

/**
 * `k3s certificate check --output json`: one line. Go's encoder escapes `<`, `>`, `&` and the two line separators, and
 * an empty list is `null`; what a terminal would obey or hide is escaped as well, which changes no value.
 *
 * @see k3s-io/k3s pkg/cli/cert/cert.go JSONFormatter; Go encoding/json HTMLEscape
 */
export function k3sJson(certificates: readonly K3sCertificate[]): string {
  const list = certificates.length === 0 ? 'null' : `[${certificates.map(itemText).join(',')}]`;
  return `{"Certificates":${list}}\n`;
}

function itemText({ filename, subject, issuer, usages, expiryTime, residualMs, status }: K3sCertificate): string {
  const members = [
    ['Filename', goJson(filename)],
    ['Subject', goJson(subject)],
    ['Issuer', goJson(issuer)],
    ['Usages', goJson(usages)],
    ['ExpiryTime', goJson(isoInstant(expiryTime))],
    ['ResidualTime', String(nanoseconds(residualMs))],
    ['Status', goJson(status)],
  ];
  return `{${members.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
}

function goJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[<>&\u007f-\u009f\u2028\u2029\p{Cf}]/gu, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A time.Duration, which stops at 292 years. A number of this size is no safe integer of JavaScript. */
function nanoseconds(ms: number): bigint {
  const duration = BigInt(Math.trunc(ms)) * nanosecondsPerMs;
  if (duration > maxInt64) return maxInt64;
  return duration < -maxInt64 - 1n ? -maxInt64 - 1n : duration;
}
