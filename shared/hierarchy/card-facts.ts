import type { Status } from '../pki/assessment.ts';
import { statuses, type AssessedCertificate } from '../pki/assessment.ts';
import type { EpochMs } from '../x509/brand.ts';
import type { BundleCard, GraphCard } from './graph-card.ts';
import type { HierarchyNode } from './hierarchy-model.ts';

/** Certificates of a bundle by status; what was replaced where it lies is counted apart, since it is no alarm. */
export type Tally = Readonly<Record<Status | 'replaced', number>>;

export function tallyOf(certificates: readonly AssessedCertificate[]): Tally {
  const tally = { expired: 0, critical: 0, soon: 0, 'not-yet-valid': 0, unknown: 0, ok: 0, replaced: 0 };
  for (const { status, isReplaced } of certificates) tally[isReplaced ? 'replaced' : status] += 1;
  return tally;
}

/** The worst status of what is no history. */
export function worstOf(card: GraphCard): Status {
  if (card.kind === 'node') return card.node.worstStatus;
  const tally = tallyOf(card.certificates);
  return statuses.find((status) => tally[status] > 0) ?? 'ok';
}

/** The certificate of a bundle that ends next; where all have ended, the one that ended last. */
export function nextToEnd({ certificates }: BundleCard, at: EpochMs): AssessedCertificate | undefined {
  let best: AssessedCertificate | undefined;
  for (const assessed of certificates) if (best === undefined || endsBefore(assessed, best, at)) best = assessed;
  return best;
}

function endsBefore(one: AssessedCertificate, other: AssessedCertificate, at: EpochMs): boolean {
  const [a, b] = [one.effectiveNotAfter, other.effectiveNotAfter];
  if (a === undefined || b === undefined) return a !== undefined;
  const [isOver, isOtherOver] = [a < at, b < at];
  return isOver === isOtherOver ? (isOver ? a > b : a < b) : !isOver;
}

/** Kubernetes nodes on which the certificates of a bundle were seen; sorted. */
export function nodesOf({ certificates }: BundleCard): readonly string[] {
  return [...new Set(certificates.flatMap(({ nodes }) => nodes))].toSorted();
}

/** A private key lies beside one of its certificates: whoever reads that folder can issue. */
export function hasKeyBeside({ certificates }: HierarchyNode): boolean {
  return certificates.some(({ sightings }) => sightings.some(({ key }) => key === 'matches'));
}

export function isExternal({ certificates }: HierarchyNode): boolean {
  return certificates.some(({ isExternalCa }) => isExternalCa);
}
