import { isSuperseded, type KnownRevocationList } from '../../pki/revocation-lists.ts';
import type { CalendarWords } from '../../words/reports/report-words.ts';
import { instantText } from '../../words/findings/phrases-en.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { nameLabel } from '../../x509/name-label.ts';
import { whereText } from '../where-text.ts';
import type { EventText } from './event-text.ts';

/**
 * The day the next revocation list of each CA is due. Its UID is made of the CA where that is proven, so that the event moves
 * when the next list is there; else of the list itself. A list that a newer one took the place of, or that does not say when
 * the next one comes, has none.
 */
export function revocationEvents(
  lists: readonly KnownRevocationList[],
  at: EpochMs,
  words: CalendarWords,
): readonly EventText[] {
  const events = new Map<string, EventText>();
  for (const each of lists) {
    const { list, issuer, sightings } = each;
    if (list.nextUpdate === undefined || isSuperseded(each, at)) continue;
    const uid = `${issuer ?? list.sha256}-${list.isDelta ? 'delta-crl' : 'crl'}@notafter`;
    // Two lists of one CA that are equally new, as of two scopes: the first to end counts, and they come in that order.
    if (events.has(uid)) continue;
    events.set(uid, {
      uid,
      start: { kind: 'instant', at: list.nextUpdate },
      summary: words.nextUpdate(nameLabel(list.issuer)),
      description: [words.nextUpdateNote(instantText(list.nextUpdate)), whereText(sightings)],
      remindersDays: [1],
    });
  }
  return [...events.values()];
}
