import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import {
  fitTo,
  instantAt,
  minSpanMs,
  panBy,
  xOf,
  zoomAbout,
  type TimeWindow,
} from '../../../shared/timeline/time-scale.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { dayMs } from '../../../shared/x509/milliseconds.ts';
import { formatDay, type Zone } from '../../format/instant.ts';
import type { Plot, PlotFrame } from './plot.ts';
import { zoomStep } from './plot-keys.ts';

export interface OverviewRulerProps {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly plot: Plot | undefined;
  readonly language: Language;
  readonly zone: Zone;
}

/** A brush narrower than this could not be taken hold of. */
const minBrushPx = 8;
const handlePx = 8;
const panShare = 1 / 8;

type Grip = 'body' | 'start' | 'end';

/** Everything there is on one line, and the part of it that is shown as a brush. */
export function OverviewRuler({ canvas, plot, language, zone }: OverviewRulerProps) {
  const { t } = useTranslation();
  const brush = useRef<HTMLDivElement>(null);
  const grip = useRef<{ readonly part: Grip; readonly offsetPx: number } | undefined>(undefined);

  useEffect(() => {
    if (!plot) return undefined;
    return plot.watch((frame) => {
      const element = brush.current;
      if (!element) return;
      const { left, width } = brushPlace(frame);
      element.style.transform = `translateX(${left}px)`;
      element.style.width = `${width}px`;
      const { window, whole } = frame;
      const day = (ms: number) => Math.round(ms / dayMs);
      const set = (name: string, value: string | number) => element.setAttribute(name, String(value));
      set('aria-valuemin', day(whole.startMs));
      set('aria-valuemax', day(whole.startMs + whole.spanMs));
      set('aria-valuenow', day(window.startMs + window.spanMs / 2));
      const from = formatDay(window.startMs as EpochMs, language, zone);
      const to = formatDay((window.startMs + window.spanMs) as EpochMs, language, zone);
      set('aria-valuetext', t('timeline.shown', { from, to }));
    });
  }, [plot, language, zone, t]);

  const xIn = (event: PointerEvent) => event.clientX - (canvas.current?.getBoundingClientRect().left ?? 0);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const frame = plot?.frame();
    if (event.button !== 0 || !frame || !plot) return;
    const x = xIn(event);
    const { left, width } = brushPlace(frame);
    if (x < left - handlePx / 2 || x > left + width + handlePx / 2) {
      // Beside the brush: it comes there.
      const at = instantAt(frame.whole, x);
      plot.jump(panBy(frame.window, xOf(frame.window, at) - frame.window.widthPx / 2, plot.extent()));
      grip.current = { part: 'body', offsetPx: width / 2 };
    } else {
      // A narrow brush keeps a body between its handles.
      const reach = Math.min(handlePx, width / 3);
      const part = x < left + reach ? 'start' : x > left + width - reach ? 'end' : 'body';
      plot.jump(frame.window);
      grip.current = { part, offsetPx: part === 'end' ? x - left - width : x - left };
    }
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent) => {
    const frame = plot?.frame();
    const held = grip.current;
    if (!plot || !frame || !held) return;
    plot.show(brushedTo(frame, held.part, xIn(event) - held.offsetPx));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!plot || event.ctrlKey || event.metaKey || event.altKey) return;
    const window = plot.window();
    const extent = plot.extent();
    const middle = window.widthPx / 2;
    const pan = window.widthPx * panShare;
    const shown: Readonly<Record<string, () => TimeWindow>> = {
      ArrowLeft: () => (event.shiftKey ? resized(window, -panShare) : panBy(window, -pan, extent)),
      ArrowRight: () => (event.shiftKey ? resized(window, panShare) : panBy(window, pan, extent)),
      PageUp: () => panBy(window, window.widthPx, extent),
      PageDown: () => panBy(window, -window.widthPx, extent),
      ArrowUp: () => zoomAbout(window, middle, 1 / zoomStep, extent),
      ArrowDown: () => zoomAbout(window, middle, zoomStep, extent),
      '+': () => zoomAbout(window, middle, 1 / zoomStep, extent),
      '-': () => zoomAbout(window, middle, zoomStep, extent),
      Home: () => ({ ...window, startMs: extent.fromMs - 0.03 * window.spanMs }),
      End: () => ({ ...window, startMs: extent.toMs - 0.97 * window.spanMs }),
      '0': () => fitTo(window, extent),
    };
    const next = shown[event.key];
    if (!next) return;
    event.preventDefault();
    plot.show(next());
  };

  return (
    <div
      className="timeline__overview"
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        grip.current = undefined;
      }}
      onPointerCancel={() => {
        grip.current = undefined;
      }}
    >
      <canvas ref={canvas} aria-hidden />
      <div
        ref={brush}
        role="slider"
        tabIndex={0}
        className="timeline__brush"
        aria-label={t('timeline.overview')}
        aria-valuenow={0}
        onKeyDown={onKeyDown}
      >
        <span className="timeline__grip" aria-hidden />
        <span className="timeline__grip" aria-hidden />
      </div>
    </div>
  );
}

function brushPlace({ window, whole }: PlotFrame): { readonly left: number; readonly width: number } {
  const from = Math.max(0, xOf(whole, window.startMs));
  const to = Math.min(whole.widthPx, xOf(whole, window.startMs + window.spanMs));
  const width = Math.max(minBrushPx, to - from);
  // Widened about its middle, and kept inside.
  const left = Math.max(0, Math.min(whole.widthPx - width, (from + to) / 2 - width / 2));
  return { left, width };
}

function brushedTo({ window, whole }: PlotFrame, part: Grip, x: number): TimeWindow {
  const at = instantAt(whole, Math.max(0, Math.min(whole.widthPx, x)));
  const endMs = window.startMs + window.spanMs;
  switch (part) {
    case 'body':
      return { ...window, startMs: Math.min(instantAt(whole, x), whole.startMs + whole.spanMs - window.spanMs / 2) };
    case 'start': {
      const startMs = Math.min(at, endMs - minSpanMs);
      return { ...window, startMs, spanMs: endMs - startMs };
    }
    case 'end':
      return { ...window, spanMs: Math.max(minSpanMs, at - window.startMs) };
  }
}

function resized(window: TimeWindow, share: number): TimeWindow {
  return { ...window, spanMs: Math.max(minSpanMs, window.spanMs * (1 + share)) };
}
