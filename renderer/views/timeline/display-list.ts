import type { Status, Threshold, Thresholds } from '../../../shared/pki/assessment.ts';
import { statuses } from '../../../shared/pki/assessment.ts';
import type { AssessedCertificate } from '../../../shared/pki/assessment.ts';
import type { EpochMs, Sha256Hex } from '../../../shared/x509/brand.ts';
import { isCa } from '../../../shared/x509/certificate.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { xOf, type TimeWindow } from '../../../shared/timeline/time-scale.ts';
import type { TimelineRow } from './timeline-rows.ts';

/**
 * What is drawn, in CSS px from the top left of the canvas, before anything is. The canvas, an export and the tests
 * read the same list.
 */
export interface DisplayList {
  readonly zones: readonly Zone[];
  readonly bars: readonly Bar[];
  readonly ticks: readonly EndTick[];
  readonly labels: readonly EndLabel[];
}

/** The day a bar ends, beside it or at its end; at most one a row, so that none can cover another. */
export interface EndLabel {
  readonly rowIndex: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** On the bar, in the colour that reads on this status; beside it otherwise. */
  readonly onBar: Status | undefined;
}

/** A tint behind the rows, from top to bottom. */
export interface Zone {
  readonly tone: 'expired' | 'critical' | 'soon';
  readonly fromX: number;
  readonly toX: number;
}

/**
 * - `solid`: a validity;
 * - `outline`: a validity that has not begun;
 * - `stub`: reversed or unreadable dates, drawn dashed so that nothing is dropped.
 */
export type BarShape = 'solid' | 'outline' | 'stub';

export interface Bar {
  readonly sha256: Sha256Hex;
  readonly rowIndex: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly status: Status;
  readonly shape: BarShape;
  readonly isCa: boolean;
  /** Where the part begins in which an issuer has ended already; `undefined` where none ends earlier. */
  readonly brokenFromX: number | undefined;
  /** The validity goes on beyond the edge of the window. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
  /** 9999-12-31: an arrow instead of an end. */
  readonly noExpiry: boolean;
}

/** The end of one certificate or more below a closed row, in the colour of the worst. */
export interface EndTick {
  readonly rowIndex: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly count: number;
  readonly status: Status;
}

export interface Layout {
  readonly window: TimeWindow;
  readonly rowHeightPx: number;
  /** Rows on the canvas, by index, the last one excluded. */
  readonly firstRow: number;
  readonly endRow: number;
  /** How far above the canvas the first row of all begins. */
  readonly offsetPx: number;
}

/** What text is put at the end of a bar, and how wide it is in the font of the canvas. */
export interface LabelOptions {
  readonly textOf: (bar: Bar) => string;
  readonly widthOf: (text: string) => number;
}

export interface DisplayOptions {
  readonly at: EpochMs;
  readonly thresholds: Thresholds;
  readonly label: LabelOptions;
}

export const minBarPx = 3;
/** Room that the status mark takes after the end of a bar. */
export const markPx = 14;
const labelGapPx = 4;
const stubPx = 28;
const tickPx = 3;
/** Bars keep this far inside their row. */
const barInsetPx = 4;
/** A bar reaches no further over the edges than this, however long the validity: canvas coordinates stay small. */
const bleedPx = 16;

export function displayList(rows: readonly TimelineRow[], layout: Layout, options: DisplayOptions): DisplayList {
  const bars: Bar[] = [];
  const labels: EndLabel[] = [];
  const ticks: EndTick[] = [];
  const end = Math.min(layout.endRow, rows.length);
  for (let index = Math.max(0, layout.firstRow); index < end; index += 1) {
    const row = rows[index];
    if (!row) continue;
    const y = index * layout.rowHeightPx - layout.offsetPx;
    // The latest instance is drawn last and so on top; it alone is labelled.
    let latest: Bar | undefined;
    for (const assessed of row.bars.toReversed()) {
      latest = barOf(assessed, index, y, layout, options.at);
      if (latest) bars.push(latest);
    }
    const text = latest && row.hiddenEnds.length === 0 ? labelOf(latest, layout, options) : undefined;
    if (text) labels.push(text);
    for (const tick of ticksOf(row, index, y, layout)) ticks.push(tick);
  }
  return { zones: zonesOf(layout.window, options.at, options.thresholds.endEntity), bars, ticks, labels };
}

