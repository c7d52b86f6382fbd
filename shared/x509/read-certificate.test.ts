import { describe, expect, it } from 'vitest';
import * as der from '../testing/der-builder.ts';
import type { Sha256Hex } from './brand.ts';
import type { Certificate } from './certificate.ts';
import type { DefectCode } from './defect.ts';
import { readCertificate } from './read-certificate.ts';

/** Stands for SHA-256 where only the length of what was hashed matters. */
const lengthOf = (bytes: Uint8Array): Sha256Hex => String(bytes.length) as Sha256Hex;

function read(bytes: Uint8Array): Certificate {
  const certificate = readCertificate(bytes, lengthOf);
  if (certificate === undefined) throw new Error('not even the shape of a certificate');
  return certificate;
}

const codes = ({ defects }: Certificate): DefectCode[] => defects.map(({ code }) => code);

const san = (...names: readonly Uint8Array[]): Uint8Array => der.extension('2.5.29.17', der.sequence(...names));

describe('readCertificate', () => {
  it('reads an ordinary version 1 certificate without a defect', () => {
    const bytes = der.aCertificateDer();
    expect(read(bytes)).toMatchObject({
      sha256: String(bytes.length),
      sizeBytes: bytes.length,
      version: 1,
      serialNumber: '1234',
      subject: { text: 'CN=kube-apiserver' },
      issuer: { text: 'CN=kubernetes' },
      notBefore: Date.parse('2026-01-01T00:00:00Z'),
      notAfter: Date.parse('2027-01-01T00:00:00Z'),
      publicKey: { algorithm: 'Ed25519', bits: undefined, curve: undefined },
      spkiSha256: String(der.ed25519Spki.length),
      signatureAlgorithm: 'sha256WithRSAEncryption',
      extensions: [],
      defects: [],
    });
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', der.octets('-----BEGIN CERTIFICATE-----')],
    ['a NULL', der.nothing],
    ['an empty SEQUENCE', der.sequence()],
    ['a certificate cut by one byte', der.aCertificateDer().subarray(0, -1)],
    ['a certificate without a signature', der.sequence(der.sequence(der.integer('01')), der.sha256WithRsa)],
    ['a key', der.sequence(der.integer('00'), der.integer('0102'), der.integer('03'))],
    [
      'a signing request',
      der.sequence(
        der.sequence(der.integer('00'), der.commonName('a'), der.ed25519Spki, der.explicit(0)),
        der.sha256WithRsa,
        der.bitString(der.hex('00')),
      ),
    ],
    [
      'a revocation list',
      der.sequence(
        der.sequence(der.integer('01'), der.sha256WithRsa, der.commonName('a'), der.utcTime('260101000000Z')),
        der.sha256WithRsa,
        der.bitString(der.hex('00')),
      ),
    ],
    ['a certificate whose serial number is none', der.aCertificateDer({ serialNumber: der.nothing })],
    ['a certificate whose algorithm is none', der.aCertificateDer({ innerAlgorithm: der.nothing })],
    ['a certificate whose issuer is none', der.aCertificateDer({ issuer: der.nothing })],
    ['a certificate whose subject is none', der.aCertificateDer({ subject: der.nothing })],
    ['a certificate whose public key is none', der.aCertificateDer({ spki: der.nothing })],
    ['a certificate whose signature is no string of bits', der.aCertificateDer({ signature: der.nothing })],
  ])('does not take %s for a certificate', (_what, bytes) => {
    expect(readCertificate(bytes, lengthOf)).toBeUndefined();
  });

  it.each<[string, der.CertificateWish, string, DefectCode[]]>([
    ['ordinary', { serialNumber: der.integer('1f') }, '1f', []],
    ['a leading zero that makes it positive', { serialNumber: der.integer('00ff') }, 'ff', []],
    ['20 octets', { serialNumber: der.integer(`7f${'00'.repeat(19)}`) }, `7f${'00'.repeat(19)}`, []],
    ['zero (k3s)', { serialNumber: der.integer('00') }, '00', ['serial-number-invalid']],
    ['minus one', { serialNumber: der.integer('ff') }, '-01', ['serial-number-invalid']],
    ['minus 256', { serialNumber: der.integer('ff00') }, '-0100', ['serial-number-invalid']],
    ['minus 128', { serialNumber: der.integer('80') }, '-80', ['serial-number-invalid']],
    ['21 octets', { serialNumber: der.integer('01'.repeat(21)) }, '01'.repeat(21), ['serial-number-invalid']],
    ['empty', { serialNumber: der.integer('') }, '', ['serial-number-invalid']],
    ['padded', { serialNumber: der.integer('0001') }, '01', ['not-der']],
  ])('reads a serial number that is %s', (_what, wish, text, defects) => {
    const certificate = read(der.aCertificateDer(wish));
    expect(certificate.serialNumber).toBe(text);
    expect(codes(certificate)).toEqual(defects);
  });

  it('leaves the bytes as they are, also those of a Node Buffer', () => {
    const bytes = Buffer.from(der.aCertificateDer({ serialNumber: der.integer('ff') }));
    const before = bytes.toString('hex');
    read(bytes);
    expect(bytes.toString('hex')).toBe(before);
  });

  it('remembers names by a copy: a buffer that is used again does not change them', () => {
    const bytes = Buffer.from(der.aCertificateDer({ subject: der.commonName('first one') }));
    const { subject } = read(bytes);
    const at = bytes.indexOf('first one');
    bytes.write('other one', at);
    expect(read(bytes).subject.text).toBe('CN=other one');
    expect(read(der.aCertificateDer({ subject: der.commonName('first one') })).subject).toBe(subject);
  });

  it.each<[string, der.CertificateWish, DefectCode[]]>([
    [
      'version 2 with a unique identifier',
      { version: der.explicit(0, der.integer('01')), tail: der.implicit(1, der.hex('00ff')) },
      [],
    ],
    ['version 4', { version: der.explicit(0, der.integer('03')) }, ['version-invalid']],
    ['a version of two octets', { version: der.explicit(0, der.integer('0002')) }, ['version-invalid']],
    [
      'version 1 with extensions',
      { version: der.explicit(0, der.integer('00')), extensions: [] },
      ['extensions-in-old-version'],
    ],
    ['reversed validity', { notAfter: der.utcTime('250101000000Z') }, ['validity-reversed']],
    ['validity of a single instant', { notAfter: der.utcTime('260101000000Z') }, []],
    ['a notAfter that is text', { notAfter: der.utf8String('tomorrow') }, ['validity-malformed']],
    ['a notAfter without seconds', { notAfter: der.utcTime('2701010000Z') }, ['validity-encoding']],
    [
      'an algorithm that differs inside',
      { innerAlgorithm: der.sequence(der.oid('1.3.101.112')) },
      ['signature-algorithm-mismatch'],
    ],
    [
      'another algorithm of the same length inside',
      { innerAlgorithm: der.sequence(der.oid('1.2.840.113549.1.1.12'), der.nothing) },
      ['signature-algorithm-mismatch'],
    ],
    [
      'parameters that differ inside',
      { innerAlgorithm: der.sequence(der.oid('1.2.840.113549.1.1.11')) },
      ['signature-algorithm-mismatch'],
    ],
    ['no algorithm at all', { innerAlgorithm: der.sequence(), algorithm: der.sequence() }, ['malformed-certificate']],
    ['an empty signature', { signature: der.bitString(new Uint8Array()) }, ['malformed-certificate']],
    ['a signature of seven bits', { signature: der.bitString(der.hex('80'), 1) }, ['malformed-certificate']],
    ['an empty issuer', { issuer: der.sequence() }, ['name-malformed']],
    ['an empty subject', { subject: der.sequence() }, []],
    ['a broken subject', { subject: der.sequence(der.set()) }, ['name-malformed']],
    ['something behind the extensions', { extensions: [], tail: der.nothing }, ['malformed-certificate']],
    ['extensions twice', { extensions: [], tail: der.explicit(3, der.sequence()) }, ['malformed-certificate']],
    ['a cut end of the signed part', { tail: der.hex('a3') }, ['malformed-certificate']],
    [
      'a public key without bits',
      { spki: der.sequence(der.sequence(der.oid('1.3.101.112'))) },
      ['public-key-malformed'],
    ],
    ['a public key without an algorithm', { spki: der.sequence() }, ['public-key-malformed']],
  ])('names the defect of %s', (_what, wish, defects) => {
    expect(codes(read(der.aCertificateDer(wish)))).toEqual(defects);
  });

  it('does not count what follows the certificate', () => {
    const bytes = der.aCertificateDer();
    const certificate = read(der.concatenated([bytes, der.octets('\n')]));
    expect(certificate.sha256).toBe(String(bytes.length));
    expect(certificate.sizeBytes).toBe(bytes.length);
    expect(codes(certificate)).toEqual(['trailing-data']);
  });

  it('reads a length in more octets than needed, and says so', () => {
    const bytes = der.aCertificateDer();
    const padded = der.concatenated([der.hex('308200'), bytes.subarray(2)]);
    expect(bytes[1]).toBe(0x81);
    expect(codes(read(padded))).toEqual(['not-der']);
  });

  it('reads 200 elements nested in each other in every place, without a throw', () => {
    let nested = der.nothing;
    for (let depth = 0; depth < 200; depth++) nested = der.sequence(nested);
    expect(readCertificate(nested, lengthOf)).toBeUndefined();
    for (const wish of [
      { subject: nested },
      { spki: nested },
      { innerAlgorithm: nested, algorithm: nested },
      { serialNumber: nested },
      { extensions: [nested, der.extension('2.5.29.17', nested), der.extension('1.2.3', nested)] },
      { extensions: [san(der.explicit(4, nested), der.explicit(0, der.oid('1.2'), nested))] },
    ]) {
      expect(() => readCertificate(der.aCertificateDer(wish), lengthOf)).not.toThrow();
    }
  });

  it.each([
    ['an RSA key of 2048 bits', rsaSpki('1.2.840.113549.1.1.1', `00${'c0'.repeat(256)}`), 'RSA', 2048, undefined, 0],
    ['an RSA key of 1023 bits', rsaSpki('1.2.840.113549.1.1.1', '7f' + '00'.repeat(127)), 'RSA', 1023, undefined, 0],
    ['an RSASSA-PSS key', rsaSpki('1.2.840.113549.1.1.10', `00${'80'.repeat(384)}`), 'RSASSA-PSS', 3072, undefined, 0],
    ['an RSA key of zero', rsaSpki('1.2.840.113549.1.1.1', '00'), 'RSA', undefined, undefined, 1],
    ['a P-256 key', ecSpki(der.oid('1.2.840.10045.3.1.7')), 'EC', 256, 'P-256', 0],
    ['a P-521 key', ecSpki(der.oid('1.3.132.0.35')), 'EC', 521, 'P-521', 0],
    ['a secp256k1 key', ecSpki(der.oid('1.3.132.0.10')), 'EC', 256, 'secp256k1', 0],
    ['an unknown curve', ecSpki(der.oid('1.2.3.4.5')), 'EC', undefined, '1.2.3.4.5', 0],
    [
      'a curve spelled out',
      ecSpki(
        der.sequence(
          der.integer('01'),
          der.sequence(der.oid('1.2.840.10045.1.1'), der.integer(`00${'ff'.repeat(32)}`)),
        ),
      ),
      'EC',
      256,
      undefined,
      1,
    ],
    ['no curve', ecSpki(der.nothing), 'EC', undefined, undefined, 1],
    ['an Ed448 key', spki(der.sequence(der.oid('1.3.101.113'))), 'Ed448', undefined, undefined, 0],
    ['an X25519 key', spki(der.sequence(der.oid('1.3.101.110'))), 'X25519', undefined, undefined, 0],
    ['an ML-DSA-65 key', spki(der.sequence(der.oid('2.16.840.1.101.3.4.3.18'))), 'ML-DSA-65', undefined, undefined, 0],
    [
      'a DSA key',
      spki(der.sequence(der.oid('1.2.840.10040.4.1'), der.sequence(der.integer(`00${'80'.repeat(128)}`)))),
      'DSA',
      1024,
      undefined,
      0,
    ],
    [
      'a DSA key with inherited parameters',
      spki(der.sequence(der.oid('1.2.840.10040.4.1'))),
      'DSA',
      undefined,
      undefined,
      0,
    ],
    ['a key of an unknown kind', spki(der.sequence(der.oid('1.2.3.4.5'))), '1.2.3.4.5', undefined, undefined, 0],
  ])('tells kind and size of %s', (_what, key, algorithm, bits, curve, defectCount) => {
    const certificate = read(der.aCertificateDer({ spki: key }));
    expect(certificate.publicKey).toEqual({ algorithm, bits, curve });
    expect(codes(certificate)).toEqual(Array.from({ length: defectCount }, () => 'public-key-malformed'));
  });
});

function spki(algorithm: Uint8Array): Uint8Array {
  return der.sequence(algorithm, der.bitString(der.hex('0405')));
}

function ecSpki(parameters: Uint8Array): Uint8Array {
  return spki(der.sequence(der.oid('1.2.840.10045.2.1'), parameters));
}

function rsaSpki(type: string, modulus: string): Uint8Array {
  const key = der.sequence(der.integer(modulus), der.integer('010001'));
  return der.sequence(der.sequence(der.oid(type), der.nothing), der.bitString(key));
}
