import type { AssessedCertificate } from '../pki/assessment.ts';
import type { EpochMs } from '../x509/brand.ts';

/** In its window something renews it, but only when somebody does something else first: starts a service, replaces a node. */
export function isRenewedOnOccasion({ renewal }: AssessedCertificate, at: EpochMs): boolean {
  return renewal !== undefined && !renewal.isAutomatic && at >= renewal.from;
}
