/** Writes DER by hand, and what is nearly DER: tests of the reader need certificates that no CA would make. */

export type Der = Uint8Array;

export function element(tag: number, ...content: readonly Der[]): Der {
  const body = concatenated(content);
  return concatenated([Uint8Array.of(tag, ...lengthOctets(body.length)), body]);
}

export function concatenated(parts: readonly Der[]): Der {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

export const sequence = (...content: readonly Der[]): Der => element(0x30, ...content);
export const set = (...content: readonly Der[]): Der => element(0x31, ...content);
/** `[number]` around whole elements. */
export const explicit = (number: number, ...content: readonly Der[]): Der => element(0xa0 | number, ...content);
/** `[number] IMPLICIT` of a primitive type. */
export const implicit = (number: number, content: Der): Der => element(0x80 | number, content);

export const hex = (digits: string): Der =>
  Uint8Array.from(digits.match(/../gu) ?? [], (octet) => Number.parseInt(octet, 16));
/** One octet per character. */
export const octets = (text: string): Der => Uint8Array.from(text, (character) => character.codePointAt(0) ?? 0);

/** @param content  the octets of the number in hex, as they are to stand there */
export const integer = (content: string): Der => element(0x02, hex(content));
export const boolean = (value: boolean): Der => element(0x01, Uint8Array.of(value ? 0xff : 0));
export const nothing: Der = element(0x05);
export const octetString = (content: Der): Der => element(0x04, content);
export const bitString = (content: Der, unusedBits = 0): Der => element(0x03, Uint8Array.of(unusedBits), content);

export function oid(dotted: string): Der {
  const [root = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Uint8Array.from([root * 40 + second, ...rest].flatMap(base128)));
}

function base128(arc: number): number[] {
  const octetsOfArc = [arc % 128];
  for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
    octetsOfArc.unshift(128 + (left % 128));
  return octetsOfArc;
}

export const utf8String = (text: string): Der => element(0x0c, new TextEncoder().encode(text));
export const printableString = (text: string): Der => element(0x13, octets(text));
export const ia5String = (text: string): Der => element(0x16, octets(text));
export const t61String = (text: string): Der => element(0x14, octets(text));
export const bmpString = (text: string): Der =>
  element(
    0x1e,
    Uint8Array.from(
      Array.from({ length: text.length }, (_, i) => [text.charCodeAt(i) >> 8, text.charCodeAt(i) & 255]).flat(),
    ),
  );
export const utcTime = (text: string): Der => element(0x17, octets(text));
export const generalizedTime = (text: string): Der => element(0x18, octets(text));

/** One RDN of one attribute. */
export const rdn = (type: string, value: Der): Der => set(sequence(oid(type), value));
export const commonName = (text: string): Der => sequence(rdn('2.5.4.3', utf8String(text)));

/** @param value  the DER inside the OCTET STRING */
export const extension = (type: string, value: Der, critical = false): Der =>
  sequence(oid(type), ...(critical ? [boolean(true)] : []), octetString(value));

export const sha256WithRsa = sequence(oid('1.2.840.113549.1.1.11'), nothing);
export const ed25519Spki = sequence(sequence(oid('1.3.101.112')), bitString(new Uint8Array(32).fill(7)));

/** The parts of a certificate as whole elements; what is left out is as in an ordinary one, `version` and `extensions` absent. */
export interface CertificateWish {
  readonly version?: Der;
  readonly serialNumber?: Der;
  readonly innerAlgorithm?: Der;
  readonly issuer?: Der;
  readonly notBefore?: Der;
  readonly notAfter?: Der;
  readonly subject?: Der;
  readonly spki?: Der;
  readonly extensions?: readonly Der[];
  /** Put behind everything in the signed part. */
  readonly tail?: Der;
  readonly algorithm?: Der;
  readonly signature?: Der;
}

export function aCertificateDer(wish: CertificateWish = {}): Der {
  const { extensions } = wish;
  const version = wish.version ?? (extensions === undefined ? undefined : explicit(0, integer('02')));
  return sequence(
    sequence(
      ...(version === undefined ? [] : [version]),
      wish.serialNumber ?? integer('1234'),
      wish.innerAlgorithm ?? sha256WithRsa,
      wish.issuer ?? commonName('kubernetes'),
      sequence(wish.notBefore ?? utcTime('260101000000Z'), wish.notAfter ?? utcTime('270101000000Z')),
      wish.subject ?? commonName('kube-apiserver'),
      wish.spki ?? ed25519Spki,
      ...(extensions === undefined ? [] : [explicit(3, sequence(...extensions))]),
      ...(wish.tail === undefined ? [] : [wish.tail]),
    ),
    wish.algorithm ?? sha256WithRsa,
    wish.signature ?? bitString(new Uint8Array(64).fill(9)),
  );
}
