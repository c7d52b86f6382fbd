import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Recognition } from '../kubernetes/recognition.ts';
import type { RenewalWindow } from '../kubernetes/renewal-window.ts';
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
  /** Which distribution the files of each node are of; nothing for what tells too little. */
  readonly recognitions: readonly Recognition[];
}

/** When a certificate counts as `soon` (warn) or `critical`; replacing a CA takes longer than renewing a leaf. */
export interface Thresholds {
  readonly endEntity: Threshold;
  readonly ca: Threshold;
}

/** Remaining time at or below the shorter of the two: so many milliseconds, such a share (0 to 1) of the lifetime. */
export interface Threshold {
  readonly warnMs: number;
  readonly warnShare: number;
  readonly criticalMs: number;
  readonly criticalShare: number;
}

export const statuses = ['expired', 'critical', 'soon', 'not-yet-valid', 'unknown', 'ok'] as const;
/**
 * Worst first in {@link statuses}. Judged on the effective expiry: a leaf under a dead CA is dead. What renews itself is
 * `ok` until it is late, and at least `soon` from then on.
 */
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
  /** The nodes it was seen on, as far as that is known; sorted. */
  readonly nodes: readonly string[];
  /** When something renews it; `undefined` where nothing is known to. */
  readonly renewal: RenewalWindow | undefined;
  /** Its automatic renewal should have happened, and no successor was seen. */
  readonly isOverdue: boolean;
  /** A valid, longer-lasting one of the same subject and role lies wherever it lies: it is history, not an alarm. */
  readonly isReplaced: boolean;
}
