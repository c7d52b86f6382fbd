import { atOnce } from '../at-once.ts';
import { isCa } from '../x509/certificate.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import type { Thresholds } from '../pki/assessment.ts';
import type { Inventory } from '../pki/inventory.ts';
import { relationsOf, type RelatedCertificate } from '../pki/relations.ts';
import { revocationListsOf, type KnownRevocationList } from '../pki/revocation-lists.ts';
import { limitsFor } from '../pki/status.ts';
import { heldTogether } from '../pki/successors.ts';

/**
 * Every certificate of an inventory, and behind them its revocation lists, as columns, so that all of them can be judged anew
 * in every frame. Positions are those of the inventory, of the list `n` that of `related.length + n`; instants are epoch milliseconds and stay doubles (a float32 steps by half a minute at ten
 * years' distance); NaN stands for what could not be read.
 */
export interface Lifetimes {
  readonly related: readonly RelatedCertificate[];
  readonly lists: readonly KnownRevocationList[];
  readonly indexOf: ReadonlyMap<Sha256Hex, number>;
  readonly notBefore: Float64Array;
  readonly notAfter: Float64Array;
  /** When it stops working: the earliest notAfter of its path. NaN where the dates are unreadable or reversed. */
  readonly end: Float64Array;
  /** Remaining time at which it counts as soon, and as critical. */
  readonly warnMs: Float64Array;
  readonly criticalMs: Float64Array;
  /** From here on its automatic renewal is late; Infinity where nothing renews it. */
  readonly lateFrom: Float64Array;
  readonly isCa: Uint8Array;
  /** From here on a newer one takes its place; Infinity for certificates, for which {@link rivals} tell. */
  readonly supersededAt: Float64Array;
  /** An issuer ends first. */
  readonly isLimited: Uint8Array;
  /** Those that could replace it, by position; only where every place it lies in has one. */
  readonly rivals: ReadonlyMap<number, readonly (readonly RelatedCertificate[])[]>;
  /** Every {@link end} of a certificate there is, ascending, each once, without "no expiry". */
  readonly expiries: Float64Array;
}

interface Kept {
  readonly thresholds: Thresholds;
  readonly lifetimes: Lifetimes;
}
const known = new WeakMap<Inventory, Kept>();
/** After so many whoever must not be held up is let in. */
const rowsAStep = 2_000;

/** Worked out once for an inventory, and anew when the thresholds change. */
export function lifetimesOf(inventory: Inventory, thresholds: Thresholds): Lifetimes {
  return atOnce(lifetimesInSteps(inventory, thresholds));
}

/** {@link lifetimesOf} in short steps. */
export function* lifetimesInSteps(inventory: Inventory, thresholds: Thresholds): Generator<undefined, Lifetimes> {
  const before = known.get(inventory);
  if (before?.thresholds === thresholds) return before.lifetimes;
  const lifetimes = yield* columnsOf(inventory, thresholds);
  known.set(inventory, { thresholds, lifetimes });
  return lifetimes;
}

function* columnsOf(inventory: Inventory, thresholds: Thresholds): Generator<undefined, Lifetimes> {
  const related = relationsOf(inventory);
  const lists = revocationListsOf(inventory);
  const count = related.length + lists.length;
  const column = () => new Float64Array(count);
  const columns = {
    related,
    lists,
    indexOf: new Map(related.map(({ certificate }, index) => [certificate.sha256, index])),
    notBefore: column(),
    notAfter: column(),
    end: column(),
    warnMs: column(),
    criticalMs: column(),
    lateFrom: column().fill(Infinity),
    supersededAt: column().fill(Infinity),
    isCa: new Uint8Array(count),
    isLimited: new Uint8Array(count),
    rivals: new Map<number, readonly (readonly RelatedCertificate[])[]>(),
  };
  for (const [index, each] of related.entries()) {
    if (index % rowsAStep === 0) yield;
    const { certificate, effectiveNotAfter, limitedBy, renewal } = each;
    const notBefore = certificate.notBefore ?? NaN;
    const notAfter = certificate.notAfter ?? NaN;
    const actsAsCa = isCa(certificate);
    const limits = limitsFor(actsAsCa ? thresholds.ca : thresholds.endEntity, notAfter - notBefore);
    columns.notBefore[index] = notBefore;
    columns.notAfter[index] = notAfter;
    columns.end[index] = notAfter >= notBefore ? (effectiveNotAfter ?? notAfter) : NaN;
    columns.warnMs[index] = limits.warnMs;
    columns.criticalMs[index] = limits.criticalMs;
    if (renewal?.isAutomatic === true) columns.lateFrom[index] = renewal.to;
    columns.isCa[index] = Number(actsAsCa);
    columns.isLimited[index] = Number(limitedBy !== undefined);
    const together = heldTogether(inventory, each);
    if (together.every((post) => post.length > 1)) columns.rivals.set(index, together);
  }
  for (const [position, { list, supersededAt }] of lists.entries()) {
    const index = related.length + position;
    columns.notBefore[index] = list.thisUpdate ?? NaN;
    columns.notAfter[index] = list.nextUpdate ?? NaN;
    columns.end[index] = list.nextUpdate ?? NaN;
    // It alarms by its end alone: see revocationListStatus.
    columns.warnMs[index] = -1;
    columns.criticalMs[index] = -1;
    if (supersededAt !== undefined) columns.supersededAt[index] = supersededAt;
  }
  return { ...columns, expiries: distinctEnds(columns.end.subarray(0, related.length)) };
}

function distinctEnds(end: Float64Array): Float64Array {
  const ends = end.filter((at) => at < noExpiry).toSorted();
  return ends.filter((at, index) => index === 0 || at !== ends[index - 1]);
}

/** The instant from which on a certificate that ends at `end` is expired, in the seconds that certificates count in. */
export function justAfter(end: number): EpochMs {
  return (end + 1_000) as EpochMs;
}

/** The revocation list at a position; `undefined` where a certificate is. */
export function listAt({ related, lists }: Lifetimes, index: number): KnownRevocationList | undefined {
  return lists[index - related.length];
}

/** SHA-256 of what stands at a position. */
export function sha256At(lifetimes: Lifetimes, index: number): string {
  return (lifetimes.related[index]?.certificate ?? listAt(lifetimes, index)?.list)?.sha256 ?? '';
}

/** How many of the ascending numbers are below `limit`. */
export function countBelow(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The moment after the next expiry, or after the one before, seen from `at`; `undefined` at the end of the list. */
export function hopExpiry({ expiries }: Pick<Lifetimes, 'expiries'>, at: number, step: 1 | -1): EpochMs | undefined {
  const shift = justAfter(0);
  const index = step === 1 ? countBelow(expiries, at - shift + 1) : countBelow(expiries, at - shift) - 1;
  const end = expiries[index];
  return end === undefined ? undefined : justAfter(end);
}

/** The moment after an expiry that is nearest to `at`. */
export function nearestExpiry({ expiries }: Pick<Lifetimes, 'expiries'>, at: number): EpochMs | undefined {
  const index = countBelow(expiries, at);
  const [before, after] = [expiries[index - 1], expiries[index]];
  if (before === undefined || after === undefined) {
    const only = before ?? after;
    return only === undefined ? undefined : justAfter(only);
  }
  return justAfter(at - before < after - at ? before : after);
}
