import type { EpochMs } from '../x509/brand.ts';
import type { Language } from './language.ts';

/** `local` is the zone of the machine that shows the window. */
export type Zone = 'utc' | 'local';

/** `14 Mar 2027, 09:05 UTC` / `2027/03/14 09:05:07 UTC`: always with its zone. */
export function formatInstant(at: EpochMs, language: Language, zone: Zone): string {
  return `${formatterFor('instant', language, zone).format(at)} ${zoneName(at, zone)}`;
}

/** `14 Mar 2027, 09:05 UTC` / `2027/03/14 09:05 UTC`: for a table, where seconds only take room. */
export function formatMinute(at: EpochMs, language: Language, zone: Zone): string {
  return `${formatterFor('minute', language, zone).format(at)} ${zoneName(at, zone)}`;
}

/** `UTC`, or the offset in force at that instant (`GMT+9`): a zone with summer time has two. */
export function zoneName(at: EpochMs, zone: Zone): string {
  if (zone === 'utc') return 'UTC';
  const parts = formatterFor('offset', 'en', 'local').formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

/** `14 Mar 2027` / `2027/03/14`; the zone decides the day, so show it somewhere near. */
export function formatDay(at: EpochMs, language: Language, zone: Zone): string {
  return formatterFor('day', language, zone).format(at);
}

/** For machines: ISO 8601 in UTC, to the second. */
export function isoInstant(at: EpochMs): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

type Shape = 'instant' | 'minute' | 'day' | 'offset';
const shapes: Readonly<Record<Language, Readonly<Record<Shape, Intl.DateTimeFormatOptions>>>> = {
  en: {
    instant: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    minute: { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    day: { year: 'numeric', month: 'short', day: 'numeric' },
    offset: { timeZoneName: 'shortOffset' },
  },
  ja: {
    instant: {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    },
    minute: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    day: { year: 'numeric', month: '2-digit', day: '2-digit' },
    offset: { timeZoneName: 'shortOffset' },
  },
};

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', ja: 'ja-JP' };
const formatters = new Map<string, Intl.DateTimeFormat>();
let localZone = '';

/**
 * A formatter keeps the zone that the machine had when it was made. Call this now and then: it drops them when the
 * machine has moved. @returns the zone it is in, as `Asia/Tokyo`
 */
export function followLocalZone(): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  if (timeZone !== localZone) formatters.clear();
  localZone = timeZone;
  return timeZone;
}

/** Making a formatter costs tens of microseconds, using one costs two: a table of thousands of rows shares them. */
function formatterFor(shape: Shape, language: Language, zone: Zone): Intl.DateTimeFormat {
  const key = `${shape} ${language} ${zone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locales[language], {
      ...shapes[language][shape],
      calendar: 'gregory',
      ...(shape === 'instant' || shape === 'minute' ? { hourCycle: 'h23' as const } : {}),
      ...(zone === 'utc' ? { timeZone: 'UTC' } : {}),
    });
    formatters.set(key, formatter);
  }
  return formatter;
}
