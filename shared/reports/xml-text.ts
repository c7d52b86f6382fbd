import { visibleText } from '../x509/visible-text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text of an element or an attribute. What XML 1.0 cannot hold is written out as `\u{1}`. @see XML 1.0 section 2.2 */
export function xmlText(text: string): string {
  return visibleText(text)
    .replaceAll(/[\ufffe\uffff]/gu, (character) => String.raw`\u{${character.codePointAt(0)?.toString(16)}}`)
    .replaceAll(/[&<>"']/gu, (character) => entities[character] ?? '');
}
