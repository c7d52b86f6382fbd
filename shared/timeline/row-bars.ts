import { noExpiry } from '../x509/no-expiry.ts';
import type { Bar, DisplayOptions, Layout } from './display-list.ts';
import { isReplaced, statusOf } from './judge-lifetimes.ts';
import { clamp, xOf } from './time-scale.ts';
import type { TimelineRow } from './timeline-rows.ts';

export const minBarPx = 3;
const stubPx = 28;
/** Bars keep this far inside their row. */
export const barInsetPx = 4;
/** A bar reaches no further over the edges than this, however long the validity: coordinates stay small. */
const bleedPx = 16;
/** Markers nearer than this become one. */
const minGapPx = 1;
/** A renewal window narrower than this is a notch. */
const minHatchPx = 5;
/** On a closed row the CA's own validity is a strip above the band of what is below it. */
const stripPx = 6;

interface Place {
  readonly rowIndex: number;
  /** Top of the row. */
  readonly y: number;
}

/** The bars of a row, the latest last and so on top. */
export function barsOf(row: TimelineRow, place: Place, layout: Layout, options: DisplayOptions): readonly Bar[] {
  const bars: Bar[] = [];
  for (let position = row.bars.length - 1; position >= 0; position -= 1) {
    const bar = barOf(row.bars[position] ?? -1, row, place, layout, options);
    if (bar) bars.push(bar);
  }
  return bars.length > 1 ? withMarkersMerged(bars, options) : bars;
}

function barOf(
  index: number,
  row: TimelineRow,
  place: Place,
  { window, rowHeightPx }: Layout,
  { lifetimes, judged, ghosts }: DisplayOptions,
): Bar | undefined {
  const notBefore = lifetimes.notBefore[index] ?? NaN;
  const notAfter = lifetimes.notAfter[index] ?? NaN;
  const { at } = judged;
  const replaced = isReplaced(judged, index);
  const isLow = rowHeightPx <= 4 * barInsetPx;
  const inset = isLow ? 0 : barInsetPx;
  const base = {
    index,
    rowIndex: place.rowIndex,
    y: place.y + (row.isBand ? 3 : inset),
    // Low rows keep a line of the ground between them.
    height: row.isBand ? stripPx : rowHeightPx - 2 * inset - (isLow ? 1 : 0),
    status: statusOf(judged, index),
    count: 1,
    isCa: lifetimes.isCa[index] === 1,
    isReplaced: replaced,
    isOverdue: judged.isOverdue[index] === 1,
    brokenFromX: undefined,
    renewal: undefined,
    openLeft: false,
    openRight: false,
    noExpiry: false,
  };
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter) || notAfter < notBefore) {
    const known = [notBefore, notAfter].find((instant) => !Number.isNaN(instant));
    const x = xOf(window, known ?? at);
    return { ...base, x: clamp(x, 0, Math.max(0, window.widthPx - stubPx)), width: stubPx, shape: 'stub' };
  }
  const start = xOf(window, notBefore);
  const stop = xOf(window, slidEnd(notAfter, index, ghosts));
  if (stop + minBarPx < 0 || start > window.widthPx) return undefined;
  const x = clamp(start, -bleedPx, window.widthPx);
  const right = clamp(Math.max(stop, start + minBarPx), x + minBarPx, window.widthPx + bleedPx);
  const isShort = stop - start < minBarPx;
  const effective = lifetimes.end[index] ?? NaN;
  const brokenX = lifetimes.isLimited[index] === 1 && effective < notAfter ? xOf(window, effective) : Infinity;
  const isHollow = replaced || at < notBefore;
  return {
    ...base,
    x,
    width: right - x,
    shape: isShort ? 'marker' : isHollow ? 'outline' : 'solid',
    brokenFromX: isShort || brokenX >= right ? undefined : Math.max(x, brokenX),
    renewal:
      isShort || replaced
        ? undefined
        : renewalOf(lifetimes.related[index]?.renewal, x, right, (instant) => xOf(window, instant)),
    openLeft: start < 0,
    openRight: stop > window.widthPx,
    noExpiry: notAfter >= noExpiry,
  };
}

/** On its way from where its predecessor ended. */
function slidEnd(notAfter: number, index: number, ghosts: DisplayOptions['ghosts']): number {
  const endedAt = ghosts && ghosts.slid < 1 ? ghosts.endedAt.get(index) : undefined;
  return ghosts && endedAt !== undefined ? endedAt + (notAfter - endedAt) * ghosts.slid : notAfter;
}

function renewalOf(
  renewal: { readonly from: number; readonly to: number } | undefined,
  left: number,
  right: number,
  at: (instant: number) => number,
): Bar['renewal'] {
  if (!renewal) return undefined;
  const [start, stop] = [at(renewal.from), at(renewal.to)];
  const fromX = Math.max(left, start);
  const toX = Math.min(right, stop);
  return toX > fromX ? { fromX, toX, isNotch: stop - start < minHatchPx } : undefined;
}

/** Short ones that would touch become one that counts them, and the worst of them gives the colour. */
function withMarkersMerged(bars: readonly Bar[], { judged }: DisplayOptions): readonly Bar[] {
  const markers = bars.filter(({ shape }) => shape === 'marker').toSorted((one, other) => one.x - other.x);
  if (markers.length < 2) return bars;
  const merged: Bar[] = [];
  for (const marker of markers) {
    const before = merged.at(-1);
    if (!before || marker.x - (before.x + before.width) >= minGapPx) {
      merged.push(marker);
      continue;
    }
    const worst = (judged.rank[marker.index] ?? 0) < (judged.rank[before.index] ?? 0) ? marker : before;
    merged[merged.length - 1] = {
      ...worst,
      x: before.x,
      width: Math.max(before.width, marker.x + marker.width - before.x),
      count: before.count + marker.count,
      isOverdue: before.isOverdue || marker.isOverdue,
    };
  }
  return [...bars.filter(({ shape }) => shape !== 'marker'), ...merged];
}
