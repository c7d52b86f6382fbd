import { markup, nothing, type Markup } from './markup.ts';

export interface TableParts<Row> {
  /** Told to whoever cannot see the table; the heading above it says the same. */
  readonly caption: string;
  /** Its class in the style sheet. */
  readonly kind: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly row: (row: Row) => Markup;
}

/** Pieces of about so many rows, so that a long table never is one text. */
const rowsAPiece = 200;

/** A table whose head is repeated on every printed page; wider than the screen, it scrolls by itself. */
export function* table<Row>({ caption, kind, head, rows, row }: TableParts<Row>): Generator<Markup> {
  if (rows.length === 0) return;
  yield markup`<div class="wide" role="region" aria-label="${caption}" tabindex="0"><table class="${kind}"><caption class="hidden">${caption}</caption><thead><tr>${head.map((title) => markup`<th scope="col">${title}</th>`)}</tr></thead><tbody>\n`;
  for (let from = 0; from < rows.length; from += rowsAPiece) {
    yield markup`${rows.slice(from, from + rowsAPiece).map(row)}`;
  }
  yield markup`</tbody></table></div>\n`;
}

/** What a list leaves out is said below it. */
export function leftOut(sentence: string | undefined): Markup {
  return sentence === undefined ? nothing : markup`<p class="left-out">${sentence}</p>\n`;
}
