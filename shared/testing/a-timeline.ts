import { assess } from '../pki/assess.ts';
import type { Assessment } from '../pki/assessment.ts';
import type { Inventory } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { displayList, type DisplayList, type GhostOptions, type Layout } from '../timeline/display-list.ts';
import { judgeLifetimes, type Judged } from '../timeline/judge-lifetimes.ts';
import { lifetimesOf, type Lifetimes } from '../timeline/lifetimes.ts';
import { timelineRows, type TimelineRow } from '../timeline/timeline-rows.ts';
import { timelineTree, type Grouping } from '../timeline/timeline-tree.ts';
import { yearMs, type TimeWindow } from '../timeline/time-scale.ts';
import type { EpochMs } from '../x509/brand.ts';

export interface ATimeline {
  readonly assessment: Assessment;
  readonly lifetimes: Lifetimes;
  readonly judged: Judged;
  readonly rows: readonly TimelineRow[];
  /** What is drawn where nothing else is said: a year before and after the instant on 1,000 px. */
  list(window?: Partial<TimeWindow>, layout?: Partial<Layout>, ghosts?: GhostOptions): DisplayList;
  window(over?: Partial<TimeWindow>): TimeWindow;
}

export interface TimelineWish {
  readonly at: EpochMs;
  readonly isOpen?: boolean;
  readonly grouping?: Grouping;
}

/** Everything of a timeline that comes before it is drawn. */
export function aTimeline(inventory: Inventory, { at, isOpen = true, grouping = 'ca' }: TimelineWish): ATimeline {
  const thresholds = defaultThresholds;
  const lifetimes = lifetimesOf(inventory, thresholds);
  const judged = judgeLifetimes(lifetimes, at);
  const rows = timelineRows(timelineTree(lifetimes, grouping), lifetimes, () => isOpen);
  const windowOf = (over: Partial<TimeWindow> = {}): TimeWindow => ({
    startMs: at - yearMs,
    spanMs: 2 * yearMs,
    widthPx: 1_000,
    ...over,
  });
  return {
    assessment: assess(inventory, { at, thresholds }),
    lifetimes,
    judged,
    rows,
    window: windowOf,
    list: (window, layout, ghosts) =>
      displayList(
        rows,
        {
          window: windowOf(window),
          rowHeightPx: 28,
          firstRow: 0,
          endRow: rows.length,
          offsetPx: 0,
          heightPx: rows.length * 28,
          ...layout,
        },
        { lifetimes, judged, thresholds, textOf: () => '14 Mar 2027', widthOf: (text) => text.length * 6, ghosts },
      ),
  };
}
