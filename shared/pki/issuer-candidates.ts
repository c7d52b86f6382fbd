import type { Sha256Hex } from '../x509/brand.ts';
import { isCa, isSelfIssued, type Certificate } from '../x509/certificate.ts';
import { groupBy } from './group-by.ts';

/** A pair whose signature is worth checking: the subject of `issuer` is the issuer name of `certificate`. */
export interface IssuerCandidate {
  readonly certificate: Sha256Hex;
  readonly issuer: Sha256Hex;
  /** The authorityKeyIdentifier of the one is the subjectKeyIdentifier of the other; both are present. */
  readonly keyIdentifierMatches: boolean;
}

/**
 * Up to this many certificates of one name, every one of them is a candidate whatever the key identifiers say: a
 * wrong authorityKeyIdentifier forbids nothing (RFC 5280 section 4.2.1.1 makes it a hint).
 */
const smallGroup = 8;
/** Tried where the key identifiers speak against every candidate: enough to show that the names match and the key does not. */
const maxContradicted = 4;
/** Tried where key identifiers cannot tell, and where many certificates carry the same name and key. */
const minPerCertificate = 16;
/** Small inventories may try more: this many pairs in all, shared out. */
const pairBudget = 20_000;

/**
 * The (certificate, issuer) pairs to check, each once, best first for each certificate; a self-issued certificate
 * is always paired with itself. Their number is at most a constant times the number of certificates, however many
 * CAs share a name: certificates are found by name, then by key identifier, and each finds a bounded number.
 */
export function issuerCandidates(certificates: readonly Certificate[]): readonly IssuerCandidate[] {
  const distinct = [...new Map(certificates.map((certificate) => [certificate.sha256, certificate])).values()];
  const groups = groupBySubject(distinct);
  const perCertificate = Math.max(minPerCertificate, Math.floor(pairBudget / Math.max(distinct.length, 1)));
  const pairs: IssuerCandidate[] = [];
  for (const certificate of distinct) {
    const group = groups.get(certificate.issuer.comparable);
    if (group === undefined) continue;
    const seen = new Set<Sha256Hex>();
    for (const issuer of candidatesFor(certificate, group, perCertificate)) {
      if (seen.has(issuer.sha256)) continue;
      seen.add(issuer.sha256);
      pairs.push({
        certificate: certificate.sha256,
        issuer: issuer.sha256,
        keyIdentifierMatches: keyIdentifierMatches(certificate, issuer),
      });
    }
  }
  return pairs;
}

/** All certificates of one subject name, likeliest issuer first, and the same by key identifier. */
interface SubjectGroup {
  readonly all: readonly Certificate[];
  readonly withoutIdentifier: readonly Certificate[];
  readonly byIdentifier: ReadonlyMap<string, readonly Certificate[]>;
}

function candidatesFor(certificate: Certificate, group: SubjectGroup, limit: number): readonly Certificate[] {
  const itself = isSelfIssued(certificate) ? [certificate] : [];
  const keyIdentifier = certificate.authorityKeyIdentifier?.keyIdentifier;
  const matching = keyIdentifier === undefined ? [] : (group.byIdentifier.get(keyIdentifier) ?? []);
  if (group.all.length <= smallGroup) return [...itself, ...matching, ...group.all];
  if (matching.length > 0) return [...itself, ...matching.slice(0, limit)];
  if (keyIdentifier !== undefined) {
    return [...itself, ...group.withoutIdentifier.slice(0, limit), ...group.all.slice(0, maxContradicted)];
  }
  // A root rarely names its own key; one that is self-issued and says nothing is nearly always self-signed.
  return [...itself, ...group.all.slice(0, itself.length > 0 ? maxContradicted : limit)];
}

/** Only of names that somebody gives as its issuer; most subjects are nobody's. */
function groupBySubject(certificates: readonly Certificate[]): ReadonlyMap<string, SubjectGroup> {
  const issuerNames = new Set(certificates.map(({ issuer }) => issuer.comparable));
  const possible = certificates.filter(({ subject }) => issuerNames.has(subject.comparable));
  const groups = new Map<string, SubjectGroup>();
  for (const [name, members] of groupBy(possible, ({ subject }) => subject.comparable)) {
    const all = members.toSorted(likelierIssuerFirst);
    groups.set(name, {
      all,
      withoutIdentifier: all.filter(({ subjectKeyIdentifier }) => subjectKeyIdentifier === undefined),
      byIdentifier: groupBy(all, ({ subjectKeyIdentifier }) => subjectKeyIdentifier ?? ''),
    });
  }
  return groups;
}

/** CAs first, then the one that lasts longest, then by fingerprint so that the order never depends on the scan. */
function likelierIssuerFirst(a: Certificate, b: Certificate): number {
  return (
    Number(isCa(b)) - Number(isCa(a)) ||
    (b.notAfter ?? -Infinity) - (a.notAfter ?? -Infinity) ||
    (a.sha256 < b.sha256 ? -1 : 1)
  );
}

function keyIdentifierMatches(certificate: Certificate, issuer: Certificate): boolean {
  const wanted = certificate.authorityKeyIdentifier?.keyIdentifier;
  return wanted !== undefined && wanted === issuer.subjectKeyIdentifier;
}
