import { statuses, type Status } from '../pki/assessment.ts';
import { areAllHeld } from '../pki/successors.ts';
import type { EpochMs } from '../x509/brand.ts';
import type { Lifetimes } from './lifetimes.ts';

/** What an instant makes of {@link Lifetimes}, position by position. */
export interface Judged {
  readonly at: EpochMs;
  /** Position in `statuses`, or {@link replacedRank}: the lower the worse. */
  readonly rank: Uint8Array;
  /** Position in `statuses`. */
  readonly status: Uint8Array;
  readonly isOverdue: Uint8Array;
}

/** What was replaced is history, and stands behind what is fine: a heap of it must not drown an alarm. */
export const replacedRank = statuses.length;

const code = Object.fromEntries(statuses.map((status, index) => [status, index])) as Record<Status, number>;

/**
 * The same judgement as `assess` over columns: about a millisecond for 100,000, so a dragged instant judges everything
 * anew in every frame and no state can go stale.
 */
export function judgeLifetimes(lifetimes: Lifetimes, at: EpochMs): Judged {
  const { end, notBefore, warnMs, criticalMs, lateFrom, supersededAt, isCa, isLimited, rivals } = lifetimes;
  const count = end.length;
  const judged = { at, rank: new Uint8Array(count), status: new Uint8Array(count), isOverdue: new Uint8Array(count) };
  for (let index = 0; index < count; index += 1) {
    const stops = end[index] ?? NaN;
    const remaining = stops - at;
    let status: number;
    if (Number.isNaN(remaining)) status = code.unknown;
    else if (remaining < 0) status = code.expired;
    else if (at < (notBefore[index] ?? NaN)) status = code['not-yet-valid'];
    else if (remaining <= (criticalMs[index] ?? 0)) status = code.critical;
    else status = remaining <= (warnMs[index] ?? 0) ? code.soon : code.ok;

    const isNearEnd = status === code.critical || status === code.soon;
    let isReplaced = false;
    if (isNearEnd || status === code.expired) {
      const together = status !== code.expired && isCa[index] === 1 ? undefined : rivals.get(index);
      isReplaced =
        at >= (supersededAt[index] ?? Infinity) ||
        (together !== undefined && areAllHeld(together, stops as EpochMs, at));
    }
    const late = lateFrom[index] ?? Infinity;
    const isLate = at > late;
    if (isLate && !isReplaced && (isNearEnd || status === code.ok)) {
      judged.isOverdue[index] = 1;
      if (status === code.ok) status = code.soon;
    } else if (late !== Infinity && !isLate && isNearEnd && isLimited[index] === 0) status = code.ok;
    judged.status[index] = status;
    judged.rank[index] = isReplaced ? replacedRank : status;
  }
  return judged;
}

export function statusOf(judged: Judged, index: number): Status {
  return statuses[judged.status[index] ?? 0] ?? 'unknown';
}

export function isReplaced(judged: Judged, index: number): boolean {
  return judged.rank[index] === replacedRank;
}

/** A rank as a status to colour by, and whether it stands for nothing but history. */
export function shownRank(rank: number): { readonly status: Status; readonly isHistory: boolean } {
  const isHistory = rank === replacedRank;
  return { status: isHistory ? 'expired' : (statuses[rank] ?? 'unknown'), isHistory };
}
