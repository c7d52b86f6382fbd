import { fitTo, instantAt, panBy, zoomAbout, type Extent } from '../../../shared/timeline/time-scale.ts';
import type { Hit } from '../../../shared/timeline/hit-test.ts';
import type { Plot, PlotElements } from './plot.ts';

export interface PlotGestures {
  onHover(found: { readonly hit: Hit | undefined; readonly rowIndex: number } | undefined, x: number, y: number): void;
  onPick(rowIndex: number, hit: Hit | undefined): void;
  /** From end to end of what a bar shows; `undefined` where it has no end. */
  validityOf(hit: Hit): Extent | undefined;
  /** A stretch of the axis is being drawn (`isDone` false), was drawn, or was given up (`undefined`). */
  onBrush(stretch: BrushedStretch | undefined, isDone: boolean): void;
}

export interface BrushedStretch {
  readonly fromX: number;
  readonly toX: number;
  readonly extent: Extent;
}

/** A press that moves less than this is a click. */
const clickSlackPx = 4;
const doubleClickMs = 500;
const zoomPerWheelPx = 0.002;
/** Firefox and some mice count wheel steps in lines. */
const pxPerLine = 18;

/**
 * Drag pans, in time and down the rows. The wheel scrolls; with Shift, or sideways, it pans; with Ctrl or Cmd (and by
 * pinching, which browsers report as Ctrl) it zooms about the pointer. A double click fits one validity, and again
 * goes back. A drag along the axis brushes a stretch of time.
 *
 * @returns a function that takes the listeners away
 */
export function watchGestures({ host, axis, scroller }: PlotElements, plot: Plot, gestures: PlotGestures): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  watchWheel([host, axis], host, plot, signal);
  watchAxis(axis, plot, gestures, signal);
  let pressed: { x: number; y: number; lastX: number; lastY: number; moved: boolean } | undefined;

  let firstHit: Hit | undefined;
  let lastClick: { readonly x: number; readonly y: number; readonly atMs: number } | undefined;
  /** Pointer events do not count clicks. */
  const isSecondClick = ({ clientX: x, clientY: y, timeStamp: atMs }: PointerEvent) => {
    const before = lastClick;
    const isSecond =
      before !== undefined &&
      atMs - before.atMs < doubleClickMs &&
      Math.hypot(x - before.x, y - before.y) < 2 * clickSlackPx;
    lastClick = isSecond ? undefined : { x, y, atMs };
    return isSecond;
  };

  const endDrag = () => {
    const wasClick = pressed?.moved === false;
    pressed = undefined;
    delete host.dataset['dragging'];
    return wasClick;
  };
  const drag = ({ clientX, clientY, pointerId }: PointerEvent) => {
    if (!pressed) return;
    if (!pressed.moved && Math.hypot(clientX - pressed.x, clientY - pressed.y) < clickSlackPx) return;
    if (!pressed.moved) {
      pressed.moved = true;
      host.setPointerCapture(pointerId);
      host.dataset['dragging'] = '';
      gestures.onHover(undefined, 0, 0);
    }
    plot.show(panBy(plot.window(), pressed.lastX - clientX, plot.extent()));
    scroller.scrollTop += pressed.lastY - clientY;
    pressed.lastX = clientX;
    pressed.lastY = clientY;
  };
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (event: HTMLElementEventMap[Name]) => void,
  ) => {
    host.addEventListener(name, listener, { signal });
  };
  on('pointerdown', ({ button, clientX: x, clientY: y }) => {
    if (button === 0) pressed = { x, y, lastX: x, lastY: y, moved: false };
  });
  on('pointermove', (event) => {
    drag(event);
    if (pressed?.moved === true) return;
    const { x, y } = pointOn(host, event);
    gestures.onHover(plot.hit(x, y), x, y);
  });
  on('pointerup', (event) => {
    if (!endDrag()) return;
    const { x, y } = pointOn(host, event);
    const { rowIndex, hit } = plot.hit(x, y);
    // The first click may open the inspector, and the second then meets another place: it still means the same.
    if (isSecondClick(event)) return;
    firstHit = hit;
    gestures.onPick(rowIndex, hit);
  });
  on('pointercancel', endDrag);
  on('pointerleave', () => gestures.onHover(undefined, 0, 0));
  let fitted: { readonly startMs: number; readonly spanMs: number } | undefined;
  on('dblclick', () => {
    const { startMs, spanMs } = plot.window();
    if (fitted?.startMs === startMs && fitted.spanMs === spanMs) {
      fitted = undefined;
      plot.back();
      return;
    }
    const validity = firstHit && gestures.validityOf(firstHit);
    if (!validity) return;
    fitted = fitTo(plot.window(), validity);
    plot.jump(fitTo(plot.window(), validity));
  });
  return () => ends.abort();
}

function watchWheel(targets: readonly HTMLElement[], host: HTMLElement, plot: Plot, signal: AbortSignal): void {
  const onWheel = (event: WheelEvent) => {
    const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pxPerLine : 1;
    const x = event.clientX - host.getBoundingClientRect().left;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      plot.show(zoomAbout(plot.window(), x, Math.exp(zoomPerWheelPx * event.deltaY * scale), plot.extent()));
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (!event.shiftKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    plot.show(panBy(plot.window(), sideways * scale, plot.extent()));
  };
  for (const target of targets) target.addEventListener('wheel', onWheel, { passive: false, signal });
}

function watchAxis(axis: HTMLElement, plot: Plot, gestures: PlotGestures, signal: AbortSignal): void {
  let fromX: number | undefined;
  const stretchTo = (event: PointerEvent): BrushedStretch | undefined => {
    if (fromX === undefined) return undefined;
    const window = plot.window();
    const x = Math.max(0, Math.min(window.widthPx, pointOn(axis, event).x));
    const [left, right] = [Math.min(fromX, x), Math.max(fromX, x)];
    if (right - left < clickSlackPx) return undefined;
    const extent = { fromMs: instantAt(window, left), toMs: instantAt(window, right) };
    return { fromX: left, toX: right, extent };
  };
  axis.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      fromX = pointOn(axis, event).x;
      axis.setPointerCapture(event.pointerId);
      gestures.onBrush(undefined, false);
    },
    { signal },
  );
  axis.addEventListener(
    'pointermove',
    (event) => {
      if (fromX !== undefined) gestures.onBrush(stretchTo(event), false);
    },
    { signal },
  );
  axis.addEventListener(
    'pointerup',
    (event) => {
      const stretch = stretchTo(event);
      fromX = undefined;
      gestures.onBrush(stretch, true);
    },
    { signal },
  );
  axis.addEventListener(
    'pointercancel',
    () => {
      fromX = undefined;
      gestures.onBrush(undefined, true);
    },
    { signal },
  );
}

function pointOn(element: Element, { clientX, clientY }: MouseEvent): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
