import { createPrivateKey, createPublicKey } from 'node:crypto';
import { contextConstructed, DerReader, tags } from '../../../shared/x509/der.ts';
import { derBitString, derElement, derSequence } from './der-writing.ts';

/**
 * The SubjectPublicKeyInfo of a key. RSA and EC keys carry their public half in plain sight, and copying it out costs a
 * hundredth of loading the key into OpenSSL; only what is missing there is computed by node:crypto.
 * All of these answer `undefined` for a broken key, and none of them lets an error text out: it might quote the key.
 */

/** `1.2.840.113549.1.1.1` with its NULL. @see RFC 3279 section 2.3.1 */
const rsaEncryption = Uint8Array.of(0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0);
const rsaOid = '2a864886f70d010101';
/** `1.2.840.10045.2.1`. @see RFC 5480 section 2.1.1 */
const ecPublicKeyOid = Uint8Array.of(6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1);
const ecOid = '2a8648ce3d0201';
/** version, modulus, publicExponent and six private numbers. @see RFC 8017 appendix A.1.2 */
const rsaPrivateIntegers = 9;

/** @param der  RSAPrivateKey, the content of `RSA PRIVATE KEY` */
export function publicHalfOfPkcs1(der: Uint8Array): Uint8Array | undefined {
  const integers = integersOf(der);
  const [version, modulus, exponent] = integers ?? [];
  if (integers?.length !== rsaPrivateIntegers || !version || !modulus || !exponent) return undefined;
  return rsaSpki(modulus, exponent);
}

/** @param der  RSAPublicKey, the content of `RSA PUBLIC KEY` */
export function publicHalfOfPkcs1Public(der: Uint8Array): Uint8Array | undefined {
  const [modulus, exponent, ...more] = integersOf(der) ?? [];
  return modulus && exponent && more.length === 0 ? rsaSpki(modulus, exponent) : undefined;
}

function rsaSpki(modulus: Uint8Array, exponent: Uint8Array): Uint8Array {
  return derSequence(rsaEncryption, derBitString(derSequence(modulus, exponent)));
}

/**
 * @param der         ECPrivateKey, the content of `EC PRIVATE KEY`. @see RFC 5915 section 3
 * @param parameters  the curve as PKCS#8 gives it; then the key itself may leave it out
 */
export function publicHalfOfSec1(der: Uint8Array, parameters?: Uint8Array): Uint8Array | undefined {
  const key = wholeSequence(der);
  if (key === undefined || !key.nextIs(tags.integer) || !key.nextIs(tags.octetString)) return undefined;
  let curve = parameters;
  let point: Uint8Array | undefined;
  while (key.next()) {
    const content = key.bytes.subarray(key.from, key.to);
    if (key.tag === contextConstructed(0)) curve = content;
    if (key.tag === contextConstructed(1)) point = bitsOf(content);
  }
  if (key.broken) return undefined;
  if (curve === undefined || point === undefined) return publicHalfByCrypto(der, 'sec1');
  return derSequence(derElement(0x30, Buffer.concat([ecPublicKeyOid, curve])), derBitString(point));
}

/** @param der  PrivateKeyInfo or OneAsymmetricKey, the content of `PRIVATE KEY`. @see RFC 5958 section 2 */
export function publicHalfOfPkcs8(der: Uint8Array): Uint8Array | undefined {
  const info = wholeSequence(der);
  if (info === undefined || !info.nextIs(tags.integer) || !info.nextIs(tags.sequence)) return undefined;
  const algorithm = info.inside();
  if (!info.nextIs(tags.octetString)) return undefined;
  const inner = info.bytes.subarray(info.from, info.to);
  if (!algorithm.nextIs(tags.objectIdentifier)) return undefined;
  const oid = hexOf(algorithm.bytes.subarray(algorithm.from, algorithm.to));
  if (oid === rsaOid) return publicHalfOfPkcs1(inner);
  if (oid === ecOid && algorithm.nextIs(tags.objectIdentifier)) {
    const curve = algorithm.bytes.subarray(algorithm.start, algorithm.to);
    return hasPoint(inner) ? publicHalfOfSec1(inner, curve) : publicHalfByCrypto(der, 'pkcs8');
  }
  return publicHalfByCrypto(der, 'pkcs8');
}

/** The last resort, and the only way for Ed25519: the private file holds a seed and no public half. */
function publicHalfByCrypto(der: Uint8Array, type: 'pkcs8' | 'sec1'): Uint8Array | undefined {
  try {
    const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type });
    return createPublicKey(key).export({ type: 'spki', format: 'der' });
  } catch {
    return undefined;
  }
}

/** A SubjectPublicKeyInfo as it stands, the content of `PUBLIC KEY`; `undefined` where the bytes are none. */
export function publicKeyInfo(der: Uint8Array): Uint8Array | undefined {
  const info = wholeSequence(der);
  if (info === undefined || !info.nextIs(tags.sequence)) return undefined;
  const startsWithOid = info.inside().nextIs(tags.objectIdentifier);
  return startsWithOid && info.nextIs(tags.bitString) && !info.next() && !info.broken ? der : undefined;
}

function hasPoint(sec1: Uint8Array): boolean {
  const key = wholeSequence(sec1);
  while (key?.next() === true) if (key.tag === contextConstructed(1)) return true;
  return false;
}

/** The elements of a SEQUENCE of INTEGERs, each with its header; `undefined` for anything else. */
function integersOf(der: Uint8Array): Uint8Array[] | undefined {
  const sequence = wholeSequence(der);
  if (sequence === undefined) return undefined;
  const integers: Uint8Array[] = [];
  while (sequence.next()) {
    if (sequence.tag !== tags.integer || sequence.to === sequence.from || integers.length > rsaPrivateIntegers) {
      return undefined;
    }
    integers.push(sequence.bytes.subarray(sequence.start, sequence.to));
  }
  return sequence.broken ? undefined : integers;
}

/** A walk over the SEQUENCE that the bytes are, all of them. */
function wholeSequence(der: Uint8Array): DerReader | undefined {
  const reader = new DerReader(der);
  return reader.nextIs(tags.sequence) && reader.to === der.length ? reader.inside() : undefined;
}

/** The octets of the BIT STRING that `content` is, without the count of unused bits. */
function bitsOf(content: Uint8Array): Uint8Array | undefined {
  const bits = new DerReader(content);
  return bits.nextIs(tags.bitString) && bits.to > bits.from + 1 ? content.subarray(bits.from + 1, bits.to) : undefined;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
