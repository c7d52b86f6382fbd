import { createHmac, timingSafeEqual } from 'node:crypto';
import { contextConstructed, contextPrimitive, DerReader, tags } from '../../../shared/x509/der.ts';
import { objectIdentifierText } from '../../../shared/x509/object-identifier.ts';
import { algorithmIdentifier } from '../../../shared/x509/signature-algorithm.ts';
import { berToDer } from './ber-to-der.ts';
import {
  decrypted,
  digestOf,
  macDigestOf,
  pbkdf2Key,
  pkcs12Key,
  purpose,
  sequenceIn,
  smallInteger,
  standingOn,
  type DerivationBudget,
  type Pkcs12Password,
} from './pkcs12-algorithms.ts';

/** A PKCS#12 before any password: its safes, and what it is protected by. Parts of the bytes given, where they are DER. */
export interface Pkcs12 {
  /** What the MAC is over. */
  readonly authenticatedSafe: Uint8Array;
  readonly safes: readonly Safe[];
  /** A walk that stands on the MacData. */
  readonly mac: DerReader | undefined;
}

/** `encrypted`: `algorithm` stands on the AlgorithmIdentifier. `other`: encrypted for the holder of a certificate. */
export type Safe =
  | { readonly kind: 'clear'; readonly contents: Uint8Array }
  | { readonly kind: 'encrypted'; readonly algorithm: DerReader; readonly contents: Uint8Array }
  | { readonly kind: 'other' };

/** One thing in a safe. */
export interface Bag {
  readonly kind: 'certificate' | 'revocation-list' | 'key' | 'encrypted-key';
  /** The certificate, the list, the PrivateKeyInfo, or what is encrypted of it. */
  readonly content: Uint8Array;
  /** Of an encrypted key: stands on the AlgorithmIdentifier. */
  readonly algorithm: DerReader | undefined;
  readonly friendlyName: string | undefined;
  /** Lower-case hex: what a key and its certificate have in common. */
  readonly localKeyId: string | undefined;
}

const oids = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  bag: '1.2.840.113549.1.12.10.1.',
  pbmac1: '1.2.840.113549.1.5.14',
};
/** More than any keystore. */
const maxBags = 100_000;
const maxSafesInSafes = 8;

/** @returns `undefined` for what is broken. @see RFC 7292 section 4 */
export function readPkcs12(bytes: Uint8Array): Pkcs12 | undefined {
  const pfx = sequenceIn(berToDer(bytes));
  if (!pfx.nextIs(tags.integer) || !pfx.nextIs(tags.sequence)) return undefined;
  const authSafe = pfx.inside();
  const mac = pfx.nextIs(tags.sequence) ? standingOn(pfx) : undefined;
  if (!authSafe.nextIs(tags.objectIdentifier) || oidAt(authSafe) !== oids.data) return undefined;
  const authenticatedSafe = explicitOctets(authSafe);
  const contents = authenticatedSafe && new DerReader(berToDer(authenticatedSafe) ?? new Uint8Array());
  if (authenticatedSafe === undefined || contents?.nextIs(tags.sequence) !== true) return undefined;
  const list = contents.inside();
  const safes: Safe[] = [];
  while (list.next()) {
    const safe = list.tag === tags.sequence ? readSafe(list.inside()) : undefined;
    if (safe === undefined) return undefined;
    safes.push(safe);
  }
  return list.broken ? undefined : { authenticatedSafe, safes, mac };
}

function readSafe(info: DerReader): Safe | undefined {
  if (!info.nextIs(tags.objectIdentifier)) return undefined;
  const type = oidAt(info);
  if (type === oids.data) {
    const contents = explicitOctets(info);
    return contents && { kind: 'clear', contents };
  }
  if (type !== oids.encryptedData) return { kind: 'other' };
  if (!info.nextIs(contextConstructed(0))) return undefined;
  const explicit = info.inside();
  if (!explicit.nextIs(tags.sequence)) return undefined;
  const data = explicit.inside();
  if (!data.nextIs(tags.integer) || !data.nextIs(tags.sequence)) return undefined;
  const content = data.inside();
  if (!content.nextIs(tags.objectIdentifier) || !content.nextIs(tags.sequence)) return undefined;
  const algorithm = standingOn(content);
  if (!content.next()) return undefined;
  const contents = implicitOctets(content);
  return contents && { kind: 'encrypted', algorithm, contents };
}

/** `[0] EXPLICIT OCTET STRING`, the next element. */
function explicitOctets(info: DerReader): Uint8Array | undefined {
  if (!info.nextIs(contextConstructed(0))) return undefined;
  const inner = info.inside();
  return inner.nextIs(tags.octetString) ? inner.bytes.subarray(inner.from, inner.to) : undefined;
}

/** `[0] IMPLICIT OCTET STRING`, the element the walk stands on; in BER it may be in pieces. */
function implicitOctets(content: DerReader): Uint8Array | undefined {
  if (content.tag === contextPrimitive(0)) return content.bytes.subarray(content.from, content.to);
  if (content.tag !== contextConstructed(0)) return undefined;
  const pieces: Uint8Array[] = [];
  const inner = content.inside();
  while (inner.nextIs(tags.octetString)) pieces.push(inner.bytes.subarray(inner.from, inner.to));
  return inner.broken ? undefined : Buffer.concat(pieces);
}

/**
 * The bags of a safe. Bags of kinds that are of no interest (secrets) are left out.
 * @param contents  SafeContents, decrypted
 * @returns `undefined` for what is broken: after a decryption, that the password was wrong
 */
