import { describe, expect, it } from 'vitest';
import { aCertificate, anAuthorityKeyIdentifier } from '../testing/a-certificate.ts';
import type { Certificate } from '../x509/certificate.ts';
import { issuerCandidates } from './issuer-candidates.ts';

const aCa = (label: string, subjectKeyIdentifier?: string, rest = {}): Certificate =>
  aCertificate({ subject: 'kubernetes', label, isCa: true, subjectKeyIdentifier, ...rest });
const aLeaf = (label: string, keyIdentifier?: string): Certificate =>
  aCertificate({
    subject: label,
    issuer: 'kubernetes',
    authorityKeyIdentifier: keyIdentifier === undefined ? undefined : anAuthorityKeyIdentifier(keyIdentifier),
  });
function issuersOf(certificate: Certificate, all: readonly Certificate[]): readonly string[] {
  return issuerCandidates(all)
    .filter((pair) => pair.certificate === certificate.sha256)
    .map(({ issuer }) => issuer);
}

describe('who may have issued a certificate', () => {
  it('a CA of that name, and nobody else', () => {
    const ca = aCa('ca');
    const leaf = aLeaf('apiserver');
    const stranger = aCertificate({ subject: 'etcd-ca', isCa: true });
    expect(issuersOf(leaf, [leaf, stranger, ca])).toEqual([ca.sha256]);
  });

  it('itself, when subject and issuer are the same name', () => {
    const ca = aCa('ca');
    expect(issuerCandidates([ca])).toEqual([
      { certificate: ca.sha256, issuer: ca.sha256, keyIdentifierMatches: false },
    ]);
  });

  it('both of two CAs with one name, the one whose key identifier matches first', () => {
    const older = aCa('older', 'aa');
    const newer = aCa('newer', 'bb', { notAfter: '2037-01-01T00:00:00Z' });
    const leaf = aLeaf('apiserver', 'aa');
    expect(issuersOf(leaf, [newer, older, leaf])).toEqual([older.sha256, newer.sha256]);
    expect(issuerCandidates([newer, older, leaf]).filter((pair) => pair.keyIdentifierMatches)).toEqual([
      { certificate: leaf.sha256, issuer: older.sha256, keyIdentifierMatches: true },
    ]);
  });

  it('each pair comes once, even where a certificate is listed twice', () => {
    const ca = aCa('ca', 'aa');
    const leaf = aLeaf('apiserver', 'aa');
    const pairs = issuerCandidates([ca, ca, leaf]).map(({ certificate, issuer }) => `${certificate} ${issuer}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    expect(issuersOf(leaf, [ca, ca, leaf])).toEqual([ca.sha256]);
  });

  it('does not depend on the order of the scan', () => {
    const all = [aCa('a', 'aa'), aCa('b'), aCa('c', 'cc'), aLeaf('leaf', 'cc')];
    const leaf = all[3] as Certificate;
    expect(issuersOf(leaf, all)).toEqual(issuersOf(leaf, all.toReversed()));
  });
});

describe('thousands of CAs with one name', () => {
  const many = Array.from({ length: 3_000 }, (_, index) => aCa(`ca ${index}`, `k${index}`));

  it('are each paired with themselves', () => {
    const itself = issuerCandidates(many).filter(({ certificate, issuer }) => certificate === issuer);
    expect(itself).toHaveLength(many.length);
  });

  it('find the CA of the key identifier, however many there are', () => {
    const leafs = Array.from({ length: 3_000 }, (_, index) => aLeaf(`leaf ${index}`, `k${index}`));
    const pairs = issuerCandidates([...many, ...leafs]);
    expect(pairs.filter(({ keyIdentifierMatches }) => keyIdentifierMatches)).toHaveLength(3_000);
    expect(pairs.length).toBeLessThan(20 * 6_000);
  });

  it.each([
    ['say nothing of their key', (index: number) => aLeaf(`leaf ${index}`)],
    ['name a key that is not there', (index: number) => aLeaf(`leaf ${index}`, 'gone')],
  ])('stay few pairs where the leafs %s', (_what, leafOf) => {
    const pairs = issuerCandidates([...many, ...Array.from({ length: 3_000 }, (_, index) => leafOf(index))]);
    expect(pairs.length).toBeLessThan(20 * 6_000);
  });

  it('stay few pairs where all have one key too', () => {
    const renewed = Array.from({ length: 3_000 }, (_, index) => aCa(`renewed ${index}`, 'same'));
    const leafs = Array.from({ length: 3_000 }, (_, index) => aLeaf(`leaf ${index}`, 'same'));
    const longest = aCa('longest', 'same', { notAfter: '2040-01-01T00:00:00Z' });
    const all = [...renewed, longest, ...leafs];
    const pairs = issuerCandidates(all);
    expect(pairs.length).toBeLessThan(20 * all.length);
    expect(pairs.filter(({ issuer }) => issuer === longest.sha256).length).toBeGreaterThanOrEqual(3_000);
  });
});
