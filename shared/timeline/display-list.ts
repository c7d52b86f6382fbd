import type { Status, Thresholds } from '../pki/assessment.ts';
import { bandOf } from './band.ts';
import { barsOf } from './row-bars.ts';
import type { Judged } from './judge-lifetimes.ts';
import { labelBeside } from './end-label.ts';
import { ghostOf } from './ghost.ts';
import type { Lifetimes } from './lifetimes.ts';
import { bandOnRow } from './row-band.ts';
import { zonesOf } from './threshold-zones.ts';
import { xOf, type TimeWindow } from './time-scale.ts';
import type { TimelineRow } from './timeline-rows.ts';

/**
 * What is drawn, in CSS px from the top left of the canvas, before anything is. The canvas, an export and the tests
 * read the same list.
 */
export interface DisplayList {
  readonly zones: readonly Zone[];
  readonly bands: readonly RowBand[];
  readonly bars: readonly Bar[];
  readonly labels: readonly EndLabel[];
  readonly ghosts: readonly Ghost[];
  /** Where stripes begin: they are fixed to time, so that they do not crawl over bars that are panned. */
  readonly hatchPhasePx: number;
}

/** A tint behind rows that are judged alike. */
export interface Zone {
  readonly tone: 'expired' | 'critical' | 'soon';
  readonly fromX: number;
  readonly toX: number;
  readonly y: number;
  readonly height: number;
}

/**
 * - `solid`: a validity;
 * - `outline`: a validity that has not begun, or of a certificate that was replaced;
 * - `stub`: reversed or unreadable dates, drawn dashed so that nothing is dropped;
 * - `marker`: too short to be seen at this zoom; near ones of a row become one.
 */
export type BarShape = 'solid' | 'outline' | 'stub' | 'marker';

export interface Bar {
  /** Position of the certificate; of several, the worst. */
  readonly index: number;
  readonly rowIndex: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly status: Status;
  readonly shape: BarShape;
  /** How many certificates it stands for. */
  readonly count: number;
  readonly isCa: boolean;
  readonly isReplaced: boolean;
  readonly isOverdue: boolean;
  /** Where the part begins in which an issuer has ended already; `undefined` where none ends earlier. */
  readonly brokenFromX: number | undefined;
  /** Where something renews it, clipped to the bar; a notch where that is too narrow for stripes. */
  readonly renewal: { readonly fromX: number; readonly toX: number; readonly isNotch: boolean } | undefined;
  /** The validity goes on beyond the edge of the window. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
  /** 9999-12-31: an arrow instead of an end. */
  readonly noExpiry: boolean;
}

/** Everything below a closed row as one: a silhouette of how many are alive, and what ends when. */
export interface RowBand {
  readonly rowIndex: number;
  /** The silhouette from left to right: x of a step and its height in px above the base line. */
  readonly steps: readonly { readonly x: number; readonly height: number }[];
  /** y of the base line. */
  readonly baseY: number;
  readonly ticks: readonly EndTick[];
  readonly before: number;
  readonly after: number;
  /** Certificates without readable dates. */
  readonly undated: number;
}

/** The end of one certificate or more below a closed row, in the colour of the worst. */
export interface EndTick {
  readonly rowIndex: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly status: Status;
  /** All of them were replaced. */
  readonly isHistory: boolean;
  /** Instants it stands for: `from` belongs to it, `to` does not. */
  readonly from: number;
  readonly to: number;
}

/** The day a bar ends, beside it or at its end; at most one a row, so that none can cover another. */
export interface EndLabel {
  readonly rowIndex: number;
  readonly text: string;
  readonly x: number;
  /** Middle of the text. */
  readonly y: number;
  readonly width: number;
  /** On the bar, in the colour that reads on this status; beside it otherwise. */
  readonly onBar: Status | undefined;
}

/** Where the certificate ended that lay in the place of this one before: a line, and the day on a plate beside it. */
export interface Ghost {
  readonly rowIndex: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** `undefined` where it had no room. */
  readonly plate: { readonly text: string; readonly x: number; readonly width: number } | undefined;
}

export interface Layout {
  readonly window: TimeWindow;
  readonly rowHeightPx: number;
  /** Rows on the canvas, by index, the last one excluded. */
  readonly firstRow: number;
  readonly endRow: number;
  /** How far above the canvas the first row of all begins. */
  readonly offsetPx: number;
  /** Of the canvas; the tints reach down to it. */
  readonly heightPx: number;
}

export interface DisplayOptions {
  readonly lifetimes: Lifetimes;
  readonly judged: Judged;
  readonly thresholds: Thresholds;
  /** What is written at the end of a bar, and how wide that is in the font of the canvas. */
  readonly textOf: (index: number) => string;
  readonly widthOf: (text: string) => number;
  /** By position, what took the place of what; nothing before one has looked twice. */
  readonly ghosts?: GhostOptions | undefined;
}

export interface GhostOptions {
  readonly endedAt: ReadonlyMap<number, number>;
  readonly textOf: (endedAt: number) => string;
  /** How far the bars have slid from the old end to the new one, from 0 to 1. */
  readonly slid: number;
}

/** Stripes repeat after so many px along the time axis. */
export const hatchPeriodPx = 7;

export function displayList(rows: readonly TimelineRow[], layout: Layout, options: DisplayOptions): DisplayList {
  const bars: Bar[] = [];
  const bands: RowBand[] = [];
  const labels: EndLabel[] = [];
  const ghosts: Ghost[] = [];
  const end = Math.min(layout.endRow, rows.length);
  for (let rowIndex = Math.max(0, layout.firstRow); rowIndex < end; rowIndex += 1) {
    const row = rows[rowIndex];
    if (!row) continue;
    const place = { rowIndex, y: rowIndex * layout.rowHeightPx - layout.offsetPx };
    const own = barsOf(row, place, layout, options);
    for (const bar of own) bars.push(bar);
    if (row.isBand) {
      const band = bandOf(row.group, options.lifetimes);
      bands.push(bandOnRow(band, place, layout, { judged: options.judged, hasBars: row.bars.length > 0 }));
      continue;
    }
    // The latest is drawn last and so on top; it alone is labelled.
    const latest = own.at(-1);
    const label = latest && labelBeside(latest, own, layout, options);
    if (label) labels.push(label);
    const ghost = latest && ghostOf(latest, label, layout, options);
    if (ghost) ghosts.push(ghost);
  }
  return {
    zones: zonesOf(rows, layout, options),
    bands,
    bars,
    labels,
    ghosts,
    hatchPhasePx: ((xOf(layout.window, 0) % hatchPeriodPx) + hatchPeriodPx) % hatchPeriodPx,
  };
}
