import { describe, expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import type { EpochMs } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { NameSubtrees } from '../x509/name-constraints.ts';
import { noPolicies } from '../x509/policies.ts';
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

const san = (names: Partial<Certificate['subjectAltName']>) => ({ ...leaf().subjectAltName, ...names });
const named = (dns: string): Certificate => leaf({ subjectAltName: san({ dns: [dns] }) });
const noSubtrees: NameSubtrees = { dns: [], email: [], uri: [], ip: [], directory: [], unsupported: [] };
const constrained = (permitted: Partial<NameSubtrees>, excluded: Partial<NameSubtrees> = {}): Certificate =>
  ca({
    nameConstraints: { permitted: { ...noSubtrees, ...permitted }, excluded: { ...noSubtrees, ...excluded } },
    extensions: [{ oid: '2.5.29.30', critical: true }],
  });
/** As many labels as fit into a name, and as many names as are read. */
const endless = Array.from({ length: 50_000 }, () => `${'b.'.repeat(125)}a`);

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
      'a key identifier that is marked critical',
      [leaf({ extensions: [{ oid: '2.5.29.35', critical: true }] }), ca()],
      'wrongly-critical-extension',
    ],
    [
      'a curve that Go does not know',
      [leaf({ publicKey: { algorithm: 'EC', bits: 256, curve: 'brainpoolP256r1' } }), ca()],
      'unknown-curve',
    ],
    [
      'a key that cannot be read',
      [leaf(), ca({ defects: [{ code: 'public-key-malformed', message: '' }] })],
      'unreadable',
    ],
    ['a name that is not permitted', [named('b.test'), constrained({ dns: ['a.test'] })], 'name-not-permitted'],
    ['a name that is excluded', [named('b.test'), constrained({}, { dns: ['test'] })], 'name-excluded'],
    [
      'a kind of name that nobody can process',
      [leaf({ subjectAltName: san({ other: ['otherName:1.2.3=x'] }) }), constrained({ unsupported: ['otherName'] })],
      'name-unsupported',
    ],
    [
      'a name of an intermediate CA',
      [named('a.test'), { ...sub, subjectAltName: san({ dns: ['b.test'] }) }, constrained({ dns: ['a.test'] })],
      'name-not-permitted',
    ],
    [
      'what a CA further up does not permit',
      [
        named('a.test'),
        { ...constrained({ dns: ['a.test'] }), issuer: name('root') },
        constrained({ dns: ['b.test'] }),
      ],
      'name-not-permitted',
    ],
    [
      'a policy that a CA asks for and nobody has',
      [leaf(), ca({ policies: { ...noPolicies(), requireExplicitPolicy: 0 }, issuer: name('root') }), ca()],
      'no-valid-policy',
    ],
    [
      'more names than are read',
      [{ ...named('a.test'), defects: [{ code: 'san-too-many', message: '' }] }, constrained({ dns: ['a.test'] })],
      'name-constraints-unchecked',
    ],
    [
      'more than is compared',
      [leaf({ subjectAltName: san({ dns: endless }) }), constrained({ dns: ['a'] })],
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

  it('tell the name and the CA that does not allow it', () => {
    const root = constrained({ dns: ['a.test'] });
    const certificate = named('b.test');
    expect(pathFaults([certificate, sub, root], at)).toEqual([
      { code: 'name-not-permitted', certificate, name: { text: 'b.test', constrainedBy: root } },
    ]);
  });

  it('let self-issued CAs between pass, but not a self-issued end', () => {
    const selfIssued = { subject: name('x'), issuer: name('x'), subjectAltName: san({ dns: ['b.test'] }) };
    expect(codes(named('a.test'), ca(selfIssued), constrained({ dns: ['a.test'] }))).toEqual([]);
    expect(codes(leaf(selfIssued), constrained({ dns: ['a.test'] }))).toEqual(['name-not-permitted']);
  });

  it('ask nothing of the names of the CA that constrains', () => {
    expect(
      codes(named('a.test'), {
        ...constrained({ dns: ['a.test'] }),
        issuer: name('root'),
        subjectAltName: san({ dns: ['b'] }),
      }),
    ).toEqual([]);
  });
});
