import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { intervalOf, type AxisStep } from '../../../shared/timeline/axis-ladder.ts';
import { contextOf } from '../../../shared/timeline/axis-ticks.ts';
import { nearestExpiry } from '../../../shared/timeline/lifetimes.ts';
import { instantAt, xOf } from '../../../shared/timeline/time-scale.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { minuteMs } from '../../../shared/x509/milliseconds.ts';
import { formatDay, formatMinute, type Zone } from '../../format/instant.ts';
import { durationBetween } from '../../../shared/pki/residual.ts';
import { durationText } from '../../format/residual-text.ts';
import { asOfSentence } from './as-of-sentence.ts';
import type { Plot, PlotFrame } from './plot.ts';
import type { AsOfControl } from './use-as-of.ts';
import { minSpanMs } from '../../../shared/timeline/time-scale.ts';

export interface AsOfHandleProps {
  readonly plot: Plot | undefined;
  readonly control: AsOfControl | undefined;
  readonly language: Language;
  readonly zone: Zone;
  readonly singleKeys: boolean;
}

/** The next expiry, and the present, draw the handle from so many px. */
const snapPx = 6;
const flagGapPx = 4;
/** As the style sheet has them: asking the page would lay it out in every frame. */
const minFlagPx = 24;
const flagPaddingPx = 16;
/** Below this span a day alone does not say where the handle stands. */
const toTheMinuteBelowMs = 14 * 24 * minSpanMs;

/** The instant everything is judged at, as a slider over the plot; the present beside it where that is another. */
export function AsOfHandle({ plot, control, language, zone, singleKeys }: AsOfHandleProps) {
  const { t } = useTranslation();
  const handle = useRef<HTMLDivElement>(null);
  const present = useRef<HTMLButtonElement>(null);
  const dragged = useRef<{ readonly grabX: number } | undefined>(undefined);

  useEffect(() => {
    if (!plot) return undefined;
    const distance = (one: number, other: number) => durationText(t, durationBetween(one as EpochMs, other as EpochMs));
    return plot.watch((frame) => {
      const { at, now, window } = frame;
      const day = window.spanMs < toTheMinuteBelowMs ? formatMinute(at, language, zone) : formatDay(at, language, zone);
      const text = at === now ? t('timeline.now') : t('timeline.asOf', { day });
      let beside: Placed | undefined;
      if (present.current) {
        present.current.hidden = at === now;
        if (at !== now) beside = placeFlag(present.current, frame, now, t('timeline.now'), distance);
      }
      const slider = handle.current;
      if (!slider) return;
      placeFlag(slider, frame, at, text, distance, beside);
      const { fromMs, toMs } = plot.extent();
      const set = (name: string, value: string | number) => slider.setAttribute(name, String(value));
      set('aria-valuenow', Math.round(at / minuteMs));
      set('aria-valuemin', Math.floor(Math.min(fromMs, at) / minuteMs));
      set('aria-valuemax', Math.ceil(Math.max(toMs, at) / minuteMs));
      set('aria-valuetext', asOfSentence(t, frame, language, zone));
    });
  }, [plot, language, zone, t]);

  const dragTo = ({ clientX, altKey }: PointerEvent) => {
    const frame = plot?.frame();
    const left = handle.current?.parentElement?.getBoundingClientRect().left;
    if (!frame || !control || left === undefined || !dragged.current) return;
    const { window, lifetimes, now } = frame;
    const x = Math.max(0, Math.min(window.widthPx, clientX - left - dragged.current.grabX));
    const at = instantAt(window, x);
    const isNear = (other: number | undefined) => other !== undefined && Math.abs(xOf(window, other) - x) <= snapPx;
    const expiry = nearestExpiry(lifetimes, at);
    if (!altKey && isNear(now)) control.propose(undefined, true);
    else
      control.propose(!altKey && isNear(expiry) && expiry !== undefined ? expiry : (Math.round(at) as EpochMs), true);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const frame = plot?.frame();
    if (!plot || !frame || !control || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextByKey(event, frame, zone, singleKeys, control);
    if (next === undefined) return;
    event.preventDefault();
    if (next === 'done') return;
    const { fromMs, toMs } = plot.extent();
    control.propose(next === 'now' ? undefined : (Math.max(fromMs, Math.min(toMs, next)) as EpochMs));
    const proposed = next === 'now' ? frame.now : next;
    const x = xOf(plot.window(), proposed);
    if (x < 0 || x > plot.window().widthPx) plot.centre(proposed);
  };

  return (
    <>
      <button
        ref={present}
        type="button"
        tabIndex={-1}
        aria-hidden
        hidden
        className="timeline__flag"
        data-kind="now"
        onClick={() => plot?.centre(plot.frame()?.now ?? 0)}
      />
      <div
        ref={handle}
        role="slider"
        tabIndex={0}
        className="timeline__flag"
        data-kind="as-of"
        aria-label={t('timeline.asOfHandle')}
        aria-valuenow={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          const frame = plot?.frame();
          if (event.button !== 0 || !frame || !plot) return;
          const x = xOf(frame.window, frame.at);
          if (x < 0 || x > frame.window.widthPx) {
            plot.centre(frame.at);
            return;
          }
          const left = event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0;
          dragged.current = { grabX: event.clientX - left - x };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (dragged.current) dragTo(event);
        }}
        onPointerUp={() => {
          if (dragged.current) control?.settle();
          dragged.current = undefined;
        }}
        onPointerCancel={() => {
          dragged.current = undefined;
          control?.settle();
        }}
      />
    </>
  );
}

