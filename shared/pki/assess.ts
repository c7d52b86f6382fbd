import type { DistributionId } from '../kubernetes/distributions/distribution.ts';
import { recognitionsOf } from '../kubernetes/recognise.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { AssessedCertificate, Assessment, Status, Thresholds } from './assessment.ts';
import type { Inventory } from './inventory.ts';
import { isCa } from '../x509/certificate.ts';
import { relationsOf, type RelatedCertificate } from './relations.ts';
import { statusAt } from './status.ts';
import { isReplacedAt } from './successors.ts';

export interface AssessOptions {
  readonly at: EpochMs;
  readonly thresholds: Thresholds;
  /** What a person says every node is of, whatever its files look like. */
  readonly distribution?: DistributionId | undefined;
}

/**
 * Judges an inventory at an instant. What does not depend on the instant is worked out once for an inventory, so
 * that moving the instant costs only the statuses.
 */
export function assess(inventory: Inventory, { at, thresholds, distribution }: AssessOptions): Assessment {
  const counts: Record<Status, number> = {
    expired: 0,
    critical: 0,
    soon: 0,
    'not-yet-valid': 0,
    unknown: 0,
    ok: 0,
  };
  const bySha256 = new Map<Sha256Hex, AssessedCertificate>();
  const certificates = relationsOf(inventory, distribution).map((related): AssessedCertificate => {
    const assessed = judge(inventory, related, at, thresholds);
    counts[assessed.status] += 1;
    bySha256.set(related.certificate.sha256, assessed);
    return assessed;
  });
  return {
    inventory,
    at,
    thresholds,
    certificates,
    bySha256,
    counts,
    recognitions: recognitionsOf(inventory, distribution),
  };
}

function judge(
  inventory: Inventory,
  related: RelatedCertificate,
  at: EpochMs,
  thresholds: Thresholds,
): AssessedCertificate {
  const { certificate, effectiveNotAfter, limitedBy, renewal } = related;
  const { notBefore, notAfter } = certificate;
  const threshold = isCa(certificate) ? thresholds.ca : thresholds.endEntity;
  const byDate = statusAt({ notBefore, notAfter, effectiveNotAfter }, at, threshold);
  const isNearEnd = byDate === 'soon' || byDate === 'critical';
  const isReplaced = (byDate === 'expired' || isNearEnd) && isReplacedAt(inventory, related, at);
  const isLate = renewal !== undefined && renewal.isAutomatic && at > renewal.to;
  const isOverdue = isLate && (byDate === 'ok' || isNearEnd) && !isReplaced;
  // A certificate that dies with its CA is not saved by its own renewal.
  const isQuiet = renewal !== undefined && renewal.isAutomatic && !isLate && isNearEnd && limitedBy === undefined;
  const status = isQuiet ? 'ok' : isOverdue && byDate === 'ok' ? 'soon' : byDate;
  return { ...related, status, isOverdue, isReplaced };
}
