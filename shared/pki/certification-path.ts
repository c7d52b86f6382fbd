import { atOnce } from '../at-once.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Inventory } from './inventory.ts';
import { longestLastingIssuers, noIssuer } from './longest-lasting-issuers.ts';

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
 * The path of every certificate of the inventory, in its order. Only links whose signature was checked count, whatever the names say. Each CA is
 * worked out once and shared by all it issued; cross-signing and loops end where they would repeat themselves.
 */
export function certificationPaths(inventory: Inventory): readonly CertificationPath[] {
  return atOnce(findingPaths(inventory));
}

/** So many certificates a step. */
const perStep = 5_000;

/** {@link certificationPaths} in steps of a few milliseconds, but for the first. */
export function* findingPaths(inventory: Inventory): Generator<undefined, readonly CertificationPath[]> {
  const { certificates } = inventory;
  const { issuerOf, isSelfSigned } = longestLastingIssuers(inventory);
  const settled: (CertificationPath | undefined)[] = certificates.map(() => undefined);
  const upward: number[] = [];
  for (const start of certificates.keys()) {
    if (start % perStep === 0) yield;
    for (let next = start; next !== noIssuer && settled[next] === undefined; next = issuerOf[next] ?? noIssuer) {
      upward.push(next);
    }
    for (let position = upward.pop(); position !== undefined; position = upward.pop()) {
      const certificate = certificates[position];
      if (certificate === undefined) continue;
      const above = settled[issuerOf[position] ?? noIssuer];
      const path = above === undefined ? alone(certificate, isSelfSigned[position] === 1) : below(above, certificate);
      settled[position] = path;
    }
  }
  // Each was a start, and is settled.
  return settled as readonly CertificationPath[];
}

function alone({ sha256, notAfter }: Certificate, isSelfSigned: boolean): CertificationPath {
  const ends = { effectiveNotAfter: notAfter, limitedBy: undefined };
  return { path: [sha256], ...ends, isSelfSigned, reachesSelfSigned: isSelfSigned };
}

function below(above: CertificationPath, { sha256, notAfter }: Certificate): CertificationPath {
  const isLimited =
    notAfter !== undefined && above.effectiveNotAfter !== undefined && above.effectiveNotAfter < notAfter;
  return {
    path: [sha256, ...above.path.slice(0, maxPathLength - 1)],
    effectiveNotAfter: isLimited ? above.effectiveNotAfter : notAfter,
    limitedBy: isLimited ? (above.limitedBy ?? above.path[0]) : undefined,
    isSelfSigned: false,
    reachesSelfSigned: above.reachesSelfSigned,
  };
}
