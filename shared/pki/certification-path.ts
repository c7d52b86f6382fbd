import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { IssuerLink } from './inventory.ts';
import { longestLastingIssuers } from './longest-lasting-issuers.ts';

/** The certification path of one certificate that lasts longest. @see RFC 5280 section 6.1 */
export interface CertificationPath {
  /** Itself first, then verified issuers up to a self-signed one or as far as known; at most {@link maxPathLength}. */
  readonly path: readonly Sha256Hex[];
  /** Earliest notAfter on the whole path; a date that could not be read limits nothing but its own certificate. */
  readonly effectiveNotAfter: EpochMs | undefined;
  /** The nearest issuer with that notAfter; `undefined` where it is the certificate's own. */
  readonly limitedBy: Sha256Hex | undefined;
  /** Its own signature verifies with its own key. */
  readonly isSelfSigned: boolean;
  /** The path ends at a self-signed certificate. */
  readonly reachesSelfSigned: boolean;
}

/** Longer paths are real for nobody; what lies beyond still counts for the effective expiry. */
const maxPathLength = 32;

/**
 * The path of every certificate. Only links whose signature was checked count, whatever the names say. Each CA is
 * worked out once and shared by all it issued; cross-signing and loops end where they would repeat themselves.
 */
export function certificationPaths(
  certificates: readonly Certificate[],
  issuerLinks: readonly IssuerLink[],
): ReadonlyMap<Sha256Hex, CertificationPath> {
  const bySha256 = new Map(certificates.map((certificate) => [certificate.sha256, certificate]));
  const { issuerOf, selfSigned } = longestLastingIssuers(bySha256, issuerLinks);
  const paths = new Map<Sha256Hex, CertificationPath>();

  /** A certificate whose chosen issuer has its path already, or that has none. */
  function settle(certificate: Certificate): void {
    const { sha256, notAfter } = certificate;
    const issuer = issuerOf.get(sha256);
    const above = issuer === undefined ? undefined : paths.get(issuer);
    const isSelfSigned = selfSigned.has(sha256);
    if (issuer === undefined || above === undefined) {
      const alone = { path: [sha256], effectiveNotAfter: notAfter, limitedBy: undefined, isSelfSigned };
      paths.set(sha256, { ...alone, reachesSelfSigned: isSelfSigned });
      return;
    }
    const limited =
      notAfter !== undefined && above.effectiveNotAfter !== undefined && above.effectiveNotAfter < notAfter;
    paths.set(sha256, {
      path: [sha256, ...above.path.slice(0, maxPathLength - 1)],
      effectiveNotAfter: limited ? above.effectiveNotAfter : notAfter,
      limitedBy: limited ? (above.limitedBy ?? issuer) : undefined,
      isSelfSigned,
      reachesSelfSigned: above.reachesSelfSigned,
    });
  }

  for (const start of certificates) {
    const upward: Certificate[] = [];
    let next: Certificate | undefined = start;
    while (next !== undefined && !paths.has(next.sha256)) {
      upward.push(next);
      const issuer = issuerOf.get(next.sha256);
      next = issuer === undefined ? undefined : bySha256.get(issuer);
    }
    for (const certificate of upward.toReversed()) settle(certificate);
  }
  return paths;
}