/** Expired left of the instant, then what is critical and what is soon; whatever leaves the window is clipped. */
export function zonesOf(window: TimeWindow, at: EpochMs, { criticalMs, warnMs }: Threshold): readonly Zone[] {
  const edges: readonly (readonly [Zone['tone'], number, number])[] = [
    ['expired', -Infinity, at],
    ['critical', at, at + criticalMs],
    ['soon', at + Math.min(criticalMs, warnMs), at + warnMs],
  ];
  return edges.flatMap(([tone, from, to]) => {
    const fromX = Math.max(0, from === -Infinity ? 0 : xOf(window, from));
    const toX = Math.min(window.widthPx, xOf(window, to));
    return toX > fromX ? [{ tone, fromX, toX }] : [];
  });
}

function barOf(
  assessed: AssessedCertificate,
  rowIndex: number,
  rowY: number,
  { window, rowHeightPx }: Layout,
  at: EpochMs,
): Bar | undefined {
  const { certificate, status, effectiveNotAfter, limitedBy } = assessed;
  const { sha256, notBefore, notAfter } = certificate;
  const place = {
    sha256,
    rowIndex,
    y: rowY + barInsetPx,
    height: rowHeightPx - 2 * barInsetPx,
    status,
    isCa: isCa(certificate),
    brokenFromX: undefined,
    openLeft: false,
    openRight: false,
    noExpiry: false,
  };
  if (notBefore === undefined || notAfter === undefined || notAfter < notBefore) {
    const known = notBefore ?? notAfter;
    const x = known === undefined ? xOf(window, at) : xOf(window, known);
    const seenX = clamp(x, 0, Math.max(0, window.widthPx - stubPx));
    return { ...place, x: seenX, width: stubPx, shape: 'stub' };
  }
  const start = xOf(window, notBefore);
  const stop = xOf(window, notAfter);
  if (stop + minBarPx < 0 || start > window.widthPx) return undefined;
  const x = clamp(start, -bleedPx, window.widthPx);
  const right = clamp(Math.max(stop, start + minBarPx), x + minBarPx, window.widthPx + bleedPx);
  const brokenX =
    limitedBy === undefined || effectiveNotAfter === undefined ? undefined : xOf(window, effectiveNotAfter);
  return {
    ...place,
    x,
    width: right - x,
    shape: at < notBefore ? 'outline' : 'solid',
    brokenFromX: brokenX === undefined || brokenX >= right ? undefined : Math.max(x, brokenX),
    openLeft: start < 0,
    openRight: stop > window.widthPx,
    noExpiry: notAfter >= noExpiry,
  };
}

/** Right of the bar, else at its right end inside it, else nowhere: a label is never cut and never leaves the window. */
function labelOf(
  bar: Bar,
  { window, rowHeightPx }: Layout,
  { at, label: { textOf, widthOf } }: DisplayOptions,
): EndLabel | undefined {
  if (bar.shape === 'stub' || bar.noExpiry) return undefined;
  const text = textOf(bar);
  const width = widthOf(text);
  const place = { rowIndex: bar.rowIndex, text, width, y: bar.y + rowHeightPx / 2 - barInsetPx };
  const right = bar.x + bar.width;
  const besideX = clearOf(xOf(window, at), right + markPx + labelGapPx, width);
  if (besideX >= 0 && besideX + width <= window.widthPx) return { ...place, x: besideX, onBar: undefined };
  const insideX = Math.min(right, window.widthPx) - markPx - labelGapPx - width;
  const fits = insideX - labelGapPx >= Math.max(0, bar.x);
  if (!fits || bar.shape !== 'solid' || bar.brokenFromX !== undefined) return undefined;
  return { ...place, x: insideX, onBar: bar.status };
}

/** A label that the as-of line would cut begins to the right of the line instead. */
function clearOf(lineX: number, x: number, width: number): number {
  return lineX > x - labelGapPx && lineX < x + width + labelGapPx ? lineX + labelGapPx : x;
}

/** Ends that fall on the same column become one, and the worst of them gives the colour: nothing is averaged away. */
function ticksOf(row: TimelineRow, rowIndex: number, rowY: number, { window, rowHeightPx }: Layout): EndTick[] {
  if (row.hiddenEnds.length === 0) return [];
  const columns = new Map<number, { count: number; status: Status }>();
  for (const { at, status } of row.hiddenEnds) {
    const x = xOf(window, at);
    if (x < 0 || x > window.widthPx) continue;
    const column = Math.floor(x / tickPx);
    const seen = columns.get(column);
    if (!seen) columns.set(column, { count: 1, status });
    else {
      seen.count += 1;
      if (statuses.indexOf(status) < statuses.indexOf(seen.status)) seen.status = status;
    }
  }
  return [...columns].map(([column, { count, status }]) => {
    const height = Math.min(rowHeightPx - 2, 7 + 2 * Math.log2(count));
    return { rowIndex, x: column * tickPx, y: rowY + rowHeightPx - 1 - height, height, count, status };
  });
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
