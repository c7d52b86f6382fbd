import type { Plot, PlotElements } from './plot.ts';
import { fitTo, panBy, zoomAbout } from '../../../shared/timeline/time-scale.ts';
import type { Bar } from './display-list.ts';

export interface PlotGestures {
  onHover(found: { readonly bar: Bar | undefined; readonly rowIndex: number } | undefined, x: number, y: number): void;
  onPick(rowIndex: number, bar: Bar | undefined): void;
}

/** A press that moves less than this is a click. */
const clickSlackPx = 4;
const zoomPerWheelPx = 0.002;
/** Firefox and some mice count wheel steps in lines. */
const pxPerLine = 18;

/**
 * Drag pans, in time and down the rows. The wheel scrolls; with Shift, or sideways, it pans; with Ctrl or Cmd (and by
 * pinching, which browsers report as Ctrl) it zooms about the pointer. A double click fits one validity.
 *
 * @returns a function that takes the listeners away
 */
export function watchGestures({ host, axis, scroller }: PlotElements, plot: Plot, gestures: PlotGestures): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  let pressed: { x: number; y: number; lastX: number; lastY: number; moved: boolean } | undefined;

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
  host.addEventListener('wheel', onWheel, { passive: false, signal });
  axis.addEventListener('wheel', onWheel, { passive: false, signal });

  const startDrag = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const { clientX: x, clientY: y } = event;
    pressed = { x, y, lastX: x, lastY: y, moved: false };
  };
  const drag = (event: PointerEvent, scrolls: boolean) => {
    if (!pressed) return;
    const { clientX, clientY } = event;
    if (!pressed.moved && Math.hypot(clientX - pressed.x, clientY - pressed.y) < clickSlackPx) return;
    if (!pressed.moved) {
      pressed.moved = true;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      host.dataset['dragging'] = '';
      gestures.onHover(undefined, 0, 0);
    }
    plot.show(panBy(plot.window(), pressed.lastX - clientX, plot.extent()));
    if (scrolls) scroller.scrollTop += pressed.lastY - clientY;
    pressed.lastX = clientX;
    pressed.lastY = clientY;
  };
  const endDrag = () => {
    const wasClick = pressed?.moved === false;
    pressed = undefined;
    delete host.dataset['dragging'];
    return wasClick;
  };

  host.addEventListener('pointerdown', startDrag, { signal });
  host.addEventListener(
    'pointermove',
    (event) => {
      drag(event, true);
      if (pressed?.moved === true) return;
      const { x, y } = pointOn(host, event);
      gestures.onHover(plot.at(x, y), x, y);
    },
    { signal },
  );
  host.addEventListener(
    'pointerup',
    (event) => {
      if (!endDrag()) return;
      const { x, y } = pointOn(host, event);
      const { rowIndex, bar } = plot.at(x, y);
      gestures.onPick(rowIndex, bar);
    },
    { signal },
  );
  host.addEventListener('pointercancel', endDrag, { signal });
  host.addEventListener('pointerleave', () => gestures.onHover(undefined, 0, 0), { signal });
  host.addEventListener(
    'dblclick',
    (event) => {
      const { x, y } = pointOn(host, event);
      const { bar } = plot.at(x, y);
      const validity = bar && plot.validityOf(bar);
      if (validity) plot.show(fitTo(plot.window(), validity));
    },
    { signal },
  );
  axis.addEventListener('pointerdown', startDrag, { signal });
  axis.addEventListener('pointermove', (event) => drag(event, false), { signal });
  axis.addEventListener('pointerup', endDrag, { signal });
  axis.addEventListener('pointercancel', endDrag, { signal });
  return () => ends.abort();
}

function pointOn(element: Element, { clientX, clientY }: MouseEvent): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
