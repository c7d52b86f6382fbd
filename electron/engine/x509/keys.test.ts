import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readDerKey, readPemKey, type KeyReading } from './keys.ts';
import { pemBlocks } from './pem.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pairs: readonly (readonly [string, { privateKey: KeyObject; publicKey: KeyObject }])[] = [
  ['RSA 2048', rsa],
  ['RSA 1024 with exponent 3', generateKeyPairSync('rsa', { modulusLength: 1024, publicExponent: 3 })],
  ...['P-256', 'P-384', 'P-521', 'secp256k1', 'brainpoolP256r1'].map(
    (namedCurve) => [namedCurve, generateKeyPairSync('ec', { namedCurve })] as const,
  ),
  ['Ed25519', generateKeyPairSync('ed25519')],
  ['Ed448', generateKeyPairSync('ed448')],
  ['X25519', generateKeyPairSync('x25519')],
];

function hashOf(key: KeyObject): string {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

function readPem(pem: string): KeyReading {
  return readPemKey([...pemBlocks(pem)].find(({ label }) => label.endsWith('KEY'))!);
}

describe.each(pairs)('the public half of %s is the one node:crypto computes', (name, { privateKey, publicKey }) => {
  const expected = { encrypted: false, isBroken: false, spkiSha256: hashOf(publicKey) };
  const traditional = name.startsWith('RSA')
    ? 'pkcs1'
    : name.includes('25519') || name === 'Ed448'
      ? undefined
      : 'sec1';

  it('from PKCS#8, PEM and DER', () => {
    expect(readPem(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)).toMatchObject(expected);
    expect(readDerKey(privateKey.export({ type: 'pkcs8', format: 'der' }))).toMatchObject({
      ...expected,
      pemLabel: 'PRIVATE KEY',
    });
  });

  it.skipIf(traditional === undefined)('from the traditional form, PEM and DER', () => {
    const type = traditional as 'pkcs1';
    expect(readPem(privateKey.export({ type, format: 'pem' }) as string)).toMatchObject(expected);
    expect(readDerKey(privateKey.export({ type, format: 'der' }))).toMatchObject({ ...expected, kind: 'private' });
  });

  it('from the public key alone', () => {
    expect(readPem(publicKey.export({ type: 'spki', format: 'pem' }) as string)).toMatchObject({
      ...expected,
      kind: 'public',
    });
    expect(readDerKey(publicKey.export({ type: 'spki', format: 'der' }))).toMatchObject({
      ...expected,
      kind: 'public',
    });
  });
});

it('reads an RSA public key in its own form', () => {
  const pem = rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }) as string;
  expect(readPem(pem)).toMatchObject({ kind: 'public', pemLabel: 'RSA PUBLIC KEY', spkiSha256: hashOf(rsa.publicKey) });
});

it('computes the public half where an EC key file leaves it out', () => {
  // ECPrivateKey with version, scalar 1 and the curve P-256 only: the public point is the generator.
  const scalar = `${'00'.repeat(31)}01`;
  const der = Buffer.from(`30310201010420${scalar}a00a06082a8648ce3d030107`, 'hex');
  const peer = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'sec1' }));
  expect(readDerKey(der)).toMatchObject({ pemLabel: 'EC PRIVATE KEY', spkiSha256: hashOf(peer) });
});

it('skips EC PARAMETERS in front of an EC key', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${privateKey.export({ type: 'sec1', format: 'pem' }) as string}`;
  expect(readPem(pem).spkiSha256).toBe(hashOf(publicKey));
});

describe('an encrypted key says so', () => {
  it.each([
    [
      'PKCS#8',
      rsa.privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string,
    ],
    [
      'Proc-Type',
      rsa.privateKey.export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string,
    ],
  ])('%s', (_form, pem) => {
    expect(readPem(pem)).toMatchObject({ kind: 'private', encrypted: true, spkiSha256: undefined, isBroken: false });
  });

  it('PKCS#8 in DER', () => {
    const der = rsa.privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' });
    expect(readDerKey(der)).toMatchObject({ pemLabel: 'ENCRYPTED PRIVATE KEY', encrypted: true, isBroken: false });
  });
});

describe('a broken key is broken, whatever is wrong with it', () => {
  const whole = rsa.privateKey.export({ type: 'pkcs1', format: 'der' });
  it.each([
    ['cut off', whole.subarray(0, 400)],
    ['with bytes after it', Buffer.concat([whole, Buffer.from([0])])],
    ['with a number missing', withLength(whole.subarray(4, whole.length - 131))],
    ['of zeros', Buffer.alloc(64)],
    ['a certificate under the wrong label', Buffer.from('3003020101', 'hex')],
  ])('%s', (_case, der) => {
    for (const label of ['RSA PRIVATE KEY', 'EC PRIVATE KEY', 'PRIVATE KEY', 'PUBLIC KEY']) {
      const pem = `-----BEGIN ${label}-----\n${der.toString('base64')}\n-----END ${label}-----\n`;
      expect({ label, ...readPem(pem) }).toMatchObject({ label, isBroken: true, spkiSha256: undefined });
    }
  });
});

it('wipes the bytes of a PEM key once it is read', () => {
  const block = [...pemBlocks(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)][0]!;
  readPemKey(block);
  expect(block.der?.every((byte) => byte === 0)).toBe(true);
});

function withLength(content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x30, 0x82, content.length >> 8, content.length & 0xff]), content]);
}
