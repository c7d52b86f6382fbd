/**
 * Characters that draw nothing, or that make other text appear where it is not: controls and line separators, marks of
 * direction (bidi), zero-width and other ignorable characters, lone surrogates. Spaces that are drawn stay.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** Nearly every text is of these, and tested many times faster. */
const plain = /^[\u0020-\u007e]*$/u;

/**
 * The text with every invisible character written as `\u{202e}`. Certificates are hostile: whoever shows one of their
 * values to a person passes it through here; the records keep it as it is.
 *
 * @see Unicode Technical Report 36 section 2.9, RFC 5280 section 8
 */
export function visibleText(text: string): string {
  if (plain.test(text)) return text;
  return text.replaceAll(invisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
