import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { AssessedCertificate, Assessment, Status, Thresholds } from './assessment.ts';
import type { Inventory } from './inventory.ts';
import { relationsOf } from './relations.ts';
import { statusAt } from './status.ts';

export interface AssessOptions {
  readonly at: EpochMs;
  readonly thresholds: Thresholds;
}

/**
 * Judges an inventory at an instant. What does not depend on the instant is worked out once for an inventory, so
 * that moving the instant costs only the statuses.
 */
export function assess(inventory: Inventory, { at, thresholds }: AssessOptions): Assessment {
  const counts: Record<Status, number> = {
    expired: 0,
    critical: 0,
    soon: 0,
    'not-yet-valid': 0,
    unknown: 0,
    ok: 0,
  };
  const bySha256 = new Map<Sha256Hex, AssessedCertificate>();
  const certificates = relationsOf(inventory).map((related): AssessedCertificate => {
    const { notBefore, notAfter } = related.certificate;
    const status = statusAt({ notBefore, notAfter, effectiveNotAfter: related.effectiveNotAfter }, at, thresholds);
    counts[status] += 1;
    const assessed = { ...related, status };
    bySha256.set(related.certificate.sha256, assessed);
    return assessed;
  });
  return { inventory, at, thresholds, certificates, bySha256, counts };
}
