import type { EpochMs } from './brand.ts';
import { tags } from './der.ts';
import { asciiText } from './octet-text.ts';
import { secondMs, minuteMs, hourMs, dayMs } from './milliseconds.ts';

export interface ReadTime {
  readonly instant: EpochMs | undefined;
  /** What RFC 5280 section 4.1.2.5 forbids in the way it is written, to follow the name of the field. */
  readonly problem: string | undefined;
}

/** UTCTime has two digits: 50-99 are 19xx, 00-49 are 20xx. @see RFC 5280 section 4.1.2.5.1 */
const firstYearOfNextCentury = 50;
/** From here on a certificate uses GeneralizedTime, before it UTCTime. */
const firstGeneralizedYear = 2050;
const longest = 40;
const zero = 0x30;

/**
 * A UTCTime or GeneralizedTime. Forms that X.680 allows and RFC 5280 forbids (no seconds, an offset, fractions, no `Z`)
 * are read too and noted; without a zone the time is taken as UTC.
 */
export function readTime(bytes: Uint8Array, tag: number, from: number, to: number): ReadTime {
  const yearDigits = tag === tags.utcTime ? 2 : tag === tags.generalizedTime ? 4 : 0;
  if (yearDigits === 0) return unreadable('is neither UTCTime nor GeneralizedTime');
  if (to - from === yearDigits + 11 && bytes[to - 1] === 0x5a) {
    const year = digits(bytes, from, yearDigits);
    const at = from + yearDigits;
    const instant = instantOf(
      yearDigits === 2 ? fullYear(year) : year,
      digits(bytes, at, 2),
      digits(bytes, at + 2, 2),
      digits(bytes, at + 4, 2),
      digits(bytes, at + 6, 2),
      digits(bytes, at + 8, 2),
    );
    if (instant === undefined) return unreadable('is not a date that exists');
    if (yearDigits === 4 && year < firstGeneralizedYear) {
      return { instant, problem: 'is a GeneralizedTime, but dates through 2049 must be UTCTime' };
    }
    return { instant, problem: undefined };
  }
  return readForbiddenForm(bytes, yearDigits, from, to);
}

const forms = {
  2: /^(?<year>\d{2})(?<rest>\d{6})(?<minute>\d{2})(?<second>\d{2})?(?<zone>Z|[+-]\d{4})?$/u,
  4: /^(?<year>\d{4})(?<rest>\d{6})(?<minute>\d{2})?(?<second>\d{2})?(?:[.,](?<fraction>\d+))?(?<zone>Z|[+-]\d{4})?$/u,
} as const;

function readForbiddenForm(bytes: Uint8Array, yearDigits: 2 | 4, from: number, to: number): ReadTime {
  const text = to - from > longest ? undefined : asciiText(bytes, from, to);
  const parts = text === undefined ? undefined : forms[yearDigits].exec(text)?.groups;
  if (parts === undefined) return unreadable('is not a date and time');
  const { year = '', rest = '', minute = '00', second = '00', fraction, zone } = parts;
  const utc = instantOf(
    yearDigits === 2 ? fullYear(Number(year)) : Number(year),
    Number(rest.slice(0, 2)),
    Number(rest.slice(2, 4)),
    Number(rest.slice(4, 6)),
    Number(minute),
    Number(second),
  );
  const offset = zone === undefined || zone === 'Z' ? 0 : offsetMs(zone);
  if (utc === undefined || offset === undefined) return unreadable('is not a date that exists');
  // A fraction divides the last unit given: seconds, or minutes, or hours.
  const unitMs = parts['second'] !== undefined ? secondMs : parts['minute'] !== undefined ? minuteMs : hourMs;
  const fractionMs = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * unitMs);
  return {
    instant: (utc - offset + fractionMs) as EpochMs,
    problem: `is written as ${text}, but must have seconds, no fraction and end in Z`,
  };
}

function offsetMs(zone: string): number | undefined {
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3, 5));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * hourMs + minutes * minuteMs);
}

function unreadable(problem: string): ReadTime {
  return { instant: undefined, problem };
}

function fullYear(twoDigits: number): number {
  return twoDigits + (twoDigits < firstYearOfNextCentury ? 2000 : 1900);
}

/** NaN when one is no digit; NaN then fails every range check of {@link instantOf}. */
function digits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let at = from; at < from + count; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function instantOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): EpochMs | undefined {
  const inRange = month >= 1 && month <= 12 && day >= 1 && hour <= 23 && minute <= 59 && second <= 59;
  if (!inRange || !(year >= 0) || day > daysInMonth(year, month)) return undefined;
  const days = daysFromCivil(year, month, day);
  return (days * dayMs + hour * hourMs + minute * minuteMs + second * secondMs) as EpochMs;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. @see howardhinnant.github.io/date_algorithms.html */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
