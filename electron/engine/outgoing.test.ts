import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { NotPlainData, outgoing, withheldText } from './outgoing.ts';

const pki = `${fixtureTrees}/default-rsa/etc-kubernetes/pki`;
const keys: Readonly<Record<string, KeyObject>> = {
  rsa: createPrivateKey(readFileSync(`${pki}/ca.key`)),
  p256: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  p521: generateKeyPairSync('ec', { namedCurve: 'P-521' }).privateKey,
  ed25519: generateKeyPairSync('ed25519').privateKey,
};
const types = {
  rsa: ['pkcs8', 'pkcs1'],
  p256: ['pkcs8', 'sec1'],
  p521: ['pkcs8', 'sec1'],
  ed25519: ['pkcs8'],
} as const;
const secret = { cipher: 'aes-256-cbc', passphrase: 'secret' } as const;

const encodings: readonly (readonly [string, string])[] = Object.entries(types).flatMap(([name, forms]) =>
  forms.flatMap((type) => {
    const key = keys[name] as KeyObject;
    const pem = String(key.export({ type, format: 'pem' } as never));
    const der = Buffer.from(key.export({ type, format: 'der' } as never));
    const locked = Buffer.from(key.export({ type: 'pkcs8', format: 'der', ...secret }));
    return [
      [`${name} ${type} PEM`, pem],
      [`${name} ${type} PEM in base64`, Buffer.from(pem).toString('base64')],
      [`${name} ${type} PEM in base64, one byte on`, Buffer.from(`#${pem}`).toString('base64')],
      [`${name} ${type} PEM in base64, two bytes on`, Buffer.from(`##${pem}`).toString('base64')],
      [`${name} ${type} PEM in hex`, Buffer.from(pem).toString('hex')],
      [`${name} ${type} DER in base64`, der.toString('base64')],
      [`${name} ${type} DER in hex`, der.toString('hex')],
      [`${name} ${type} DER in a sentence`, `It failed: ${der.toString('base64')} is no certificate.`],
      [`${name} encrypted PEM`, String(key.export({ type: 'pkcs8', format: 'pem', ...secret }))],
      [`${name} encrypted DER in base64`, locked.toString('base64')],
    ] as const;
  }),
);

describe('a message that leaves the engine', () => {
  it.each(encodings)('is rid of a private key: %s', (_name, text) => {
    const message = { part: { problems: [{ message: text, code: 'x' }], other: ['kept'] } };
    expect(outgoing(message)).toEqual({
      message: { part: { problems: [{ message: withheldText, code: 'x' }], other: ['kept'] } },
      withheld: 1,
    });
    expect(outgoing({ [text]: 1 })).toEqual({ message: { [withheldText]: 1 }, withheld: 1 });
    expect(message.part.problems[0]?.message).toBe(text);
  });

  it.each([
    ['a Uint8Array', new Uint8Array(3)],
    ['a Buffer', Buffer.from('x')],
    ['a KeyObject', keys['rsa']],
    ['an ArrayBuffer', new ArrayBuffer(3)],
    ['a Map', new Map([['a', 'b']])],
    ['a function', () => 'key'],
  ])('is refused when it holds %s', (_name, value) => {
    expect(() => outgoing({ deep: [{ value }] })).toThrow(NotPlainData);
  });

  it('is left as it is when it holds public things only', () => {
    const certificate = readFileSync(`${pki}/ca.crt`);
    const publicKey = readFileSync(`${pki}/sa.pub`, 'utf8');
    const der = certificate.toString('utf8').replaceAll(/-----[^-]+-----|\s/gu, '');
    const message = {
      pem: certificate.toString('utf8'),
      base64: certificate.toString('base64'),
      der,
      hex: Buffer.from(der, 'base64').toString('hex'),
      publicKey,
      spki: publicKey.replaceAll(/-----[^-]+-----|\s/gu, ''),
      words: 'The private key of ca.crt belongs to it. RSA, 2048 bits',
      nothing: [null, undefined, 1, true],
    };
    const { message: after, withheld } = outgoing(message);
    expect(withheld).toBe(0);
    expect(after).toBe(message);
  });
});
