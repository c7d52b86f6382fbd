import { tags } from './der.ts';
import { asciiText, latin1Text, utf16Text, utf32Text, utf8Text } from './octet-text.ts';

export interface DerString {
  readonly text: string;
  /** What the string type forbids in these octets, to follow "has "; the text is the best reading of them. */
  readonly problem: string | undefined;
}

/** X.680 section 41.4. */
const printable = /^[A-Za-z0-9 '()+,\-./:=?]*$/u;
const numeric = /^[0-9 ]*$/u;

/**
 * Text of any ASN.1 string type met in certificates; T61 and General strings are read as ISO 8859-1, as every
 * other reader does.
 * @returns `undefined` when the tag is no string type
 */
export function derString(bytes: Uint8Array, tag: number, from: number, to: number): DerString | undefined {
  switch (tag) {
    case tags.utf8String: {
      const { text, valid } = utf8Text(bytes, from, to);
      return { text, problem: valid ? undefined : 'a UTF8String that is not valid UTF-8' };
    }
    case tags.printableString:
      return limited(bytes, from, to, 'PrintableString', printable);
    case tags.numericString:
      return limited(bytes, from, to, 'NumericString', numeric);
    case tags.ia5String:
      return limited(bytes, from, to, 'IA5String', undefined);
    case tags.visibleString:
      return limited(bytes, from, to, 'VisibleString', undefined);
    case tags.t61String:
    case tags.generalString:
      return { text: latin1Text(bytes, from, to), problem: undefined };
    case tags.bmpString: {
      const { text, valid } = utf16Text(bytes, from, to);
      return { text, problem: valid ? undefined : 'a BMPString with half a character' };
    }
    case tags.universalString: {
      const { text, valid } = utf32Text(bytes, from, to);
      return { text, problem: valid ? undefined : 'a UniversalString with a character that does not exist' };
    }
    default:
      return undefined;
  }
}

/** ASCII where it is, else UTF-8 where it is, else ISO 8859-1: what somebody meant who broke the rule. */
export function asciiOrBestText(bytes: Uint8Array, from: number, to: number): string {
  const ascii = asciiText(bytes, from, to);
  if (ascii !== undefined) return ascii;
  const { text, valid } = utf8Text(bytes, from, to);
  return valid ? text : latin1Text(bytes, from, to);
}

function limited(bytes: Uint8Array, from: number, to: number, type: string, allowed: RegExp | undefined): DerString {
  const ascii = asciiText(bytes, from, to);
  if (ascii === undefined)
    return { text: asciiOrBestText(bytes, from, to), problem: `a ${type} with a character above ASCII` };
  const problem =
    allowed === undefined || allowed.test(ascii) ? undefined : `a ${type} with a character that type does not allow`;
  return { text: ascii, problem };
}
