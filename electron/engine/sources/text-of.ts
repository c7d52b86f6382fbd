/**
 * The file as a text in which every ASCII character stands for itself: one character a byte (latin1), which is cheap and
 * loses nothing. A byte order mark is dropped, and UTF-16, as Windows tools write it, is decoded.
 */
export function textOf(bytes: Buffer): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.toString('latin1', 3);
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff) return bigEndian(bytes).toString('utf16le', 2);
  return bytes.toString('latin1');
}

/** By its byte order mark. */
export function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function bigEndian(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}

/** The same with the characters a UTF-8 text means; bytes that are none become U+FFFD. */
export function unicodeTextOf(bytes: Buffer): string {
  if (isUtf16(bytes)) return textOf(bytes);
  const text = bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
