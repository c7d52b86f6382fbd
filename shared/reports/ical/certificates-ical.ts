import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import { certificateName } from '../../words/certificate-name.ts';
import { reportWords, type CalendarWords } from '../../words/reports/report-words.ts';
import { isCa } from '../../x509/certificate.ts';
import { instantText } from '../../words/findings/phrases-en.ts';
import { breathing } from '../breathing.ts';
import { listsOfReport } from '../lists-of-report.ts';
import type { ReportOptions } from '../report-format.ts';
import { gatheringEvents, type CalendarEvent, type EventKind } from './calendar-events.ts';
import { eventText } from './event-text.ts';
import { icalLine, icalText } from './ical-line.ts';
import { revocationEvents } from './revocation-events.ts';

/** The most certificates that one event tells one by one. */
const maxMembers = 50;

/** Days before; a CA takes longer to replace than a certificate to renew. */
const remindersDays: Readonly<Record<EventKind, (hasCa: boolean) => readonly number[]>> = {
  renew: (hasCa) => (hasCa ? [90, 30] : [14]),
  'renews-itself': () => [],
  expire: () => [7, 1],
};

/**
 * A calendar with two events for each certificate: the day by which it should be renewed, and the instant of its
 * effective end; those of one day and kind are one event. The next list of each CA whose revocation list was seen is one
 * more. Told in docs/reports.md: which event updates which.
 *
 * @see RFC 5545
 */
export function* certificatesIcal(assessment: Assessment, options: ReportOptions): Generator<string> {
  const words = reportWords(options.language).calendar;
  yield icalLine('BEGIN', 'VCALENDAR');
  yield icalLine('VERSION', '2.0');
  yield icalLine('PRODID', `-//NotAfter//NotAfter ${options.toolVersion}//${options.language.toUpperCase()}`);
  yield icalLine('CALSCALE', 'GREGORIAN');
  yield icalLine('METHOD', 'PUBLISH');
  yield icalLine('X-WR-CALNAME', icalText([words.name]));
  for (const event of yield* breathing(gatheringEvents(assessment), '')) {
    yield eventText(
      {
        uid: event.uid,
        start: { kind: event.kind === 'expire' ? 'instant' : 'day', at: event.at },
        summary: summaryOf(event, words),
        description: descriptionOf(event, assessment, words, options),
        remindersDays: remindersDays[event.kind](hasCa(event)),
      },
      assessment.at,
    );
  }
  for (const event of revocationEvents(listsOfReport(assessment, options), assessment.at, words)) {
    const description = [...event.description, asOfText(assessment, words, options)];
    yield eventText({ ...event, description }, assessment.at);
  }
  yield icalLine('END', 'VCALENDAR');
}

function summaryOf({ kind, members }: CalendarEvent, words: CalendarWords): string {
  const [first] = members;
  const name = first === undefined ? '' : nameOf(first);
  return words.summary[kind](name, members.length - 1);
}

function descriptionOf(
  { members }: CalendarEvent,
  assessment: Assessment,
  words: CalendarWords,
  options: ReportOptions,
): readonly string[] {
  const more = members.length - maxMembers;
  return [
    ...members.slice(0, maxMembers).map((each) => memberText(each, assessment, words)),
    ...(more > 0 ? [words.more(more)] : []),
    asOfText(assessment, words, options),
  ];
}

function asOfText({ at }: Assessment, words: CalendarWords, { toolVersion }: ReportOptions): string {
  return words.asOf(instantText(at), toolVersion);
}

function memberText(assessed: AssessedCertificate, { bySha256 }: Assessment, words: CalendarWords): string {
  const { effectiveNotAfter, limitedBy, sightings } = assessed;
  const ca = limitedBy === undefined ? undefined : bySha256.get(limitedBy);
  const end = effectiveNotAfter === undefined ? '' : instantText(effectiveNotAfter);
  const parts = [
    nameOf(assessed),
    ca === undefined ? words.ends(end) : words.endsWith(end, nameOf(ca)),
    sightings[0]?.path ?? '',
  ];
  return parts.filter((part) => part !== '').join(' - ');
}

/** A CA says that it is one: its name is often that of the cluster. */
function nameOf(assessed: AssessedCertificate): string {
  const name = certificateName(assessed);
  return isCa(assessed.certificate) && !/\bca\b/iu.test(name) ? `CA ${name}` : name;
}

function hasCa({ members }: CalendarEvent): boolean {
  return members.some(({ certificate }) => isCa(certificate));
}
