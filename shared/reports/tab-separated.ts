import { spreadsheetText } from './spreadsheet-text.ts';

/** Lines of cells as a spreadsheet takes them from the clipboard; a cell is one line and no formula. */
export function tabSeparated(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => `${cells.map(cellText).join('\t')}\n`).join('');
}

function cellText(value: string): string {
  return spreadsheetText(value).replaceAll('\n', ' ');
}
