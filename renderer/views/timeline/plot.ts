import type { Thresholds } from '../../../shared/pki/assessment.ts';
import { axisHeightPx, axisShapes } from '../../../shared/timeline/axis-shapes.ts';
import { widestLabel } from '../../../shared/timeline/axis-labels.ts';
import { axisTicks, type AxisTicks } from '../../../shared/timeline/axis-ticks.ts';
import { displayList, type DisplayList, type GhostOptions } from '../../../shared/timeline/display-list.ts';
import { hitTest, type Hit } from '../../../shared/timeline/hit-test.ts';
import { judgeLifetimes, type Judged } from '../../../shared/timeline/judge-lifetimes.ts';
import type { Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import { plotShapes } from '../../../shared/timeline/plot-shapes.ts';
import { fitTo, panBy, xOf, type Extent, type TimeWindow } from '../../../shared/timeline/time-scale.ts';
import type { TimelineRow } from '../../../shared/timeline/timeline-rows.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import type { Zone } from '../../format/instant.ts';
import { canvasTheme, forcedTheme, sharpContext, textMeasure, type CanvasTheme } from './canvas-theme.ts';
import { paintFront } from './paint-front.ts';
import { paintOverview } from './paint-overview.ts';
import { paintShapes } from './paint-shapes.ts';

export interface PlotInput {
  readonly rows: readonly TimelineRow[];
  readonly rowHeightPx: number;
  readonly lifetimes: Lifetimes;
  readonly at: EpochMs;
  readonly now: EpochMs;
  readonly thresholds: Thresholds;
  readonly zone: Zone;
  readonly language: Language;
  readonly selectedRow: number | undefined;
  /** How far one can pan and zoom out, and what the overview shows. */
  readonly extent: Extent;
  /** What is shown until the person chooses another window. */
  readonly firstExtent: Extent;
  readonly clockText: (minutes: number) => string;
  readonly endText: (index: number) => string;
  /** What took the place of what between two looks; another object lets the bars slide to their new ends. */
  readonly ghosts: Omit<GhostOptions, 'slid'> | undefined;
}

export interface PlotElements {
  /** Covers the plot beside the gutter for all rows; catches the pointer. */
  readonly host: HTMLElement;
  readonly back: HTMLCanvasElement;
  readonly front: HTMLCanvasElement;
  readonly axis: HTMLCanvasElement;
  readonly overview: HTMLCanvasElement;
  readonly scroller: HTMLElement;
}

/** What was painted last; whatever lies over the canvases places itself by it. */
export interface PlotFrame {
  readonly window: TimeWindow;
  /** Of the overview. */
  readonly whole: TimeWindow;
  readonly at: EpochMs;
  readonly now: EpochMs;
  readonly judged: Judged;
  readonly lifetimes: Lifetimes;
  readonly axis: AxisTicks;
  /** Of a text at 11 px, without asking the page for its layout. */
  readonly widthOf: (text: string) => number;
}

export interface Plot {
  update(input: PlotInput): void;
  window(): TimeWindow;
  extent(): Extent;
  frame(): PlotFrame | undefined;
  /** Shows another part of time; from then on a new look leaves it alone. */
  show(window: TimeWindow): void;
  /** The same, and one can go back. */
  jump(window: TimeWindow): void;
  back(): void;
  forward(): void;
  /** Brings an instant into the middle. */
  centre(at: number): void;
  /** Judges at another instant here alone, until {@link update} brings the same. */
  judgeAt(at: EpochMs | undefined): void;
  hoverRow(index: number | undefined): void;
  hit(x: number, y: number): { readonly hit: Hit | undefined; readonly rowIndex: number };
  /** Called after each frame. @returns a function that ends it */
  watch(listener: (frame: PlotFrame) => void): () => void;
  dispose(): void;
}

/**
 * Canvas drawn beyond what is in sight, above and below: the browser scrolls it together with the rows of the
 * gutter, and the next frame is painted before its edge comes into view.
 */
const overdrawPx = 240;
const emptyList: DisplayList = { zones: [], bands: [], bars: [], labels: [], ghosts: [], hatchPhasePx: 0 };
const maxHistory = 50;
const slideMs = 700;

/** Draws the rows in sight, at most once a frame. React renders nothing while the window pans and zooms. */
export function createPlot(elements: PlotElements): Plot {
  const { host, back, front, axis, overview, scroller } = elements;
  const listeners = new Set<(frame: PlotFrame) => void>();
  const forced = matchMedia('(forced-colors: active)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let input: PlotInput | undefined;
  let theme: CanvasTheme | undefined;
  let measure: ((text: string) => number) | undefined;
  let window: TimeWindow = { startMs: 0, spanMs: 1, widthPx: 0 };
  let isChosen = false;
  let draggedAt: EpochMs | undefined;
  let judged: Judged | undefined;
  let judgedOf: Lifetimes | undefined;
  let list = emptyList;
  let painted: PlotFrame | undefined;
  let paintedTop = 0;
  let paintedHeight = 0;
  let hoveredRow: number | undefined;
  let scheduled = 0;
  let isBackStale = true;
  let past: TimeWindow[] = [];
  let future: TimeWindow[] = [];
  let slidingSince: number | undefined;

  const schedule = () => {
    isBackStale = true;
    if (scheduled === 0) scheduled = requestAnimationFrame(paint);
  };
  const scheduleFront = () => {
    if (scheduled === 0) scheduled = requestAnimationFrame(paint);
  };

  function judgedAt(lifetimes: Lifetimes, at: EpochMs): Judged {
    if (judged?.at !== at || judgedOf !== lifetimes) {
      judged = judgeLifetimes(lifetimes, at);
      judgedOf = lifetimes;
    }
    return judged;
  }

  function paint(): void {
    scheduled = 0;
    if (!input) return;
    const widthPx = host.clientWidth;
    if (widthPx === 0) return;
    if (widthPx !== window.widthPx) {
      const grown = { ...window, widthPx };
      // A wider plot shows the same time, not more of it.
      window = window.widthPx === 0 || !isChosen ? fitTo(grown, input.firstExtent) : grown;
    }
    theme ??= forced.matches ? forcedTheme(canvasTheme(host)) : canvasTheme(host);
    if (isBackStale) paintBack(input, theme);
    isBackStale = false;
    if (slidingSince !== undefined) schedule();
    if (!painted) return;
    const context = sharpContext(front, widthPx, paintedHeight);
    if (!context) return;
    front.style.transform = `translateY(${paintedTop}px)`;
    paintFront(
      context,
      {
        widthPx,
        heightPx: paintedHeight,
        asOfX: xOf(window, painted.at),
        nowX: painted.now === painted.at ? undefined : xOf(window, painted.now),
        hovered: hoveredRow === undefined ? undefined : hoveredRow * input.rowHeightPx - paintedTop,
        rowHeightPx: input.rowHeightPx,
      },
      theme,
    );
    for (const listener of listeners) listener(painted);
  }

  /** Eased out: quick at first, at rest in the end. */
  function slid(): number {
    if (slidingSince === undefined) return 1;
    const share = (performance.now() - slidingSince) / slideMs;
    if (share >= 1) slidingSince = undefined;
    return share >= 1 ? 1 : 1 - (1 - share) ** 3;
  }

  function paintBack(shown: PlotInput, colours: CanvasTheme): void {
    const { rows, rowHeightPx, now, lifetimes, language, zone, thresholds } = shown;
    const at = draggedAt ?? shown.at;
    const { widthPx } = window;
    const total = Math.max(rows.length * rowHeightPx, scroller.clientHeight);
    paintedTop = Math.max(0, scroller.scrollTop - overdrawPx);
    paintedHeight = Math.min(total - paintedTop, scroller.clientHeight + 2 * overdrawPx);
    const context = sharpContext(back, widthPx, paintedHeight);
    const axisContext = sharpContext(axis, widthPx, axisHeightPx);
    if (!context || !axisContext) return;
    back.style.transform = `translateY(${paintedTop}px)`;
    measure ??= textMeasure(axisContext, colours.fontFamily);
    const widthOf = measure;
    const layout = {
      window,
      rowHeightPx,
      firstRow: Math.floor(paintedTop / rowHeightPx),
      endRow: Math.min(rows.length, Math.ceil((paintedTop + paintedHeight) / rowHeightPx)),
      offsetPx: paintedTop,
      heightPx: paintedHeight,
    };
    const verdict = judgedAt(lifetimes, at);
    const ghosts = shown.ghosts && { ...shown.ghosts, slid: slid() };
    list = displayList(rows, layout, {
      lifetimes,
      judged: verdict,
      thresholds,
      textOf: shown.endText,
      widthOf,
      ghosts,
    });
    const ticks = axisTicks(window, zone, (unit) => widthOf(widestLabel(unit, language)));
    const frame = { layout, rowCount: rows.length, selectedRow: shown.selectedRow };
    paintShapes(context, plotShapes(list, ticks, frame, colours), colours.fontFamily);
    const axisFrame = { window, zone, language, widthOf, clockText: shown.clockText };
    paintShapes(axisContext, axisShapes(ticks, axisFrame, colours), colours.fontFamily);
    const whole = paintOverview(overview, { ...shown, judged: verdict, widthOf }, colours);
    painted = { window, whole, at, now, judged: verdict, lifetimes, axis: ticks, widthOf };
  }

  const forgetTheme = () => {
    theme = undefined;
    measure = undefined;
    schedule();
  };
  const themes = new MutationObserver(forgetTheme);
  themes.observe(document.documentElement, { attributes: true });
  forced.addEventListener('change', forgetTheme);
  const sizes = new ResizeObserver(schedule);
  sizes.observe(host);
  sizes.observe(scroller);
  scroller.addEventListener('scroll', schedule, { passive: true });

  const show = (next: TimeWindow) => {
    window = next;
    isChosen = true;
    schedule();
  };
  const jump = (next: TimeWindow) => {
    past = [...past.slice(-maxHistory), window];
    future = [];
    show(next);
  };
  return {
    update(next) {
      const isOtherData = input?.firstExtent !== next.firstExtent;
      if (draggedAt === next.at) draggedAt = undefined;
      if (next.ghosts && next.ghosts !== input?.ghosts && !still.matches) slidingSince = performance.now();
      input = next;
      if (isOtherData && !isChosen && window.widthPx > 0) window = fitTo(window, next.firstExtent);
      schedule();
    },
    window: () => window,
    extent: () => input?.extent ?? { fromMs: 0, toMs: 1 },
    frame: () => painted,
    show,
    jump,
    back() {
      const before = past.pop();
      if (!before) return;
      future.push(window);
      show({ ...before, widthPx: window.widthPx });
    },
    forward() {
      const after = future.pop();
      if (!after) return;
      past.push(window);
      show({ ...after, widthPx: window.widthPx });
    },
    centre(at) {
      jump(panBy(window, xOf(window, at) - window.widthPx / 2, input?.extent ?? { fromMs: at, toMs: at }));
    },
    judgeAt(at) {
      draggedAt = at;
      schedule();
    },
    hoverRow(index) {
      if (index === hoveredRow) return;
      hoveredRow = index;
      scheduleFront();
    },
    hit: (x, y) => ({
      hit: hitTest(list, x, y - paintedTop),
      rowIndex: Math.floor(y / (input?.rowHeightPx ?? 1)),
    }),
    watch(listener) {
      listeners.add(listener);
      if (painted) listener(painted);
      return () => listeners.delete(listener);
    },
    dispose() {
      cancelAnimationFrame(scheduled);
      themes.disconnect();
      forced.removeEventListener('change', forgetTheme);
      sizes.disconnect();
      scroller.removeEventListener('scroll', schedule);
    },
  };
}
