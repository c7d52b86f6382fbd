import { createDecipheriv, hash, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { DerReader, tags } from '../../../shared/x509/der.ts';
import { algorithmIdentifier } from '../../../shared/x509/signature-algorithm.ts';
import type { TimeSlices } from '../sources/time-slices.ts';

/** A container asks for something that is not done here; the rest of the program is told by the sentence's end in it. */
export class UnsupportedPkcs12 extends Error {}

/** Rounds of key derivation that one try at one container may cost: OpenSSL takes 2,048, Java 10,000, the careful a million. */
export const maxRounds = 4_000_000;

/** What deriving keys may still cost, and how to give way meanwhile. */
export interface DerivationBudget {
  roundsLeft: number;
  readonly slices: TimeSlices;
}

/**
 * A password in the two ways PKCS#12 takes it. `undefined` is none at all, which for the older way is something else than an
 * empty one: tools disagree which of both an empty password is. @see openssl PKCS12_verify_mac(3)
 */
export type Pkcs12Password = string | undefined;

type Digest = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';
const digests: ReadonlyMap<string, Digest> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.4', 'sha224'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
/** hmacWithSHA1 … of RFC 8018 appendix B.1.2. */
const macDigests: ReadonlyMap<string, Digest> = new Map([
  ['1.2.840.113549.2.7', 'sha1'],
  ['1.2.840.113549.2.8', 'sha224'],
  ['1.2.840.113549.2.9', 'sha256'],
  ['1.2.840.113549.2.10', 'sha384'],
  ['1.2.840.113549.2.11', 'sha512'],
]);
const blockBytes: Readonly<Record<Digest, number>> = { sha1: 64, sha224: 64, sha256: 64, sha384: 128, sha512: 128 };

export function digestOf(oid: string): Digest {
  const digest = digests.get(oid);
  if (digest === undefined) throw new UnsupportedPkcs12(`the digest ${oid}`);
  return digest;
}

export function macDigestOf(oid: string): Digest {
  const digest = macDigests.get(oid);
  if (digest === undefined) throw new UnsupportedPkcs12(`the message authentication ${oid}`);
  return digest;
}

function spend(budget: DerivationBudget, rounds: number): void {
  if (!(rounds >= 1) || rounds > budget.roundsLeft)
    throw new UnsupportedPkcs12(`more than ${maxRounds} rounds of key derivation`);
  budget.roundsLeft -= rounds;
}

export interface Derivation {
  readonly salt: Uint8Array;
  readonly rounds: number;
  readonly digest: Digest;
}
/** What the bytes are for. @see RFC 7292 appendix B.3 */
export const purpose = { key: 1, iv: 2, mac: 3 } as const;

/** @see RFC 7292 appendix B.2 */
export async function pkcs12Key(
  password: Pkcs12Password,
  { salt, rounds, digest, id, length }: Derivation & { readonly id: number; readonly length: number },
  budget: DerivationBudget,
): Promise<Buffer> {
  spend(budget, rounds * Math.ceil(length / 20));
  const block = blockBytes[digest];
  const secret = password === undefined ? Buffer.alloc(0) : Buffer.from(`${password}\0`, 'utf16le').swap16();
  const input = Buffer.concat([filled(salt, block), filled(secret, block)]);
  const diversifier = Buffer.alloc(block, id);
  const out: Buffer[] = [];
  for (let have = 0; have < length;) {
    let round = hash(digest, Buffer.concat([diversifier, input]), 'buffer');
    for (let i = 1; i < rounds; i++) {
      round = hash(digest, round, 'buffer');
      if (i % 1_000 === 0 && budget.slices.isOver()) await budget.slices.pause();
    }
    out.push(round);
    have += round.length;
    addToBlocks(input, filled(round, block, block), block);
  }
  input.fill(0);
  secret.fill(0);
  return Buffer.concat(out).subarray(0, length);
}

/** Repeated up to whole blocks; empty stays empty. */
function filled(bytes: Uint8Array, block: number, length = Math.ceil(bytes.length / block) * block): Buffer {
  return bytes.length === 0 ? Buffer.alloc(0) : Buffer.alloc(length, bytes);
}

/** Each block of `input` becomes itself + `addend` + 1, modulo its size. */
function addToBlocks(input: Buffer, addend: Buffer, block: number): void {
  for (let from = 0; from < input.length; from += block) {
    let carry = 1;
    for (let i = block - 1; i >= 0; i--) {
      const sum = (input[from + i] ?? 0) + (addend[i] ?? 0) + carry;
      input[from + i] = sum & 0xff;
      carry = sum >> 8;
    }
  }
}

const nativePbkdf2 = promisify(pbkdf2);

/** @param derivation  stands on the AlgorithmIdentifier of PBKDF2. @see RFC 8018 appendix A.2 */
export async function pbkdf2Key(
  password: Pkcs12Password,
  derivation: DerReader,
  length: number,
  budget: DerivationBudget,
): Promise<Buffer> {
  const { oid, parameters } = algorithmIdentifier(derivation.bytes, derivation.from, derivation.to);
  if (oid !== '1.2.840.113549.1.5.12') throw new UnsupportedPkcs12(`the key derivation ${oid}`);
  const fields = sequenceIn(parameters);
  if (!fields.nextIs(tags.octetString)) throw new UnsupportedPkcs12('a salt that is chosen elsewhere');
  const salt = fields.bytes.subarray(fields.from, fields.to);
  fields.next();
  const rounds = smallInteger(fields);
  let digest: Digest = 'sha1';
  while (fields.next())
    if (fields.tag === tags.sequence)
      digest = macDigestOf(algorithmIdentifier(fields.bytes, fields.from, fields.to).oid);
  spend(budget, rounds);
  return nativePbkdf2(password ?? '', salt, rounds, length, digest);
}

/** The walk over a SEQUENCE that a DER value is; over nothing where it is none. */
export function sequenceIn(der: Uint8Array | undefined): DerReader {
  const outer = new DerReader(der ?? new Uint8Array());
  return outer.nextIs(tags.sequence) ? outer.inside() : new DerReader(new Uint8Array());
}

/** A walk of its own that stands on the same element. */
export function standingOn({ bytes, start, to }: DerReader): DerReader {
  const walk = new DerReader(bytes, start, to);
  walk.next();
  return walk;
}

/** The INTEGER the walk stands on, 0 for anything that is none or is beyond 2^31. */
export function smallInteger({ bytes, tag, from, to }: DerReader): number {
  if (tag !== tags.integer || to - from > 4 || to === from) return 0;
  return Math.max(0, Buffer.from(bytes.subarray(from, to)).readIntBE(0, to - from));
}

interface Cipher {
  readonly name: string;
  readonly keyBytes: number;
}
/** Of PBES2. @see RFC 8018 appendix B.2, NIST CSOR */
const ciphers: ReadonlyMap<string, Cipher> = new Map([
  ['2.16.840.1.101.3.4.1.2', { name: 'aes-128-cbc', keyBytes: 16 }],
  ['2.16.840.1.101.3.4.1.22', { name: 'aes-192-cbc', keyBytes: 24 }],
  ['2.16.840.1.101.3.4.1.42', { name: 'aes-256-cbc', keyBytes: 32 }],
  ['1.2.840.113549.3.7', { name: 'des-ede3-cbc', keyBytes: 24 }],
]);
/** @see RFC 7292 appendix C */
const olderCiphers: ReadonlyMap<string, Cipher> = new Map([
  ['1.2.840.113549.1.12.1.3', { name: 'des-ede3-cbc', keyBytes: 24 }],
  ['1.2.840.113549.1.12.1.4', { name: 'des-ede-cbc', keyBytes: 16 }],
  ['1.2.840.113549.1.12.1.5', { name: 'rc2', keyBytes: 16 }],
  ['1.2.840.113549.1.12.1.6', { name: 'rc2', keyBytes: 5 }],
]);

/**
 * Decrypts what a password encrypted.
 *
 * @param algorithm  a walk that stands on the AlgorithmIdentifier
 * @returns `undefined` where padding tells that the password is wrong, or the bytes are damaged
 * @throws UnsupportedPkcs12
 */
export async function decrypted(
  { bytes, from, to }: DerReader,
  encrypted: Uint8Array,
  password: Pkcs12Password,
  budget: DerivationBudget,
): Promise<Buffer | undefined> {
  const { oid, parameters } = algorithmIdentifier(bytes, from, to);
  const fields = sequenceIn(parameters);
  fields.next();
  if (oid === '1.2.840.113549.1.5.13') {
    const derivation = standingOn(fields);
    const scheme = fields.nextIs(tags.sequence)
      ? algorithmIdentifier(fields.bytes, fields.from, fields.to)
      : { oid: 'without a name', parameters: undefined };
    const cipher = ciphers.get(scheme.oid);
    if (cipher === undefined) throw new UnsupportedPkcs12(`the cipher ${scheme.oid}`);
    const iv = new DerReader(scheme.parameters ?? new Uint8Array());
    if (!iv.nextIs(tags.octetString)) return undefined;
    const key = await pbkdf2Key(password, derivation, cipher.keyBytes, budget);
    return decipher(cipher.name, key, iv.bytes.subarray(iv.from, iv.to), encrypted);
  }
  const cipher = olderCiphers.get(oid);
  if (cipher === undefined) throw new UnsupportedPkcs12(`the encryption ${oid}`);
  const salt = fields.bytes.subarray(fields.from, fields.to);
  fields.next();
  const derivation: Derivation = { salt, rounds: smallInteger(fields), digest: 'sha1' };
  const key = await pkcs12Key(password, { ...derivation, id: purpose.key, length: cipher.keyBytes }, budget);
  const iv = await pkcs12Key(password, { ...derivation, id: purpose.iv, length: 8 }, budget);
  if (cipher.name === 'rc2') return (await import('./rc2.ts')).rc2Decrypted(key, iv, encrypted);
  // Node has no 3DES of two keys: the third is the first.
  const isTwoKeys = cipher.name === 'des-ede-cbc';
  return decipher('des-ede3-cbc', isTwoKeys ? Buffer.concat([key, key.subarray(0, 8)]) : key, iv, encrypted);
}

function decipher(name: string, key: Buffer, iv: Uint8Array, encrypted: Uint8Array): Buffer | undefined {
  try {
    const cipher = createDecipheriv(name, key, iv);
    return Buffer.concat([cipher.update(encrypted), cipher.final()]);
  } catch {
    return undefined; // wrong padding, or an IV of the wrong length
  } finally {
    key.fill(0);
  }
}
