import type { ExtensionDetails } from '../../../shared/bridge/certificate-details.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import type { Certificate } from '../../../shared/x509/certificate.ts';
import type { CertificateParts } from '../../../shared/x509/certificate-parts.ts';
import { hexOf } from '../../../shared/x509/hex.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';
import { opensslExtensionLines } from './openssl-extension-text.ts';
import { hexLines } from './openssl-hex-lines.ts';
import { opensslKeyLines } from './openssl-key-text.ts';
import { opensslName } from './openssl-name.ts';
import { opensslExtensionNames } from './openssl-names.ts';

export interface OpensslTextOptions {
  readonly certificate: Certificate;
  readonly parts: CertificateParts;
  readonly extensions: readonly ExtensionDetails[];
}

const signatureBytesPerLine = 18;

/**
 * A certificate in the layout of `openssl x509 -text` (3.x), for whoever reads that every day or wants to compare it with
 * a colleague's. Invisible characters are written out, so that no value can break a line or pretend to be one.
 */
export function opensslText({ certificate, parts, extensions }: OpensslTextOptions): string {
  const { version, signatureAlgorithm, issuer, subject, notBefore, notAfter, publicKey } = certificate;
  const lines = [
    'Certificate:',
    '    Data:',
    `        Version: ${version} (0x${(version - 1).toString(16)})`,
    ...serialNumberLines(certificate.serialNumber).map((line) => `        ${line}`),
    `        Signature Algorithm: ${signatureAlgorithm}`,
    `        Issuer: ${opensslName(issuer)}`,
    '        Validity',
    `            Not Before: ${opensslTime(notBefore)}`,
    `            Not After : ${opensslTime(notAfter)}`,
    `        Subject: ${opensslName(subject)}`,
    '        Subject Public Key Info:',
    ...opensslKeyLines(parts.spki, publicKey).map((line) => `            ${line}`),
    ...(extensions.length === 0 ? [] : ['        X509v3 extensions:']),
    ...extensions.flatMap((extension) => [
      `            ${opensslExtensionNames.get(extension.oid) ?? extension.oid}: ${extension.critical ? 'critical' : ''}`.trimEnd(),
      ...opensslExtensionLines(extension).map((line) => `                ${line}`),
    ]),
    `    Signature Algorithm: ${signatureAlgorithm}`,
    '    Signature Value:',
    ...hexLines(hexOf(parts.signature), signatureBytesPerLine, '        '),
  ];
  return `${lines.map(visibleText).join('\n')}\n`;
}

/** A number as long as a machine word stands in decimal as well. */
function serialNumberLines(serial: string): readonly string[] {
  const value = /^[0-9a-f]{2,16}$/u.test(serial) ? BigInt(`0x${serial}`) : undefined;
  if (value !== undefined && value < 2n ** 63n) return [`Serial Number: ${value} (0x${value.toString(16)})`];
  const sign = serial.startsWith('-') ? ' (Negative)' : '';
  return ['Serial Number:', `    ${sign}${serial.replace('-', '').replaceAll(/(..)(?=.)/gu, '$1:')}`];
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Nov  2 07:33:19 2026 GMT` */
function opensslTime(instant: EpochMs | undefined): string {
  if (instant === undefined) return 'Bad time value';
  const date = new Date(instant);
  const day = String(date.getUTCDate()).padStart(2);
  return `${months[date.getUTCMonth()]} ${day} ${date.toISOString().slice(11, 19)} ${date.getUTCFullYear()} GMT`;
}
