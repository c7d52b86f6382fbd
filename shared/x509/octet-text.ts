import { characterCodes, maxCharacterCodes } from './character-codes.ts';

/** Text out of octets without TextDecoder, which this layer does not have. */

const chunkChars = 4_096;
const replacement = 0xfffd;

/** @returns `undefined` when an octet is above 0x7f */
export function asciiText(bytes: Uint8Array, from: number, to: number): string | undefined {
  const length = to - from;
  if (length > maxCharacterCodes) {
    for (let at = from; at < to; at++) if ((bytes[at] as number) > 0x7f) return undefined;
    return latin1Text(bytes, from, to);
  }
  const codes = characterCodes(length);
  for (let i = 0; i < length; i++) {
    const octet = bytes[from + i] as number;
    if (octet > 0x7f) return undefined;
    codes[i] = octet;
  }
  return String.fromCharCode.apply(null, codes);
}

/** One character per octet, ISO 8859-1. */
export function latin1Text(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += chunkChars) {
    text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + chunkChars)));
  }
  return text;
}

export interface DecodedText {
  readonly text: string;
  /** Every octet belonged to a character; otherwise U+FFFD stands where one did not. */
  readonly valid: boolean;
}

/** Strict UTF-8: no surrogates, no overlong forms. @see RFC 3629 section 3 */
export function utf8Text(bytes: Uint8Array, from: number, to: number): DecodedText {
  const ascii = asciiText(bytes, from, to);
  if (ascii !== undefined) return { text: ascii, valid: true };
  const text = new TextCollector();
  let at = from;
  while (at < to) {
    const lead = bytes[at] as number;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    let point = length === 1 ? lead : lead & (0x7f >> length);
    let used = 1;
    while (used < length && at + used < to && ((bytes[at + used] as number) & 0xc0) === 0x80) {
      point = (point << 6) | ((bytes[at + used] as number) & 0x3f);
      used++;
    }
    const overlong = (length === 3 && point < 0x800) || (length === 4 && point < 0x1_0000);
    text.add(length === 0 || used < length || overlong ? undefined : point);
    at += used;
  }
  return text.finish();
}

/** BMPString: two octets a character. Surrogate pairs are read as Windows writes them. @see X.690 section 8.23.8 */
export function utf16Text(bytes: Uint8Array, from: number, to: number): DecodedText {
  const text = new TextCollector();
  const unitAt = (at: number): number =>
    at + 1 < to ? ((bytes[at] as number) << 8) | (bytes[at + 1] as number) : replacement;
  for (let at = from; at < to; at += 2) {
    const unit = unitAt(at);
    const low = unit >= 0xd800 && unit < 0xdc00 ? unitAt(at + 2) : 0;
    if (low >= 0xdc00 && low < 0xe000) {
      text.add(0x1_0000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
      at += 2;
    } else text.add(at + 1 < to ? unit : undefined);
  }
  return text.finish();
}

/** UniversalString: four octets a character. */
export function utf32Text(bytes: Uint8Array, from: number, to: number): DecodedText {
  const text = new TextCollector();
  for (let at = from; at < to; at += 4) {
    let point = 0;
    for (let i = 0; i < 4; i++) point = point * 256 + (at + i < to ? (bytes[at + i] as number) : 0xff);
    text.add(point);
  }
  return text.finish();
}

/** Gathers code points; one that is none becomes U+FFFD. */
class TextCollector {
  private text = '';
  private codes: number[] = [];
  private valid = true;

  add(point: number | undefined): void {
    if (point === undefined || point > 0x10_ffff || (point >= 0xd800 && point < 0xe000)) {
      this.valid = false;
      this.codes.push(replacement);
    } else this.codes.push(point);
    if (this.codes.length >= chunkChars) this.flush();
  }

  finish(): DecodedText {
    this.flush();
    return { text: this.text, valid: this.valid };
  }

  private flush(): void {
    this.text += String.fromCodePoint(...this.codes);
    this.codes = [];
  }
}
