import type { Thresholds } from '../../../shared/pki/assessment.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import type { Zone } from '../../format/instant.ts';
import type { Language } from '../../../shared/words/language.ts';
import { widestLabel } from '../../../shared/timeline/axis-labels.ts';
import { axisTicks } from '../../../shared/timeline/axis-ticks.ts';
import { canvasTheme, sharpContext, type CanvasTheme } from './canvas-theme.ts';
import { displayList, type Bar, type DisplayList } from './display-list.ts';
import { barAt } from './hit-test.ts';
import { axisHeightPx, paintAxis } from './paint-axis.ts';
import { paintPlot } from './paint-plot.ts';
import { fitTo, xOf, type Extent, type TimeWindow } from '../../../shared/timeline/time-scale.ts';
import type { TimelineRow } from './timeline-rows.ts';

export interface PlotInput {
  readonly rows: readonly TimelineRow[];
  readonly rowHeightPx: number;
  readonly at: EpochMs;
  readonly now: EpochMs | undefined;
  readonly thresholds: Thresholds;
  readonly zone: Zone;
  readonly language: Language;
  readonly selectedRow: number | undefined;
  /** How far one can pan and zoom out. */
  readonly extent: Extent;
  /** What is shown until the person chooses another window. */
  readonly firstExtent: Extent;
  readonly asOfText: string;
  readonly nowText: string;
  readonly clockText: (minutes: number) => string;
  readonly endText: (bar: Bar) => string;
}

export interface PlotElements {
  /** Covers the plot beside the gutter for all rows; catches the pointer. */
  readonly host: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly axis: HTMLCanvasElement;
  readonly scroller: HTMLElement;
}

export interface Plot {
  update(input: PlotInput): void;
  window(): TimeWindow;
  extent(): Extent;
  /** Shows another part of time; from then on a new look leaves it alone. */
  show(window: TimeWindow): void;
  hoverRow(index: number | undefined): void;
  /** The bar and row under a point of the host. */
  at(x: number, y: number): { readonly bar: Bar | undefined; readonly rowIndex: number };
  /** From end to end of what a bar shows; `undefined` where it has no end. */
  validityOf(bar: Bar): Extent | undefined;
  dispose(): void;
}

/**
 * Canvas drawn beyond what is in sight, above and below: the browser scrolls it together with the rows of the
 * gutter, and the next frame is painted before its edge comes into view.
 */
const overdrawPx = 240;

/** Draws the rows in sight, at most once a frame. React renders nothing while the window pans and zooms. */
export function createPlot(elements: PlotElements, onWindow: (window: TimeWindow) => void): Plot {
  const { host, canvas, axis, scroller } = elements;
  let input: PlotInput | undefined;
  let theme: CanvasTheme | undefined;
  let window: TimeWindow = { startMs: 0, spanMs: 1, widthPx: 0 };
  let isChosen = false;
  let list: DisplayList = { zones: [], bars: [], ticks: [], labels: [] };
  let paintedTop = 0;
  let hoveredRow: number | undefined;
  let frame = 0;
  const textWidths = new Map<string, number>();

  const schedule = () => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };

  function paint(): void {
    frame = 0;
    if (!input) return;
    const widthPx = host.clientWidth;
    if (widthPx === 0) return;
    if (widthPx !== window.widthPx) {
      const grown = { ...window, widthPx };
      // A wider plot shows the same time, not more of it.
      window = window.widthPx === 0 || !isChosen ? fitTo(grown, input.firstExtent) : grown;
      onWindow(window);
    }
    theme ??= canvasTheme(host);
    const { rows, rowHeightPx, at, now } = input;
    const total = Math.max(rows.length * rowHeightPx, scroller.clientHeight);
    paintedTop = Math.max(0, scroller.scrollTop - overdrawPx);
    const heightPx = Math.min(total - paintedTop, scroller.clientHeight + 2 * overdrawPx);
    const context = sharpContext(canvas, widthPx, heightPx);
    const axisContext = sharpContext(axis, widthPx, axisHeightPx);
    if (!context || !axisContext) return;
    canvas.style.transform = `translateY(${paintedTop}px)`;
    context.font = theme.font;
    const measure = measureWith(context, textWidths);
    const layout = {
      window,
      rowHeightPx,
      firstRow: Math.floor(paintedTop / rowHeightPx),
      endRow: Math.min(rows.length, Math.ceil((paintedTop + heightPx) / rowHeightPx)),
      offsetPx: paintedTop,
    };
    const { language, zone, thresholds, endText } = input;
    list = displayList(rows, layout, { at, thresholds, label: { textOf: endText, widthOf: measure } });
    const ticks = axisTicks(window, zone, (unit) => measure(widestLabel(unit, language)));
    const asOfX = xOf(window, at);
    const nowX = now === undefined ? undefined : xOf(window, now);
    const { selectedRow } = input;
    paintPlot(context, list, ticks, { ...layout, widthPx, heightPx, selectedRow, hoveredRow, asOfX, nowX }, theme);
    const flags = [...(now === undefined ? [] : [{ at: now, text: input.nowText }]), { at, text: input.asOfText }];
    paintAxis(axisContext, ticks, { window, zone, language, flags, clockText: input.clockText }, theme);
  }

  const forgetTheme = () => {
    theme = undefined;
    textWidths.clear();
    schedule();
  };
  const themes = new MutationObserver(forgetTheme);
  themes.observe(document.documentElement, { attributes: true });
  const sizes = new ResizeObserver(schedule);
  sizes.observe(host);
  sizes.observe(scroller);
  scroller.addEventListener('scroll', schedule, { passive: true });

  return {
    update(next) {
      const isOtherData = input?.firstExtent !== next.firstExtent;
      input = next;
      if (isOtherData && !isChosen && window.widthPx > 0) {
        window = fitTo(window, next.firstExtent);
        onWindow(window);
      }
      schedule();
    },
    window: () => window,
    extent: () => input?.extent ?? { fromMs: 0, toMs: 1 },
    show(next) {
      window = next;
      isChosen = true;
      onWindow(window);
      schedule();
    },
    hoverRow(index) {
      if (index === hoveredRow) return;
      hoveredRow = index;
      schedule();
    },
    at: (x, y) => ({
      bar: barAt(list, x, y - paintedTop),
      rowIndex: Math.floor(y / (input?.rowHeightPx ?? 1)),
    }),
    validityOf({ sha256, rowIndex }) {
      const shown = input?.rows[rowIndex]?.bars.find(({ certificate }) => certificate.sha256 === sha256);
      const { notBefore, notAfter } = shown?.certificate ?? {};
      if (notBefore === undefined || notAfter === undefined || notAfter >= noExpiry) return undefined;
      return notBefore < notAfter ? { fromMs: notBefore, toMs: notAfter } : undefined;
    },
    dispose() {
      cancelAnimationFrame(frame);
      themes.disconnect();
      sizes.disconnect();
      scroller.removeEventListener('scroll', schedule);
    },
  };
}

/** Real widths in the current font, each string measured once. */
function measureWith(context: CanvasRenderingContext2D, known: Map<string, number>): (text: string) => number {
  return (text) => {
    let width = known.get(text);
    if (width === undefined) {
      if (known.size > 5_000) known.clear();
      width = context.measureText(text).width;
      known.set(text, width);
    }
    return width;
  };
}
