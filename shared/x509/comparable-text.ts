const plainAscii = /^[\x20-\x7e]*$/u;
/** RFC 4518 section 2.2: characters that are mapped to a space … */
const spaces = /[\t\n\v\f\r\u0085\p{Z}]/gu;
/** … and those that are mapped to nothing: controls, soft hyphen, joiners, direction marks, variation selectors. */
const nothings = /[\p{Cc}\p{Cf}\p{Variation_Selector}\u1806\ufffc]|\u034f/gu;

/**
 * The form in which two attribute values are equal exactly when they match: prepared by RFC 4518, case folded.
 * The result has no control characters and no leading, trailing or double space.
 *
 * @see RFC 5280 section 7.1
 */
export function comparableValue(value: string): string {
  const mapped = plainAscii.test(value)
    ? value.toLowerCase()
    : value.replaceAll(spaces, ' ').replaceAll(nothings, '').normalize('NFKC').toLowerCase().normalize('NFKC');
  return mapped.replaceAll(/ {2,}/gu, ' ').trim();
}
