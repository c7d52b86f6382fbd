import { countBelow, type Lifetimes } from './lifetimes.ts';
import type { TimeWindow } from './time-scale.ts';
import { membersOf, type TimelineGroup } from './timeline-group.ts';

/**
 * Many certificates as one: how many are alive at an instant, and which end when. What an issuer above cuts short ends
 * there; what never comes to life because of it lives for no time at all.
 */
export interface Band {
  /** Ascending. */
  readonly starts: Float64Array;
  /** Ascending; at the same place in {@link byEnd} stands whose end it is. */
  readonly ends: Float64Array;
  readonly byEnd: Int32Array;
  /** Those whose dates cannot be read or are reversed: in no column, and never left out. */
  readonly undated: Int32Array;
  /** The most that are ever alive together. */
  readonly peak: number;
}

const known = new WeakMap<TimelineGroup, { readonly lifetimes: Lifetimes; readonly band: Band }>();

/** The band of what is below a group. */
export function bandOf(group: TimelineGroup, lifetimes: Lifetimes): Band {
  const before = known.get(group);
  if (before?.lifetimes === lifetimes) return before.band;
  const band = bandOver(membersOf(group), lifetimes);
  known.set(group, { lifetimes, band });
  return band;
}

export function bandOver(members: Int32Array, { notBefore, end }: Lifetimes): Band {
  const isDated = (index: number) => !Number.isNaN(end[index] ?? NaN);
  const byEnd = members.filter(isDated).toSorted((one, other) => (end[one] ?? 0) - (end[other] ?? 0) || one - other);
  const ends = Float64Array.from(byEnd, (index) => end[index] ?? 0);
  const starts = Float64Array.from(byEnd, (index) => Math.min(notBefore[index] ?? 0, end[index] ?? 0)).toSorted();
  return { starts, ends, byEnd, undated: members.filter((index) => !isDated(index)), peak: peakOf(starts, ends) };
}

function peakOf(starts: Float64Array, ends: Float64Array): number {
  let peak = 0;
  let ended = 0;
  for (let begun = 0; begun < starts.length; begun += 1) {
    const at = starts[begun] ?? 0;
    while ((ends[ended] ?? Infinity) < at) ended += 1;
    peak = Math.max(peak, begun + 1 - ended);
  }
  return peak;
}

/** Both ends of a validity belong to it. */
export function aliveAt({ starts, ends }: Band, at: number): number {
  return countBelow(starts, at + 1) - countBelow(ends, at);
}

/** Ends that fall on the same px. `from` belongs to the column, `to` does not; both are whole milliseconds. */
export interface BandColumn {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The worst among them: nothing is averaged away. */
  readonly rank: number;
}

export interface BandColumns {
  /** How many are alive where a column begins, and at the end of the last one. */
  readonly alive: Int32Array;
  /** Columns in which something ends. */
  readonly ending: readonly BandColumn[];
  /** Those that ended before the window, and those that end after it. */
  readonly before: number;
  readonly after: number;
}

/** The window in columns of so many px, by walking the sorted instants once. */
export function bandColumns(band: Band, window: TimeWindow, columnPx: number, rank: Uint8Array): BandColumns {
  const { starts, ends, byEnd } = band;
  const columns = Math.max(1, Math.ceil(window.widthPx / columnPx));
  const msPerPx = window.spanMs / window.widthPx;
  // Whole milliseconds, as certificates have them: an instant is in exactly one column.
  const edgeAt = (column: number) => Math.ceil(window.startMs + Math.min(column * columnPx, window.widthPx) * msPerPx);
  const alive = new Int32Array(columns + 1);
  const ending: BandColumn[] = [];
  let from = edgeAt(0);
  let begun = countBelow(starts, from + 1);
  let ended = countBelow(ends, from);
  const before = ended;
  alive[0] = begun - ended;
  for (let column = 0; column < columns; column += 1) {
    const to = edgeAt(column + 1);
    const first = ended;
    let worst = 255;
    for (; (ends[ended] ?? Infinity) < to; ended += 1) worst = Math.min(worst, rank[byEnd[ended] ?? 0] ?? 255);
    while ((starts[begun] ?? Infinity) <= to) begun += 1;
    alive[column + 1] = begun - ended;
    if (ended > first) ending.push({ column, from, to, count: ended - first, rank: worst });
    from = to;
  }
  return { alive, ending, before, after: ends.length - ended };
}
