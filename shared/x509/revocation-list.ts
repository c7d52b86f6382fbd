import type { EpochMs, Sha256Hex } from './brand.ts';
import type { Defect } from './defect.ts';
import type { Name } from './name.ts';

/** What a certificate revocation list says of itself; its entries are asked for by serial number. @see RFC 5280 section 5 */
export interface RevocationList {
  /** SHA-256 of the DER. */
  readonly sha256: Sha256Hex;
  readonly sizeBytes: number;
  readonly issuer: Name;
  readonly thisUpdate: EpochMs | undefined;
  /** By when the next one is there; `undefined` where it does not say, which RFC 5280 forbids and X.509 allows. */
  readonly nextUpdate: EpochMs | undefined;
  /** cRLNumber in lower-case hex. */
  readonly number: string | undefined;
  /** Key identifier of the authorityKeyIdentifier, lower-case hex. */
  readonly authorityKeyIdentifier: string | undefined;
  /** Only what changed since another list (deltaCRLIndicator). */
  readonly isDelta: boolean;
  /** It speaks for certificates of other issuers as well: its entries are not held against anybody here. */
  readonly isIndirect: boolean;
  /** It says for which of its issuer's certificates it speaks, or for which reasons (issuingDistributionPoint). */
  readonly isPartial: boolean;
  readonly revokedCount: number;
  readonly signatureAlgorithm: string;
  readonly defects: readonly Defect[];
}

/** @see RFC 5280 section 5.3.1, by number */
export const revocationReasons = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const;
export type RevocationReason = NonNullable<(typeof revocationReasons)[number]>;

/** One entry of a list. */
export interface RevokedEntry {
  /** As {@link Certificate.serialNumber}. */
  readonly serialNumber: string;
  readonly revokedAt: EpochMs | undefined;
  readonly reason: RevocationReason | undefined;
}
