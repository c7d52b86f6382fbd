import { describe, expect, it } from 'vitest';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { aFingerprint } from '../testing/a-pki.ts';
import { aRevocationList, type RevocationListWish } from '../testing/a-revocation-list.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { RevocationListSighting, RevokedCertificate } from './inventory.ts';
import { revocationFaults } from './revocation-faults.ts';

const ca = aCertificate({ subject: 'ca', isCa: true, subjectKeyIdentifier: 'aa' });
const leaf = aCertificate({ subject: 'leaf', issuer: 'ca' });
const twin = aCertificate({ subject: 'ca', isCa: true, label: 'twin', subjectKeyIdentifier: 'bb' });
const revokedAt = at('2026-05-02T00:00:00Z');
const entry = (reason?: RevokedCertificate['reason']): RevokedCertificate => ({
  certificate: leaf.sha256,
  revokedAt,
  reason,
});
const by = (issuer: Certificate, wish: RevocationListWish = {}, revoked: RevokedCertificate[] = []) => ({
  ...aRevocationList({ ca: issuer, ...wish }),
  revoked,
});
const unproven = (wish: RevocationListWish = {}): RevocationListSighting => ({
  ...by(ca, wish),
  proof: 'signature-mismatch',
});

function codes(lists: readonly RevocationListSighting[], authority = ca, instant = '2026-06-01T00:00:00Z') {
  const known = new Map<Sha256Hex, Certificate>([authority, twin].map((each) => [each.sha256, each]));
  const certificateOf = (sha256: Sha256Hex) => known.get(sha256);
  return revocationFaults([leaf, authority], lists, certificateOf, at(instant)).map(({ code }) => code);
}

describe('revocation lists held against a path', () => {
  it.each<[what: string, lists: RevocationListSighting[], codes: string[]]>([
    ['say nothing where there are none', [], []],
    [
      'say nothing for another CA',
      [by(aCertificate({ subject: 'other' }), { nextUpdate: '2026-05-02T00:00:00Z' })],
      [],
    ],
    ['say nothing for a CA of the same name with another key', [by(twin, { nextUpdate: '2026-05-02T00:00:00Z' })], []],
    ['say nothing where one counts, whatever others are', [unproven(), by(ca)], []],
    ['tell what is revoked', [by(ca, {}, [entry()])], ['revoked']],
    [
      'tell what is revoked by a list that is out of date',
      [by(ca, { nextUpdate: '2026-05-20T00:00:00Z' }, [entry()])],
      ['revoked'],
    ],
    ['tell what is revoked by a list for a part', [by(ca, { isPartial: true }, [entry()])], ['revoked']],
    ['are useless once out of date', [by(ca, { nextUpdate: '2026-05-20T00:00:00Z' })], ['revocation-list-useless']],
    ['are useless without proof', [unproven()], ['revocation-list-useless']],
    ['are not those of a CA whose key they do not name', [unproven({ authorityKeyIdentifier: 'bb' })], []],
    [
      'are useless with a critical extension that nobody knows',
      [by(ca, { defects: [{ code: 'unknown-critical-extension', message: '' }] })],
      ['revocation-list-useless'],
    ],
    ['are not judged where they are for a part', [by(ca, { isPartial: true })], ['revocation-unchecked']],
    ['are not judged where they are changes alone', [by(ca, { isDelta: true })], ['revocation-unchecked']],
    ['count where a whole one is beside the changes', [by(ca, { isDelta: true }), by(ca)], []],
    [
      'leave open whether changes lift a hold',
      [by(ca, {}, [entry('certificateHold')]), by(ca, { isDelta: true })],
      ['revocation-unchecked'],
    ],
    ['tell what no change can lift', [by(ca, {}, [entry('keyCompromise')]), by(ca, { isDelta: true })], ['revoked']],
    ['tell a hold that nothing lifts', [by(ca, {}, [entry('certificateHold')])], ['revoked']],
  ])('%s', (_what, lists, expected) => {
    expect(codes(lists)).toEqual(expected);
  });

  it('do not count before their day, nor by a CA that may sign none', () => {
    expect(codes([by(ca, {}, [entry()])], ca, '2026-05-01T12:00:00Z')).toEqual([]);
    const onlyCertificates = { ...ca, sha256: aFingerprint('no cRLSign'), keyUsage: ['keyCertSign'] as const };
    expect(codes([by(onlyCertificates)], onlyCertificates)).toEqual(['revocation-list-useless']);
  });
});
