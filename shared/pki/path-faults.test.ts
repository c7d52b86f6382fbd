import { describe, expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import type { EpochMs } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import { pathFaults } from './path-faults.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;
const before = Date.parse('2026-01-01T00:00:00Z') as EpochMs;
const after = Date.parse('2027-01-01T00:00:00Z') as EpochMs;
const valid = { version: 3, notBefore: before, notAfter: after, defects: [], extensions: [] } as const;
const leaf = (changes: Partial<Certificate> = {}): Certificate => ({ ...aCertificate(), ...valid, ...changes });
const ca = (changes: Partial<Certificate> = {}): Certificate =>
  leaf({ basicConstraints: { cA: true, pathLenConstraint: undefined }, keyUsage: ['keyCertSign'], ...changes });
const limited = (pathLenConstraint: number): Partial<Certificate> => ({
  basicConstraints: { cA: true, pathLenConstraint },
});
const codes = (...path: Certificate[]) => pathFaults(path, at).map(({ code }) => code);
const name = (text: string) => ({ ...leaf().subject, text, comparable: text });
/** Named apart from its issuer, as what counts for a path length is. */
const sub = ca({ subject: name('sub'), issuer: name('root') });

describe('the faults of a path', () => {
  it('are none where everything is in order', () => {
    expect(codes(leaf(), sub, ca())).toEqual([]);
  });

  it.each<[string, Certificate[], string]>([
    ['a CA that has ended', [leaf(), ca({ notAfter: (at - 1_000) as EpochMs })], 'expired'],
    ['a CA that has not begun', [leaf(), ca({ notBefore: (at + 1) as EpochMs })], 'not-yet-valid'],
    ['a date that cannot be read', [leaf({ notAfter: undefined }), ca()], 'unreadable'],
    [
      'an extension that cannot be read',
      [leaf({ defects: [{ code: 'extension-malformed', message: '' }] }), ca()],
      'unreadable',
    ],
    ['an issuer without basicConstraints', [leaf(), ca({ basicConstraints: undefined })], 'no-ca'],
    ['an issuer that may only sign data', [leaf(), ca({ keyUsage: ['digitalSignature'] })], 'no-key-cert-sign'],
    ['one CA too many', [leaf(), sub, ca(limited(0))], 'path-too-long'],
    [
      'an unknown critical extension',
      [leaf(), ca({ defects: [{ code: 'unknown-critical-extension', message: '' }] })],
      'unknown-critical-extension',
    ],
    [
      'name constraints',
      [leaf(), ca({ extensions: [{ oid: '2.5.29.30', critical: true }] })],
      'name-constraints-unchecked',
    ],
  ])('name %s', (_what, path, code) => {
    expect(codes(...path)).toEqual([code]);
  });

  it('count the last second of a certificate as valid', () => {
    expect(codes(leaf({ notAfter: at }), ca())).toEqual([]);
    expect(codes(leaf({ notAfter: (at - 999) as EpochMs }), ca())).toEqual([]);
  });

  it('let a root of version 1 pass, and a path as long as is allowed', () => {
    expect(codes(leaf(), ca({ version: 1, basicConstraints: undefined, keyUsage: undefined }))).toEqual([]);
    expect(codes(leaf(), sub, ca(limited(1)))).toEqual([]);
    expect(codes(leaf(), ca({ subject: name('root'), issuer: name('root') }), ca(limited(0)))).toEqual([]);
  });
});
