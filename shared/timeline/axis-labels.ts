import type { EpochMs } from '../x509/brand.ts';
import { zoneName, type Zone } from '../words/instant.ts';
import type { Language } from '../words/language.ts';
import type { AxisUnit } from './axis-ladder.ts';
import { isRepeatedLocalTime } from './clock-changes.ts';

type Shapes = Readonly<Record<AxisUnit, Intl.DateTimeFormatOptions>>;

const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const tickShapes: Readonly<Record<Language, Shapes>> = {
  en: {
    minute: time,
    hour: time,
    day: { month: 'short', day: 'numeric' },
    week: { month: 'short', day: 'numeric' },
    month: { month: 'short' },
    year: { year: 'numeric' },
  },
  ja: {
    minute: time,
    hour: time,
    day: { month: 'numeric', day: 'numeric', weekday: 'short' },
    week: { month: 'numeric', day: 'numeric', weekday: 'short' },
    month: { month: 'short' },
    year: { year: 'numeric' },
  },
};
const contextShapes: Shapes = {
  minute: {},
  hour: {},
  day: { year: 'numeric', month: 'short', day: 'numeric', weekday: 'short' },
  week: {},
  month: { year: 'numeric', month: 'short' },
  year: { year: 'numeric' },
};

/** `Mar`, `14 Mar`, `09:05` / `3月`, `3/14(日)`, `09:05`; an hour that comes twice is told with its offset. */
export function tickLabel(at: EpochMs, unit: AxisUnit, language: Language, zone: Zone): string {
  const text = formatterFor('tick', unit, language, zone).format(at);
  const isTime = unit === 'minute' || unit === 'hour';
  return isTime && zone === 'local' && isRepeatedLocalTime(at) ? `${text} ${zoneName(at, zone)}` : text;
}

/** `2027`, `Mar 2027`, `Sun, 14 Mar 2027` / `2027年`, `2027年3月`, `2027年3月14日(日)` */
export function contextLabel(at: EpochMs, unit: AxisUnit, language: Language, zone: Zone): string {
  return formatterFor('context', unit, language, zone).format(at);
}

/** The zone of a stretch of time; two offsets where summer time begins or ends in it. */
export function zoneOfSpan(fromMs: number, toMs: number, zone: Zone): string {
  const first = zoneName(fromMs as EpochMs, zone);
  const last = zoneName(toMs as EpochMs, zone);
  return first === last ? first : `${first} / ${last}`;
}

/** The widest a label of this unit gets, to choose a step by before there are ticks. */
export function widestLabel(unit: AxisUnit, language: Language): string {
  if (unit === 'minute' || unit === 'hour') return '00:00';
  if (unit === 'year') return language === 'ja' ? '0000年' : '0000';
  if (unit === 'month') return language === 'ja' ? '00月' : 'Sept';
  return language === 'ja' ? '00/00(日)' : '00 Sept';
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(tier: 'tick' | 'context', unit: AxisUnit, language: Language, zone: Zone): Intl.DateTimeFormat {
  const key = `${tier} ${unit} ${language} ${zone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const shape = tier === 'tick' ? tickShapes[language][unit] : contextShapes[unit];
    formatter = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-GB', {
      ...shape,
      calendar: 'gregory',
      ...(zone === 'utc' ? { timeZone: 'UTC' } : {}),
    });
    formatters.set(key, formatter);
  }
  return formatter;
}
