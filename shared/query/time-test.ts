import type { EpochMs } from '../x509/brand.ts';
import { durationMs } from './duration.ts';
import type { TimeField } from './fields.ts';
import { instant } from './instant.ts';
import { comparisons, type CalendarBound, type Comparison, type TimeBound, type TimeTest } from './query.ts';
import type { QueryFault } from './query-error.ts';

/** `<30d`, `>=2027-03-01`, `2027-01..2027-03`, `2027-03`: a test of an instant, or what is wrong with it. */
export function readTimeTest(text: string, field: TimeField): TimeTest | QueryFault {
  const typed = text.replace(/^≤/u, '<=').replace(/^≥/u, '>=');
  const operator = comparisons.find((sign) => typed.startsWith(sign));
  if (operator !== undefined) return compare(operator, typed.slice(operator.length), field);
  const dots = typed.indexOf('..');
  if (dots >= 0) return readRange(typed.slice(0, dots), typed.slice(dots + 2), field);
  const bound = readBound(typed);
  if ('code' in bound) return bound;
  return bound.kind === 'calendar' ? { kind: 'within', bound } : { code: 'comparison-missing', field, value: typed };
}

function compare(operator: Comparison, text: string, field: TimeField): TimeTest | QueryFault {
  if (text === '') return { code: 'value-missing', field };
  const bound = readBound(text);
  return 'code' in bound ? bound : { kind: 'compare', operator, bound };
}

/** An end that is left out is open. */
function readRange(firstText: string, lastText: string, field: TimeField): TimeTest | QueryFault {
  if (firstText === '') return compare('<=', lastText, field);
  if (lastText === '') return compare('>=', firstText, field);
  const first = readBound(firstText);
  if ('code' in first) return first;
  const last = readBound(lastText);
  if ('code' in last) return last;
  const isBackwards =
    first.kind === 'span' && last.kind === 'span'
      ? first.ms > last.ms
      : first.kind === 'calendar' && last.kind === 'calendar' && first.from >= last.to;
  return isBackwards ? { code: 'range-backwards', value: `${firstText}..${lastText}` } : { kind: 'range', first, last };
}

function readBound(text: string): TimeBound | QueryFault {
  if (text === 'now') return { kind: 'span', text, ms: 0 };
  const ms = durationMs(text.replace(/^-/u, ''));
  if (ms !== undefined) return { kind: 'span', text, ms: text.startsWith('-') ? -ms : ms };
  const calendar = readCalendar(text);
  if (calendar !== undefined) return calendar;
  const looksLikeSpan = /^-?\d+[^\d:-]*$/u.test(text) && !/^\d{4}$/u.test(text);
  return { code: looksLikeSpan ? 'no-duration' : 'no-date', value: text };
}

function readCalendar(text: string): CalendarBound | undefined {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/u.exec(text) ?? [];
  if (year === '') {
    const at = instant(text);
    return at === undefined ? undefined : { kind: 'calendar', text, from: at, to: (at + 1) as EpochMs };
  }
  const from = instant(`${year}-${month ?? '01'}-${day ?? '01'}`);
  if (from === undefined) return undefined;
  const end = new Date(from);
  if (day !== undefined) end.setUTCDate(end.getUTCDate() + 1);
  else if (month !== undefined) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  return { kind: 'calendar', text, from, to: end.getTime() as EpochMs };
}
