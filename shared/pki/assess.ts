import type { DistributionId } from '../kubernetes/distributions/distribution.ts';
import { recognitionsOf } from '../kubernetes/recognise.ts';
import type { EpochMs } from '../x509/brand.ts';
import {
  statuses,
  type AssessedCertificate,
  type Assessment,
  type Status,
  type Threshold,
  type Thresholds,
} from './assessment.ts';
import { indexOf } from './inventory-index.ts';
import type { Inventory } from './inventory.ts';
import { isCa } from '../x509/certificate.ts';
import { mapByPosition } from './map-by-position.ts';
import { relationsOf, type RelatedCertificate } from './relations.ts';
import { statusAt } from './status.ts';
import { areAllHeld, possibleSuccessors, type Posts } from './successors.ts';

export interface AssessOptions {
  readonly at: EpochMs;
  readonly thresholds: Thresholds;
  /** What a person says every node is of, whatever its files look like. */
  readonly distribution?: DistributionId | undefined;
}

/** What is kept of an inventory, so that a certificate whose verdict stays is the same object. */
interface Judged {
  readonly relations: readonly RelatedCertificate[];
  /** By position, of those that have been near their end: what might take their place. */
  readonly successors: Map<number, Posts | undefined>;
  /** The last ones, one a certificate; {@link verdictOf}. */
  readonly verdicts: Uint8Array;
  readonly certificates: readonly AssessedCertificate[];
}
const lastJudged = new WeakMap<Inventory, Judged>();

/**
 * Judges an inventory at an instant. What does not depend on the instant is worked out once for an inventory, and a
 * certificate whose verdict is that of the call before is the same object as there: moving the instant over a hundred
 * thousand certificates costs a few milliseconds.
 */
export function assess(inventory: Inventory, { at, thresholds, distribution }: AssessOptions): Assessment {
  const relations = relationsOf(inventory, distribution);
  const kept = lastJudged.get(inventory);
  const before = kept?.relations === relations ? kept : undefined;
  const { positions } = indexOf(inventory);
  const successors = before?.successors ?? new Map<number, Posts | undefined>();
  const verdicts = new Uint8Array(relations.length);
  const tally = new Uint32Array(statuses.length);
  let changed = before === undefined;
  for (const [position, related] of relations.entries()) {
    const isHeld = (end: EpochMs): boolean => {
      if (!successors.has(position)) successors.set(position, possibleSuccessors(inventory, related));
      const posts = successors.get(position);
      return posts !== undefined && areAllHeld(posts, end, at);
    };
    const threshold = isCa(related.certificate) ? thresholds.ca : thresholds.endEntity;
    const verdict = verdictOf(related, at, threshold, isHeld);
    verdicts[position] = verdict;
    const status = verdict & statusBits;
    tally[status] = (tally[status] ?? 0) + 1;
    changed ||= verdict !== before?.verdicts[position];
  }
  const certificates = before && !changed ? before.certificates : withVerdicts(relations, verdicts, before);
  lastJudged.set(inventory, { relations, successors, verdicts, certificates });
  const counts = Object.fromEntries(statuses.map((status, index) => [status, tally[index] ?? 0])) as Record<
    Status,
    number
  >;
  return {
    inventory,
    at,
    thresholds,
    certificates,
    bySha256: mapByPosition(positions, certificates),
    counts,
    recognitions: recognitionsOf(inventory, distribution),
  };
}

function withVerdicts(
  relations: readonly RelatedCertificate[],
  verdicts: Uint8Array,
  before: Judged | undefined,
): readonly AssessedCertificate[] {
  return relations.map((related, position) => {
    const verdict = verdicts[position] ?? 0;
    const known = before?.certificates[position];
    if (known !== undefined && before?.verdicts[position] === verdict) return known;
    // Written out: copying an object with `...` takes ten times as long.
    return {
      certificate: related.certificate,
      role: related.role,
      effectiveNotAfter: related.effectiveNotAfter,
      limitedBy: related.limitedBy,
      path: related.path,
      issuers: related.issuers,
      isSelfSigned: related.isSelfSigned,
      isExternalCa: related.isExternalCa,
      sightings: related.sightings,
      nodes: related.nodes,
      renewal: related.renewal,
      status: statuses[verdict & statusBits] ?? 'unknown',
      isOverdue: (verdict & overdueBit) !== 0,
      isReplaced: (verdict & replacedBit) !== 0,
    };
  });
}

const statusBits = 7;
const overdueBit = 8;
const replacedBit = 16;
const bitsOf: Readonly<Record<Status, number>> = {
  expired: statuses.indexOf('expired'),
  critical: statuses.indexOf('critical'),
  soon: statuses.indexOf('soon'),
  'not-yet-valid': statuses.indexOf('not-yet-valid'),
  unknown: statuses.indexOf('unknown'),
  ok: statuses.indexOf('ok'),
};

/**
 * The position of the status in {@link statuses}, and a bit each for overdue and replaced.
 *
 * @param isHeld  whether one that lasts longer than that end has taken its place
 */
function verdictOf(
  related: RelatedCertificate,
  at: EpochMs,
  threshold: Threshold,
  isHeld: (end: EpochMs) => boolean,
): number {
  const { certificate, effectiveNotAfter, limitedBy, renewal } = related;
  const { notBefore, notAfter } = certificate;
  const byDate = statusAt({ notBefore, notAfter, effectiveNotAfter }, at, threshold);
  const isNearEnd = byDate === 'soon' || byDate === 'critical';
  // A CA that still lives is not replaced by a younger one of its name: what it issued hangs on its own key.
  const isReplaceable =
    effectiveNotAfter !== undefined &&
    (byDate === 'expired' || isNearEnd) &&
    !(effectiveNotAfter >= at && isCa(certificate));
  const isReplaced = isReplaceable && isHeld(effectiveNotAfter);
  const isLate = renewal !== undefined && renewal.isAutomatic && at > renewal.to;
  const isOverdue = isLate && (byDate === 'ok' || isNearEnd) && !isReplaced;
  // A certificate that dies with its CA is not saved by its own renewal.
  const isQuiet = renewal !== undefined && renewal.isAutomatic && !isLate && isNearEnd && limitedBy === undefined;
  const status = isQuiet ? 'ok' : isOverdue && byDate === 'ok' ? 'soon' : byDate;
  return bitsOf[status] | (isOverdue ? overdueBit : 0) | (isReplaced ? replacedBit : 0);
}
