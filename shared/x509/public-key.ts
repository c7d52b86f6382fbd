import { ByteInterner } from './byte-interner.ts';
import type { PublicKey } from './certificate.ts';
import { DerReader, tags } from './der.ts';
import type { DefectList } from './defect-list.ts';
import { namedCurves, publicKeyAlgorithmNames } from './oids.ts';
import { algorithmIdentifier } from './signature-algorithm.ts';

const rsaOid = '1.2.840.113549.1.1.1';
const rsassaPssOid = '1.2.840.113549.1.1.10';
const ecOid = '1.2.840.10045.2.1';
const dsaOid = '1.2.840.10040.4.1';

interface KeyAlgorithm {
  readonly oid: string;
  /** Without the size that only the key itself tells. */
  readonly publicKey: PublicKey;
  /** What the algorithm's own parameters say of the size, for an EC key with a named curve and for DSA. */
  readonly problem: string | undefined;
}

const algorithms = new ByteInterner<KeyAlgorithm>(256, 1_024);
/** One object per RSA algorithm and size, shared by all certificates. */
const rsaKeys = new Map<string, PublicKey>();

/** Kind and size of a key, from the content of its SubjectPublicKeyInfo. @see RFC 5280 section 4.1.2.7, RFC 3279, RFC 5480 */
export function readPublicKey(bytes: Uint8Array, from: number, to: number, defects: DefectList): PublicKey {
  const parts = new DerReader(bytes, from, to);
  if (!parts.nextIs(tags.sequence)) {
    defects.add('public-key-malformed', 'The public key names no algorithm.');
    return { algorithm: '', bits: undefined, curve: undefined };
  }
  const algorithm =
    algorithms.get(bytes, parts.from, parts.to) ??
    algorithms.remember(bytes, parts.from, parts.to, keyAlgorithm(bytes, parts.from, parts.to));
  if (algorithm.problem !== undefined) defects.add('public-key-malformed', algorithm.problem);
  const { publicKey } = algorithm;
  if (!parts.nextIs(tags.bitString) || parts.length < 2) {
    defects.add('public-key-malformed', 'The public key has no key bits.');
    return publicKey;
  }
  if (algorithm.oid === rsaOid || algorithm.oid === rsassaPssOid) {
    const bits = rsaModulusBits(bytes, parts.from + 1, parts.to);
    if (bits === undefined) {
      defects.add('public-key-malformed', 'The RSA public key cannot be read.');
      return publicKey;
    }
    return rsaKey(publicKey.algorithm, bits);
  }
  return publicKey;
}

function keyAlgorithm(bytes: Uint8Array, from: number, to: number): KeyAlgorithm {
  const { oid, parameters } = algorithmIdentifier(bytes, from, to);
  const key = (algorithm: string, bits?: number, curve?: string, problem?: string): KeyAlgorithm => ({
    oid,
    publicKey: Object.freeze({ algorithm, bits, curve }),
    problem,
  });
  switch (oid) {
    case '':
      return key('', undefined, undefined, 'The public key names no algorithm.');
    case rsaOid:
      return key('RSA');
    case rsassaPssOid:
      return key('RSASSA-PSS');
    case ecOid:
      return ecAlgorithm(parameters, key);
    case dsaOid:
      return key('DSA', parameters === undefined ? undefined : dsaBits(parameters));
    default:
      return key(publicKeyAlgorithmNames.get(oid) ?? oid);
  }
}

/** @see RFC 5480 section 2.1.1: a named curve and nothing else */
function ecAlgorithm(
  parameters: Uint8Array | undefined,
  key: (algorithm: string, bits?: number, curve?: string, problem?: string) => KeyAlgorithm,
): KeyAlgorithm {
  const reader = new DerReader(parameters ?? new Uint8Array());
  reader.next();
  if (reader.tag === tags.objectIdentifier) {
    const { oid } = algorithmIdentifier(reader.bytes, reader.start, reader.to);
    const curve = namedCurves.get(oid);
    return key('EC', curve?.bits, curve?.name ?? oid);
  }
  if (reader.tag === tags.sequence) {
    return key(
      'EC',
      explicitFieldBits(reader.inside()),
      undefined,
      'The EC key spells its curve out instead of naming it.',
    );
  }
  return key('EC', undefined, undefined, 'The EC key names no curve.');
}

/** ECParameters ::= SEQUENCE { version, FieldID SEQUENCE { type OID, prime INTEGER }, … }. @see X9.62 */
function explicitFieldBits(ecParameters: DerReader): number | undefined {
  if (!ecParameters.nextIs(tags.integer) || !ecParameters.nextIs(tags.sequence)) return undefined;
  const field = ecParameters.inside();
  return field.nextIs(tags.objectIdentifier) && field.nextIs(tags.integer) ? integerBits(field) : undefined;
}

/** Dss-Parms ::= SEQUENCE { p, q, g }; a certificate may leave them to its issuer. @see RFC 3279 section 2.3.2 */
function dsaBits(parameters: Uint8Array): number | undefined {
  const outer = new DerReader(parameters);
  if (!outer.nextIs(tags.sequence)) return undefined;
  const parts = outer.inside();
  return parts.nextIs(tags.integer) ? integerBits(parts) : undefined;
}

function rsaModulusBits(bytes: Uint8Array, from: number, to: number): number | undefined {
  const outer = new DerReader(bytes, from, to);
  if (!outer.nextIs(tags.sequence)) return undefined;
  outer.enter();
  if (!outer.nextIs(tags.integer)) return undefined;
  return integerBits(outer);
}

/** Bits of the positive INTEGER the reader stands on. */
function integerBits({ bytes, from, to }: DerReader): number | undefined {
  let at = from;
  while (at < to && bytes[at] === 0) at++;
  if (at === to) return undefined;
  return (to - at - 1) * 8 + (32 - Math.clz32(bytes[at] as number));
}

function rsaKey(algorithm: string, bits: number): PublicKey {
  const name = `${algorithm} ${bits}`;
  let key = rsaKeys.get(name);
  if (key === undefined) {
    key = Object.freeze({ algorithm, bits, curve: undefined });
    if (rsaKeys.size < 4_096) rsaKeys.set(name, key);
  }
  return key;
}