interface Placed {
  readonly left: number;
  readonly right: number;
}

/**
 * A line out of sight keeps its flag at the edge, with an arrow the way it lies and how far. In sight the flag stands
 * beside its line, on the side where there is room and where it does not cover another flag.
 */
function placeFlag(
  flag: HTMLElement,
  { window: { startMs, spanMs, widthPx }, widthOf }: PlotFrame,
  at: number,
  text: string,
  distance: (one: number, other: number) => string,
  other?: Placed,
): Placed {
  const x = ((at - startMs) * widthPx) / spanMs;
  const side = x < 0 ? 'left' : x > widthPx ? 'right' : 'in';
  const told = {
    left: () => `← ${text} · ${distance(at, startMs)}`,
    right: () => `${text} · ${distance(startMs + spanMs, at)} →`,
    in: () => text,
  }[side]();
  if (flag.textContent !== told) flag.textContent = told;
  const width = Math.max(minFlagPx, Math.ceil(widthOf(told)) + flagPaddingPx);
  let left = Math.max(0, Math.min(widthPx - width, x));
  if (other && left < other.right + flagGapPx && left + width > other.left - flagGapPx) {
    const after = other.right + flagGapPx;
    left = after + width <= widthPx ? after : Math.max(0, other.left - flagGapPx - width);
  }
  flag.dataset['side'] = side;
  flag.style.transform = `translateX(${Math.round(left)}px)`;
  // The stem stays on the line, wherever the flag had to go.
  flag.style.setProperty('--stem', `${Math.round(x - Math.round(left))}px`);
  return { left, right: left + width };
}

/** Arrows by a tick, Shift by seven, Page by what stands over the ticks; Home is the present. */
function nextByKey(
  { key, shiftKey }: KeyboardEvent,
  { axis, at }: PlotFrame,
  zone: Zone,
  singleKeys: boolean,
  control: AsOfControl,
): number | 'now' | 'done' | undefined {
  const context = contextOf[axis.step.unit];
  const wide: AxisStep = { unit: context ?? 'year', count: context === undefined ? 10 : 1, shortestMs: 0 };
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return stepped(at, axis.step, 1, shiftKey ? 7 : 1, zone);
    case 'ArrowLeft':
    case 'ArrowDown':
      return stepped(at, axis.step, -1, shiftKey ? 7 : 1, zone);
    case 'PageUp':
      return stepped(at, wide, 1, 1, zone);
    case 'PageDown':
      return stepped(at, wide, -1, 1, zone);
    case 'Home':
      return 'now';
    case 'n':
    case 'p':
      if (!singleKeys) return undefined;
      control.hop(key === 'n' ? 1 : -1);
      return 'done';
    default:
      return undefined;
  }
}

function stepped(from: number, step: AxisStep, direction: 1 | -1, times: number, zone: Zone): number {
  const interval = intervalOf(step, zone);
  let at = from;
  for (let done = 0; done < times; done += 1) {
    at = (direction === 1 ? interval.ceil(new Date(at + 1)) : interval.floor(new Date(at - 1))).getTime();
  }
  return at;
}
