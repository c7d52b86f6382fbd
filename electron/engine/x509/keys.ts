import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { contextConstructed, DerReader, tags } from '../../../shared/x509/der.ts';
import { labelOfKeyLeftThere, toldOfKeyLeftThere } from './key-left-there.ts';
import type { PemBlock } from './pem.ts';
import {
  publicHalfOfPkcs1,
  publicHalfOfPkcs1Public,
  publicHalfOfPkcs8,
  publicHalfOfSec1,
  publicKeyInfo,
} from './public-half.ts';
import { sha256 } from './sha256.ts';

/** All that is ever told of a key: what it is called, and which public half it has. */
export interface KeyReading {
  readonly kind: 'private' | 'public';
  readonly pemLabel: string;
  readonly encrypted: boolean;
  /** SHA-256 of the SubjectPublicKeyInfo; `undefined` where encrypted, broken or of a kind that is not read here. */
  readonly spkiSha256: Sha256Hex | undefined;
  /** It says it is a key, and is none. */
  readonly isBroken: boolean;
}

type PublicHalf = (der: Uint8Array) => Uint8Array | undefined;
const privateKinds: ReadonlyMap<string, PublicHalf> = new Map([
  ['RSA PRIVATE KEY', publicHalfOfPkcs1],
  ['EC PRIVATE KEY', (der) => publicHalfOfSec1(der)],
  ['PRIVATE KEY', publicHalfOfPkcs8],
]);
const publicKinds: ReadonlyMap<string, PublicHalf> = new Map([
  ['PUBLIC KEY', publicKeyInfo],
  ['RSA PUBLIC KEY', publicHalfOfPkcs1Public],
]);

export function isKeyLabel(label: string): boolean {
  return label.endsWith('PRIVATE KEY') || label.endsWith('PUBLIC KEY');
}

/** Reads a PEM block whose label {@link isKeyLabel}, and wipes its bytes: a key is read once. */
export function readPemKey(block: PemBlock): KeyReading {
  const { label, der } = block;
  const labelThere = labelOfKeyLeftThere(label);
  if (labelThere !== undefined && der !== undefined) return readKeyLeftThere(labelThere, der);
  const kind = label.endsWith('PRIVATE KEY') ? 'private' : 'public';
  const encrypted = block.isEncrypted || label === 'ENCRYPTED PRIVATE KEY' || isEncryptedOpenSsh(block);
  const publicHalf = kind === 'private' ? privateKinds.get(label) : publicKinds.get(label);
  const reading = keyReading(kind, label, encrypted, der, publicHalf);
  der?.fill(0);
  return reading;
}

/** Its node told the public half, and kept the key. */
function readKeyLeftThere(pemLabel: string, body: Uint8Array): KeyReading {
  const told = toldOfKeyLeftThere(body);
  const spki = typeof told === 'string' ? undefined : publicKeyInfo(told);
  return {
    kind: 'private',
    pemLabel,
    encrypted: told === 'encrypted',
    spkiSha256: spki && sha256(spki),
    isBroken: told === 'broken',
  };
}

/** Reads one DER value as a key of any kind; `undefined` where it has not the shape of one. The bytes stay as they are. */
export function readDerKey(der: Uint8Array): KeyReading | undefined {
  const label = derKeyLabel(der);
  if (label === undefined) return undefined;
  const isPrivate = label.endsWith('PRIVATE KEY');
  const encrypted = label === 'ENCRYPTED PRIVATE KEY';
  const publicHalf = (isPrivate ? privateKinds : publicKinds).get(label);
  return keyReading(isPrivate ? 'private' : 'public', label, encrypted, der, publicHalf);
}

function keyReading(
  kind: KeyReading['kind'],
  pemLabel: string,
  encrypted: boolean,
  der: Uint8Array | undefined,
  publicHalf: PublicHalf | undefined,
): KeyReading {
  const canBeRead = der !== undefined && !encrypted && publicHalf !== undefined;
  const spki = canBeRead ? publicHalf(der) : undefined;
  const isBroken = der === undefined || (canBeRead && spki === undefined);
  return { kind, pemLabel, encrypted, spkiSha256: spki && sha256(spki), isBroken };
}

/** The label the value would have in PEM, told from its first elements. */
function derKeyLabel(der: Uint8Array): string | undefined {
  const outer = new DerReader(der);
  if (!outer.nextIs(tags.sequence)) return undefined;
  const inside = outer.inside();
  switch (nextTag(inside)) {
    case tags.integer:
      return labelAfterVersion(inside);
    case tags.sequence:
      return inside.inside().nextIs(tags.objectIdentifier) ? labelAfterAlgorithm(inside) : undefined;
    default:
      return undefined;
  }
}

function labelAfterVersion(inside: DerReader): string | undefined {
  switch (nextTag(inside)) {
    case tags.sequence:
      return nextTag(inside) === tags.octetString ? 'PRIVATE KEY' : undefined;
    case tags.octetString: {
      const third = nextTag(inside);
      return third === contextConstructed(0) || third === contextConstructed(1) ? 'EC PRIVATE KEY' : undefined;
    }
    case tags.integer:
      return nextTag(inside) === tags.integer ? 'RSA PRIVATE KEY' : 'RSA PUBLIC KEY';
    default:
      return undefined;
  }
}

function labelAfterAlgorithm(inside: DerReader): string | undefined {
  const tag = nextTag(inside);
  if (inside.at !== inside.end) return undefined;
  if (tag === tags.bitString) return 'PUBLIC KEY';
  return tag === tags.octetString ? 'ENCRYPTED PRIVATE KEY' : undefined;
}

function nextTag(reader: DerReader): number {
  reader.next();
  return reader.tag;
}

const openSshMagic = 'openssh-key-v1\0';

/** OpenSSH's own container names its cipher, `none` for a key without a passphrase, right after its magic. */
function isEncryptedOpenSsh({ label, der }: PemBlock): boolean {
  if (label !== 'OPENSSH PRIVATE KEY' || der === undefined) return false;
  const start = Buffer.from(der.subarray(0, openSshMagic.length + 8)).toString('latin1');
  return start.startsWith(openSshMagic) && !start.endsWith('none');
}
