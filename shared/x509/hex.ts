import { characterCodes, maxCharacterCodes } from './character-codes.ts';

const digits = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));

/** How much of a value of unknown type is shown, in bytes; a hostile one may have megabytes. */
const maxPreviewBytes = 4_096;
const chunkBytes = maxCharacterCodes / 2;

/** Lower-case hex of `bytes[from..to)`. */
export function hexOf(bytes: Uint8Array, from = 0, to = bytes.length): string {
  if (to - from > chunkBytes) {
    let text = '';
    for (let at = from; at < to; at += chunkBytes) text += hexOf(bytes, at, Math.min(to, at + chunkBytes));
    return text;
  }
  const codes = characterCodes((to - from) * 2);
  let out = 0;
  for (let at = from; at < to; at++) {
    const octet = bytes[at] as number;
    codes[out++] = digits[octet >> 4] as number;
    codes[out++] = digits[octet & 15] as number;
  }
  return String.fromCharCode.apply(null, codes);
}

/** As {@link hexOf}, cut with `…` where it would be longer than anybody reads. */
export function hexPreview(bytes: Uint8Array, from: number, to: number): string {
  return to - from > maxPreviewBytes ? `${hexOf(bytes, from, from + maxPreviewBytes)}…` : hexOf(bytes, from, to);
}
