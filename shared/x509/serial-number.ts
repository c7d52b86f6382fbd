import type { DefectList } from './defect-list.ts';
import { hexPreview } from './hex.ts';

/** @see RFC 5280 section 4.1.2.2 */
const maxSerialOctets = 20;

/** Lower-case hex of an INTEGER's content: an even number of digits, `-` before a negative one, `00` for zero. */
export function integerHex(bytes: Uint8Array, from: number, to: number): string {
  if (from >= to) return '';
  let at = from;
  if (((bytes[from] as number) & 0x80) === 0) {
    while (at < to - 1 && bytes[at] === 0) at++;
    return hexPreview(bytes, at, to);
  }
  // Not slice(): that of a Node Buffer is no copy.
  const magnitude = new Uint8Array(bytes.subarray(from, to));
  let carry = 1;
  for (let i = magnitude.length - 1; i >= 0; i--) {
    const octet = (~(magnitude[i] as number) & 0xff) + carry;
    magnitude[i] = octet & 0xff;
    carry = octet >> 8;
  }
  while (at - from < magnitude.length - 1 && magnitude[at - from] === 0) at++;
  return `-${hexPreview(magnitude, at - from, magnitude.length)}`;
}

/** The serial number as text; what RFC 5280 section 4.1.2.2 forbids in it becomes a defect. */
export function serialNumber(bytes: Uint8Array, from: number, to: number, defects: DefectList): string {
  const text = integerHex(bytes, from, to);
  const [first = 0, second = 0] = [bytes[from], bytes[from + 1]];
  if (from >= to) {
    defects.add('serial-number-invalid', 'The serial number is empty.');
  } else if (first & 0x80) {
    defects.add('serial-number-invalid', 'The serial number is negative; RFC 5280 asks for a positive one.');
  } else if (text === '00') {
    defects.add(
      'serial-number-invalid',
      'The serial number is 0; RFC 5280 asks for a positive one. Most software accepts it.',
    );
  } else if (to - from > maxSerialOctets) {
    defects.add(
      'serial-number-invalid',
      `The serial number has ${to - from} octets; RFC 5280 allows ${maxSerialOctets}.`,
    );
  }
  if (to - from > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    defects.add('not-der', 'The serial number is written with more octets than it needs.');
  }
  return text;
}
