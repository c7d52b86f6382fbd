import { bandOver, type Band } from './band.ts';
import { countBelow, type Lifetimes } from './lifetimes.ts';
import { roleRank } from './timeline-group.ts';
import { hourMs } from '../x509/milliseconds.ts';
import { noExpiry } from '../x509/no-expiry.ts';

const bands = new WeakMap<Lifetimes, Band>();

/** Every certificate of an inventory as one band. */
export function wholeBand(lifetimes: Lifetimes): Band {
  let band = bands.get(lifetimes);
  if (!band) {
    band = bandOver(Int32Array.from(lifetimes.related.keys()), lifetimes);
    bands.set(lifetimes, band);
  }
  return band;
}

/**
 * What stops working next after an instant; of what ends within an hour, since one run of a tool made it, what stops the
 * most. `undefined` where nothing ends any more.
 */
export function firstToStop(lifetimes: Lifetimes, at: number): number | undefined {
  const { ends, byEnd } = wholeBand(lifetimes);
  const first = countBelow(ends, at);
  const soonest = ends[first];
  if (soonest === undefined || soonest >= noExpiry) return undefined;
  const rankOf = (index: number) => roleRank(lifetimes.related[index]?.role);
  let best = byEnd[first];
  for (let next = first + 1; next < ends.length && (ends[next] ?? 0) <= soonest + hourMs; next += 1) {
    const candidate = byEnd[next];
    if (candidate !== undefined && best !== undefined && rankOf(candidate) < rankOf(best)) best = candidate;
  }
  return best;
}