export function readBags(contents: Uint8Array, depth = 0): readonly Bag[] | undefined {
  const der = berToDer(contents);
  const outer = new DerReader(der ?? new Uint8Array());
  if (der === undefined || depth > maxSafesInSafes || !outer.nextIs(tags.sequence)) return undefined;
  const list = outer.inside();
  const bags: Bag[] = [];
  while (list.next() && bags.length < maxBags) {
    const bag = list.inside();
    if (list.tag !== tags.sequence || !bag.nextIs(tags.objectIdentifier)) return undefined;
    const kind = oidAt(bag);
    if (!bag.nextIs(contextConstructed(0))) return undefined;
    const value = bag.inside();
    if (!value.next()) return undefined;
    const attributes = bag.nextIs(tags.set) ? readAttributes(bag.inside()) : noAttributes;
    switch (kind.startsWith(oids.bag) ? kind.slice(oids.bag.length) : '') {
      case '1':
        bags.push({ kind: 'key', content: whole(value), algorithm: undefined, ...attributes });
        break;
      case '2':
        pushEncryptedKey(bags, value, attributes);
        break;
      case '3':
      case '4': {
        const inner = value.inside();
        const content = inner.nextIs(tags.objectIdentifier) ? explicitOctets(inner) : undefined;
        if (content === undefined) return undefined;
        const what = kind.endsWith('3') ? 'certificate' : 'revocation-list';
        bags.push({ kind: what, content, algorithm: undefined, ...attributes });
        break;
      }
      case '6':
        bags.push(...(readBags(whole(value), depth + 1) ?? []));
        break;
    }
  }
  return list.broken ? undefined : bags;
}

function pushEncryptedKey(bags: Bag[], value: DerReader, attributes: Attributes): void {
  const algorithm = value.inside();
  if (!algorithm.nextIs(tags.sequence)) return;
  const rest = new DerReader(algorithm.bytes, algorithm.to, algorithm.end);
  if (!rest.nextIs(tags.octetString)) return;
  const content = rest.bytes.subarray(rest.from, rest.to);
  bags.push({ kind: 'encrypted-key', content, algorithm, ...attributes });
}

type Attributes = Pick<Bag, 'friendlyName' | 'localKeyId'>;
const noAttributes: Attributes = { friendlyName: undefined, localKeyId: undefined };
const maxNameChars = 1_024;

/** @see RFC 2985 section 5.5 */
function readAttributes(set: DerReader): Attributes {
  let { friendlyName, localKeyId } = noAttributes;
  while (set.nextIs(tags.sequence)) {
    const attribute = set.inside();
    if (!attribute.nextIs(tags.objectIdentifier)) continue;
    const oid = oidAt(attribute);
    const values = attribute.nextIs(tags.set) ? attribute.inside() : undefined;
    if (values?.next() !== true) continue;
    const value = Buffer.from(values.bytes.subarray(values.from, values.to));
    if (oid === oids.friendlyName && value.length % 2 === 0)
      friendlyName = value.swap16().toString('utf16le').slice(0, maxNameChars);
    if (oid === oids.localKeyId) localKeyId = value.toString('hex').slice(0, maxNameChars);
  }
  return { friendlyName, localKeyId };
}

/**
 * Whether the MAC was made with this password.
 * @see RFC 7292 section 4 and appendix B; RFC 9579 for PBMAC1
 * @throws UnsupportedPkcs12
 */
export async function isMacOf(
  { authenticatedSafe, mac }: Pkcs12,
  password: Pkcs12Password,
  budget: DerivationBudget,
): Promise<boolean> {
  const data = mac?.inside();
  if (data?.nextIs(tags.sequence) !== true) return false;
  const info = data.inside();
  if (!info.nextIs(tags.sequence)) return false;
  const { oid, parameters } = algorithmIdentifier(info.bytes, info.from, info.to);
  if (!info.nextIs(tags.octetString)) return false;
  const told = info.bytes.subarray(info.from, info.to);
  let digest: ReturnType<typeof digestOf>;
  let key: Buffer;
  if (oid === oids.pbmac1) {
    const fields = sequenceIn(parameters);
    if (!fields.nextIs(tags.sequence)) return false;
    const derivation = standingOn(fields);
    if (!fields.nextIs(tags.sequence)) return false;
    digest = macDigestOf(algorithmIdentifier(fields.bytes, fields.from, fields.to).oid);
    key = await pbkdf2Key(password, derivation, told.length, budget);
  } else {
    digest = digestOf(oid);
    if (!data.nextIs(tags.octetString)) return false;
    const salt = data.bytes.subarray(data.from, data.to);
    const rounds = data.next() ? smallInteger(data) : 1;
    key = await pkcs12Key(password, { salt, rounds, digest, id: purpose.mac, length: told.length }, budget);
  }
  const own = createHmac(digest, key).update(authenticatedSafe).digest();
  key.fill(0);
  return own.length === told.length && timingSafeEqual(own, told);
}

/** The bags of an encrypted safe; `undefined` where this password does not open it. @throws UnsupportedPkcs12 */
export async function openSafe(
  safe: Extract<Safe, { kind: 'encrypted' }>,
  password: Pkcs12Password,
  budget: DerivationBudget,
): Promise<readonly Bag[] | undefined> {
  const contents = await decrypted(safe.algorithm, safe.contents, password, budget);
  return contents && readBags(contents);
}

function oidAt({ bytes, from, to }: DerReader): string {
  return objectIdentifierText(bytes, from, to);
}

function whole({ bytes, start, to }: DerReader): Uint8Array {
  return bytes.subarray(start, to);
}
