import type { EpochMs } from '../../x509/brand.ts';
import { dayMs } from '../../x509/milliseconds.ts';
import { icalDay, icalInstant, icalLine, icalSequence, icalText } from './ical-line.ts';

/** An event before it is written; its texts are not escaped yet. */
export interface EventText {
  readonly uid: string;
  /** An end is an instant, whatever the reader's zone makes of it; to renew by a day is enough. */
  readonly start: { readonly kind: 'instant' | 'day'; readonly at: EpochMs };
  readonly summary: string;
  /** Lines. */
  readonly description: readonly string[];
  readonly remindersDays: readonly number[];
}

/** @param at  the instant of the look: what a later one says of the same UID takes the place of this */
export function eventText(event: EventText, at: EpochMs): string {
  const summary = icalText([event.summary]);
  return [
    icalLine('BEGIN', 'VEVENT'),
    icalLine('UID', event.uid),
    icalLine('DTSTAMP', icalInstant(at)),
    icalLine('LAST-MODIFIED', icalInstant(at)),
    icalLine('SEQUENCE', String(icalSequence(at))),
    ...startLines(event.start),
    icalLine('SUMMARY', summary),
    icalLine('DESCRIPTION', icalText(event.description)),
    // Nobody is busy because a certificate ends.
    icalLine('TRANSP', 'TRANSPARENT'),
    ...event.remindersDays.flatMap((days) => alarmLines(days, summary)),
    icalLine('END', 'VEVENT'),
  ].join('');
}

function startLines({ kind, at }: EventText['start']): readonly string[] {
  if (kind === 'instant') return [icalLine('DTSTART', icalInstant(at))];
  return [icalLine('DTSTART;VALUE=DATE', icalDay(at)), icalLine('DTEND;VALUE=DATE', icalDay((at + dayMs) as EpochMs))];
}

function alarmLines(days: number, summary: string): readonly string[] {
  return [
    icalLine('BEGIN', 'VALARM'),
    icalLine('ACTION', 'DISPLAY'),
    icalLine('DESCRIPTION', summary),
    icalLine('TRIGGER', `-P${days}D`),
    icalLine('END', 'VALARM'),
  ];
}
