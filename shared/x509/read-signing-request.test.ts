import { describe, expect, it } from 'vitest';
import * as der from '../testing/der-builder.ts';
import type { Sha256Hex } from './brand.ts';
import type { DefectCode } from './defect.ts';
import { readSigningRequest } from './read-signing-request.ts';

const lengthOf = (bytes: Uint8Array): Sha256Hex => String(bytes.length) as Sha256Hex;
const extensionRequest = '1.2.840.113549.1.9.14';

const aRequest = (...attributes: readonly Uint8Array[]): Uint8Array =>
  der.sequence(
    der.sequence(der.integer('00'), der.commonName('system:node:cp-1'), der.ed25519Spki, ...attributes),
    der.sha256WithRsa,
    der.bitString(der.hex('00')),
  );
const requesting = (value: Uint8Array): Uint8Array =>
  der.explicit(
    0,
    der.sequence(der.oid('1.2.840.113549.1.9.7'), der.set(der.utf8String('challenge'))),
    der.sequence(der.oid(extensionRequest), der.set(value)),
  );
const san = der.sequence(der.extension('2.5.29.17', der.sequence(der.implicit(2, der.octets('cp-1')))));

describe('readSigningRequest', () => {
  it('reads subject, key, algorithm and the names asked for', () => {
    const bytes = aRequest(requesting(san));
    expect(readSigningRequest(bytes, lengthOf)).toMatchObject({
      sha256: String(bytes.length),
      subject: { text: 'CN=system:node:cp-1' },
      subjectAltName: { dns: ['cp-1'], ip: [] },
      publicKey: { algorithm: 'Ed25519' },
      spkiSha256: String(der.ed25519Spki.length),
      signatureAlgorithm: 'sha256WithRSAEncryption',
      defects: [],
    });
  });

  it.each<[string, Uint8Array, string[], DefectCode[]]>([
    ['no attributes', aRequest(der.explicit(0)), [], []],
    ['the attributes left out', aRequest(), [], []],
    ['extensions that are none', aRequest(requesting(der.nothing)), [], ['extension-malformed']],
    ['an attribute without a type', aRequest(der.explicit(0, der.sequence())), [], ['malformed-certificate']],
    ['attributes that are cut off', aRequest(der.explicit(0, der.hex('3005'))), [], ['malformed-certificate']],
    [
      'a newline behind it',
      der.concatenated([aRequest(requesting(san)), der.octets('\n')]),
      ['cp-1'],
      ['trailing-data'],
    ],
  ])('reads a request with %s', (_what, bytes, dns, defects) => {
    const request = readSigningRequest(bytes, lengthOf);
    expect(request?.subjectAltName.dns).toEqual(dns);
    expect(request?.defects.map(({ code }) => code)).toEqual(defects);
  });

  it.each([
    ['a certificate', der.aCertificateDer()],
    ['a version 3 certificate', der.aCertificateDer({ extensions: [] })],
    ['nothing', new Uint8Array()],
    ['a cut request', aRequest().subarray(0, -1)],
  ])('does not take %s for a request', (_what, bytes) => {
    expect(readSigningRequest(bytes, lengthOf)).toBeUndefined();
  });
});
