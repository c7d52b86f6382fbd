/** What a terminal would obey or hide and `JSON.stringify` leaves as it is; none of it occurs between JSON's values. */
const unseen = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Nearly no text has one, and to see that takes a fraction of looking for {@link unseen}. */
const beyondAscii = /[^\0-~]/u;

/** JSON that is safe on a terminal: invisible characters are escaped, and its values are what they were. */
export function safeJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, undefined, indent);
  return beyondAscii.test(text) ? text.replaceAll(unseen, escaped) : text;
}

/** An astral character is two escapes. */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
