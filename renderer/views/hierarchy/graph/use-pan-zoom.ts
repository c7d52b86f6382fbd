import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';

const minZoom = 0.25;
const maxZoom = 2;
/** What a press of + or − does. */
const zoomStep = 1.25;

export interface PanZoom {
  /** The element that scrolls. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly zoom: number;
  readonly zoomBy: (steps: number) => void;
  readonly fit: () => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}

/** A point of the picture that stays where it is on the screen while the zoom changes. */
interface Anchor {
  readonly worldX: number;
  readonly worldY: number;
  readonly screenX: number;
  readonly screenY: number;
}

/**
 * The wheel scrolls, as everywhere; with Ctrl or Cmd, and with a pinch, it zooms about the pointer; dragging the ground
 * pans. The scroll box is the browser's own, so keys, scrollbars and focus move it too.
 */
export function usePanZoom(size: { readonly width: number; readonly height: number }): PanZoom {
  const box = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const anchor = useRef<Anchor>(undefined);

  useLayoutEffect(() => {
    const held = anchor.current;
    if (!box.current || !held) return;
    box.current.scrollLeft = held.worldX * zoom - held.screenX;
    box.current.scrollTop = held.worldY * zoom - held.screenY;
    anchor.current = undefined;
  }, [zoom]);

  const zoomTo = (wanted: number, screenX: number, screenY: number) => {
    if (!box.current) return;
    // Clamped first: past the limits the picture must not creep.
    const next = Math.min(maxZoom, Math.max(minZoom, wanted));
    anchor.current = {
      worldX: (box.current.scrollLeft + screenX) / zoom,
      worldY: (box.current.scrollTop + screenY) / zoom,
      screenX,
      screenY,
    };
    setZoom(next);
  };
  const zoomBy = (steps: number) => {
    if (box.current) zoomTo(zoom * zoomStep ** steps, box.current.clientWidth / 2, box.current.clientHeight / 2);
  };
  const fit = () => {
    if (!box.current) return;
    const { clientWidth, clientHeight } = box.current;
    zoomTo(Math.min(1, clientWidth / size.width, clientHeight / size.height), 0, 0);
  };

  const onWheel = useEffectEvent((event: WheelEvent) => {
    if ((!event.ctrlKey && !event.metaKey) || !box.current) return;
    event.preventDefault();
    const { left, top } = box.current.getBoundingClientRect();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    zoomTo(zoom * Math.exp(-0.002 * event.deltaY * lines), event.clientX - left, event.clientY - top);
  });
  useEffect(() => {
    const element = box.current;
    // React listens for wheels passively, and a passive listener cannot keep the page from zooming.
    const listen = (event: WheelEvent) => {
      onWheel(event);
    };
    element?.addEventListener('wheel', listen, { passive: false });
    return () => {
      element?.removeEventListener('wheel', listen);
    };
  }, []);

  return { box, zoom, zoomBy, fit, onPointerDown: startPanning };
}

/** Follows the pointer until it is let go, wherever it goes meanwhile. */
function startPanning({
  button,
  pointerType,
  target,
  currentTarget: box,
  clientX,
  clientY,
}: PointerEvent<HTMLElement>): void {
  if (button !== 0 || pointerType === 'touch') return;
  if (target instanceof Element && target.closest('[data-card]') !== null) return;
  const from = { x: clientX + box.scrollLeft, y: clientY + box.scrollTop };
  const move = (moved: globalThis.PointerEvent) => {
    box.dataset['panning'] = '';
    box.scrollLeft = from.x - moved.clientX;
    box.scrollTop = from.y - moved.clientY;
  };
  const end = () => {
    delete box.dataset['panning'];
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', end);
    window.removeEventListener('pointercancel', end);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
}
