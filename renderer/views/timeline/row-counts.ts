import { statuses } from '../../../shared/pki/assessment.ts';
import { bandOf } from '../../../shared/timeline/band.ts';
import type { Judged } from '../../../shared/timeline/judge-lifetimes.ts';
import { countBelow, type Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import { membersOf, type TimelineGroup } from '../../../shared/timeline/timeline-group.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';

export interface RowCounts {
  /** By rank: one for each status, and those that were replaced. */
  readonly counts: readonly number[];
  /** The lowest rank of the group's own certificates and of all below it. */
  readonly worst: number;
  /** When the next one below it ends. */
  readonly nextEnd: EpochMs | undefined;
}

/** What a closed row says of everything in it. */
export function countsOf(group: TimelineGroup, lifetimes: Lifetimes, { rank, at }: Judged): RowCounts {
  const counts = Array.from({ length: statuses.length + 1 }, () => 0);
  for (const index of membersOf(group)) counts[rank[index] ?? 0] = (counts[rank[index] ?? 0] ?? 0) + 1;
  const firstBelow = counts.findIndex((count) => count > 0);
  const worst = group.own.reduce(
    (least, index) => Math.min(least, rank[index] ?? 255),
    firstBelow < 0 ? 255 : firstBelow,
  );
  const { ends } = bandOf(group, lifetimes);
  const next = ends[countBelow(ends, at)];
  return { counts, worst, nextEnd: next === undefined || next >= noExpiry ? undefined : (next as EpochMs) };
}
