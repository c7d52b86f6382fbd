/** Writes the few DER values a public key is made of. @see X.690 section 8.1 */

export function derElement(tag: number, content: Uint8Array): Uint8Array {
  const header = derHeader(tag, content.length);
  const element = new Uint8Array(header.length + content.length);
  element.set(header);
  element.set(content, header.length);
  return element;
}

export function derSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return derElement(0x30, Buffer.concat(parts));
}

/** A BIT STRING of whole octets. */
export function derBitString(content: Uint8Array): Uint8Array {
  return derElement(0x03, Buffer.concat([Uint8Array.of(0), content]));
}

function derHeader(tag: number, length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(tag, length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(tag, 0x80 | octets.length, ...octets);
}
