import type { Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import { append } from './group-by.ts';
import type { IssuerLink } from './inventory.ts';
import { PriorityQueue } from './priority-queue.ts';

export interface ChosenIssuers {
  /** The next certificate upward; following it always ends. Nothing for a self-signed one or where no issuer is known. */
  readonly issuerOf: ReadonlyMap<Sha256Hex, Sha256Hex>;
  readonly selfSigned: ReadonlySet<Sha256Hex>;
}

/** How good the best path upward from a certificate is. */
interface Standing {
  /** Earliest notAfter on it in epoch ms; an unreadable one counts as the worst there is. */
  readonly lastsUntil: number;
  readonly reachesSelfSigned: boolean;
  readonly length: number;
  readonly sha256: Sha256Hex;
  readonly issuer: Sha256Hex | undefined;
}

/**
 * For every certificate the verified issuer whose path upward lasts longest: a widest-path search from the ends
 * downward, so each certificate is settled once and the choices form a forest. Of equally long-lasting paths the one
 * that ends in a self-signed certificate wins, then the shorter, then the lower fingerprint.
 */
export function longestLastingIssuers(
  bySha256: ReadonlyMap<Sha256Hex, Certificate>,
  issuerLinks: readonly IssuerLink[],
): ChosenIssuers {
  const { selfSigned, issuersOf } = verifiedIssuers(bySha256, issuerLinks);
  const issuedBy = new Map<Sha256Hex, Sha256Hex[]>();
  for (const [sha256, issuers] of issuersOf) for (const issuer of issuers) append(issuedBy, issuer, sha256);

  const issuerOf = new Map<Sha256Hex, Sha256Hex>();
  const settled = new Set<Sha256Hex>();
  const open = new PriorityQueue<Standing>(isBetter);
  const lastsUntil = (sha256: Sha256Hex): number => bySha256.get(sha256)?.notAfter ?? -Infinity;

  function settleAllOpen(): void {
    for (let best = open.takeFirst(); best !== undefined; best = open.takeFirst()) {
      if (settled.has(best.sha256)) continue;
      settled.add(best.sha256);
      if (best.issuer !== undefined) issuerOf.set(best.sha256, best.issuer);
      for (const sha256 of issuedBy.get(best.sha256) ?? []) {
        if (settled.has(sha256)) continue;
        open.add({
          lastsUntil: Math.min(lastsUntil(sha256), best.lastsUntil),
          reachesSelfSigned: best.reachesSelfSigned,
          length: best.length + 1,
          sha256,
          issuer: best.sha256,
        });
      }
    }
  }

  const startAt = (sha256: Sha256Hex): void => {
    const reachesSelfSigned = selfSigned.has(sha256);
    open.add({ lastsUntil: lastsUntil(sha256), reachesSelfSigned, length: 1, sha256, issuer: undefined });
  };
  for (const sha256 of bySha256.keys()) if (!issuersOf.has(sha256)) startAt(sha256);
  settleAllOpen();

  // What is left hangs below CAs that only sign each other. Cut each such loop at the member that lasts longest.
  const left = [...issuedBy.keys()].filter((sha256) => !settled.has(sha256));
  left.sort((a, b) => lastsUntil(b) - lastsUntil(a) || (a < b ? -1 : 1));
  for (const sha256 of left) {
    if (settled.has(sha256)) continue;
    startAt(sha256);
    settleAllOpen();
  }
  return { issuerOf, selfSigned };
}

function isBetter(a: Standing, b: Standing): boolean {
  if (a.lastsUntil !== b.lastsUntil) return a.lastsUntil > b.lastsUntil;
  if (a.reachesSelfSigned !== b.reachesSelfSigned) return a.reachesSelfSigned;
  if (a.length !== b.length) return a.length < b.length;
  return (a.issuer ?? '') < (b.issuer ?? '');
}

/** A self-signed certificate ends a path: it has no issuers here, even where a twin's key verifies it too. */
function verifiedIssuers(
  bySha256: ReadonlyMap<Sha256Hex, Certificate>,
  issuerLinks: readonly IssuerLink[],
): { selfSigned: Set<Sha256Hex>; issuersOf: Map<Sha256Hex, readonly Sha256Hex[]> } {
  const selfSigned = new Set<Sha256Hex>();
  const verified = new Map<Sha256Hex, Sha256Hex[]>();
  for (const { certificate, issuer, proof } of issuerLinks) {
    if (proof !== 'signature' || !bySha256.has(certificate) || !bySha256.has(issuer)) continue;
    if (certificate === issuer) selfSigned.add(certificate);
    else append(verified, certificate, issuer);
  }
  const issuersOf = new Map<Sha256Hex, readonly Sha256Hex[]>();
  for (const [sha256, issuers] of verified) {
    if (selfSigned.has(sha256)) continue;
    // A key may sit in a certificate that is no CA too; a path goes through the CA certificate where there is one.
    const entitled = issuers.filter((issuer) => mayIssue(bySha256.get(issuer)));
    issuersOf.set(sha256, entitled.length > 0 ? entitled : issuers);
  }
  return { selfSigned, issuersOf };
}

/** CA:TRUE, or so old that it could not say. @see RFC 5280 section 6.1.4 (k) */
function mayIssue(certificate: Certificate | undefined): boolean {
  return certificate?.basicConstraints?.cA ?? (certificate?.version ?? 3) < 3;
}
