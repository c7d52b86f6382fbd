import { visibleText } from '../x509/visible-text.ts';

/**
 * A text that a spreadsheet takes for a text: what would be a formula gets an apostrophe in front, invisible characters
 * are written out, lines stay.
 *
 * @see OWASP CSV Injection
 */
export function spreadsheetText(value: string): string {
  // Tested on the raw text: a leading TAB or CR is no longer one once it is made visible.
  const isFormula = /^[=+\-@\t\r]/u.test(value);
  const visible = value.split('\n').map(visibleText).join('\n');
  return isFormula ? `'${visible}` : visible;
}
