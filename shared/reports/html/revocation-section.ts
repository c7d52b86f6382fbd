import { isSuperseded, revocationListStatus, type KnownRevocationList } from '../../pki/revocation-lists.ts';
import { residualAt } from '../../pki/residual.ts';
import type { Language } from '../../words/language.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import { residualWords } from '../../words/residual-words.ts';
import type { EpochMs } from '../../x509/brand.ts';
import { nameLabel } from '../../x509/name-label.ts';
import { whereText } from '../where-text.ts';
import { endText } from './certificate-table.ts';
import { markup, nothing, type Markup } from './markup.ts';
import { statusBadge } from './status-mark.ts';
import { leftOut, table } from './table.ts';

const maxRows = 200;

/** Until when the revocation list of each CA counts, what is due first on top. */
export function* revocationSection(
  lists: readonly KnownRevocationList[],
  at: EpochMs,
  language: Language,
): Generator<Markup> {
  const words = reportWords[language];
  const { column, revocationColumn } = words;
  yield markup`<p>${words.revocationNote}</p>\n`;
  yield* table({
    caption: words.section.revocation,
    kind: 'revocation',
    head: [
      column.status,
      revocationColumn.ca,
      revocationColumn.nextUpdate,
      column.remaining,
      revocationColumn.revoked,
      column.where,
    ],
    rows: lists.slice(0, maxRows),
    row: (each) => row(each, at, language),
  });
  const rest = lists.length - maxRows;
  yield leftOut(rest > 0 ? words.more(rest) : undefined);
}

function row(each: KnownRevocationList, at: EpochMs, language: Language): Markup {
  const words = reportWords[language];
  const { list, issuer, sightings } = each;
  const { nextUpdate } = list;
  const history = isSuperseded(each, at) ? markup`<div class="note">${words.replaced}</div>` : nothing;
  const doubt = issuer === undefined ? markup`<div class="note">${words.unprovenList}</div>` : nothing;
  const due = nextUpdate === undefined ? words.noNextUpdate : endText(nextUpdate, language);
  const left =
    nextUpdate === undefined
      ? ''
      : residualWords(residualAt({ notBefore: undefined, notAfter: nextUpdate }, at), language);
  return markup`<tr><td>${statusBadge(revocationListStatus(list, at), language)}${history}</td><th scope="row">${nameLabel(list.issuer)}${doubt}</th><td class="when">${due}</td><td>${left}</td><td>${list.revokedCount}</td><td class="where"><div class="path">${whereText(sightings)}</div></td></tr>\n`;
}
