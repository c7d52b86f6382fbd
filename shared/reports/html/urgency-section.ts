import type { AssessedCertificate, Assessment } from '../../pki/assessment.ts';
import type { Language } from '../../words/language.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import { certificateTable } from './certificate-table.ts';
import { markup, type Markup } from './markup.ts';
import { leftOut } from './table.ts';

/** In this order; what was replaced is history and comes last. */
const urgencies = ['expired', 'critical', 'soon', 'not-yet-valid', 'unknown', 'ok', 'replaced'] as const;
type Urgency = (typeof urgencies)[number];

/** Whoever has to act gets every row; of what is in order or history, so many are enough to read. */
const maxCalmRows = 500;
const maxPlaces = 12;

/** A table for each urgency that occurs, what stops first on top. */
export function* urgencySection(assessment: Assessment, language: Language): Generator<Markup> {
  const words = reportWords[language];
  const groups = new Map<Urgency, AssessedCertificate[]>(urgencies.map((urgency) => [urgency, []]));
  for (const assessed of assessment.certificates) {
    groups.get(assessed.isReplaced ? 'replaced' : assessed.status)?.push(assessed);
  }
  for (const [urgency, certificates] of groups) {
    if (certificates.length === 0) continue;
    const isCalm = urgency === 'ok' || urgency === 'replaced';
    const ordered = certificates.sort((a, b) => endOf(a) - endOf(b));
    const shown = isCalm ? ordered.slice(0, maxCalmRows) : ordered;
    const caption = `${words.urgency[urgency]}: ${words.certificates(certificates.length)}`;
    yield markup`<h3>${caption}</h3>\n`;
    yield* certificateTable(shown, assessment, language, caption);
    yield leftOut(restText(ordered.slice(shown.length), shown.length, language));
  }
  if (assessment.certificates.length === 0) yield markup`<p>${words.noneOfThese}</p>\n`;
}

function endOf({ effectiveNotAfter }: AssessedCertificate): number {
  return effectiveNotAfter ?? 0;
}

/** How many are not in the table, and where they are: never silently. */
function restText(rest: readonly AssessedCertificate[], shown: number, language: Language): string | undefined {
  if (rest.length === 0) return undefined;
  const words = reportWords[language];
  const byPlace = new Map<string, number>();
  for (const { sightings } of rest) {
    for (const place of new Set(sightings.map((each) => each.place))) byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
  }
  const places = [...byPlace].toSorted(([, a], [, b]) => b - a);
  const sentences = [
    words.rowsLeftOut(rest.length, shown, places.slice(0, maxPlaces), Math.max(0, places.length - maxPlaces)),
    words.everythingIsIn,
  ];
  return sentences.join(language === 'ja' ? '' : ' ');
}
