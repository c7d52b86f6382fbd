import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Role } from '../kubernetes/role.ts';
import type { Inventory, IssuerLink, Sighting } from './inventory.ts';

/** What an instant and thresholds make of an inventory. A pure function of its two inputs. */
export interface Assessment {
  readonly inventory: Inventory;
  readonly at: EpochMs;
  readonly thresholds: Thresholds;
  /** One per certificate of the inventory, in its order. */
  readonly certificates: readonly AssessedCertificate[];
  readonly bySha256: ReadonlyMap<Sha256Hex, AssessedCertificate>;
  readonly counts: Readonly<Record<Status, number>>;
}

/** Remaining time at or below which a certificate counts as `soon` (warn) or `critical`, in milliseconds. */
export interface Thresholds {
  readonly warnMs: number;
  readonly criticalMs: number;
}

export const statuses = ['expired', 'critical', 'soon', 'not-yet-valid', 'unknown', 'ok'] as const;
/** Worst first in {@link statuses}. Judged on the effective expiry: a leaf under a dead CA is dead. */
export type Status = (typeof statuses)[number];

export interface AssessedCertificate {
  readonly certificate: Certificate;
  readonly role: Role | undefined;
  readonly status: Status;
  /** Earliest notAfter on the certification path that lasts longest; the own notAfter where no issuer was verified. */
  readonly effectiveNotAfter: EpochMs | undefined;
  /** The issuer whose earlier notAfter is the effective one; `undefined` when it is the certificate's own. */
  readonly limitedBy: Sha256Hex | undefined;
  /** This certificate first, then verified issuers up to a self-signed one or as far as known. Loops are cut. */
  readonly path: readonly Sha256Hex[];
  /** Every link to another certificate upward, verified first; its own signature is {@link isSelfSigned}. */
  readonly issuers: readonly IssuerLink[];
  /** Its own signature verifies with its own key. */
  readonly isSelfSigned: boolean;
  /** A CA without its private key where certificates it issued lie with theirs; a lone trust anchor is none. */
  readonly isExternalCa: boolean;
  readonly sightings: readonly Sighting[];
}
