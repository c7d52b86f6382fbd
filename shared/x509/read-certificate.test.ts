import { describe, expect, it } from 'vitest';
import * as der from '../testing/der-builder.ts';
import type { Sha256Hex } from './brand.ts';
import { type Certificate, keyUsages } from './certificate.ts';
import type { DefectCode } from './defect.ts';
import { readCertificate } from './read-certificate.ts';
import { maxSubjectAltNames } from './subject-alt-name.ts';

/** Stands for SHA-256 where only the length of what was hashed matters. */
const lengthOf = (bytes: Uint8Array): Sha256Hex => String(bytes.length) as Sha256Hex;

function read(bytes: Uint8Array): Certificate {
  const certificate = readCertificate(bytes, lengthOf);
  if (certificate === undefined) throw new Error('not even the shape of a certificate');
  return certificate;
}

const readWith = (...extensions: readonly Uint8Array[]): Certificate => read(der.aCertificateDer({ extensions }));
const codes = ({ defects }: Certificate): DefectCode[] => defects.map(({ code }) => code);

const san = (...names: readonly Uint8Array[]): Uint8Array => der.extension('2.5.29.17', der.sequence(...names));
const dns = (text: string): Uint8Array => der.implicit(2, der.octets(text));
const basicConstraints = (...content: readonly Uint8Array[]): Uint8Array =>
  der.extension('2.5.29.19', der.sequence(...content), true);
const keyUsage = (value: Uint8Array): Uint8Array => der.extension('2.5.29.15', value, true);

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

  it('reads subjectAltName of all kinds', () => {
    const certificate = readWith(
      san(
        dns('kubernetes.default.svc'),
        der.implicit(7, der.hex('0a600001')),
        der.implicit(7, der.hex('0'.repeat(31) + '1')),
        der.implicit(1, der.octets('a@example.test')),
        der.implicit(6, der.octets('spiffe://cluster.local/ns/a/sa/b')),
        der.explicit(0, der.oid('1.3.6.1.4.1.311.20.2.3'), der.explicit(0, der.utf8String('admin@corp'))),
        der.explicit(0, der.oid('1.2.3.4'), der.explicit(0, der.integer('05'))),
        der.explicit(4, der.commonName('a,b')),
        der.implicit(8, der.hex('2a0304')),
        der.explicit(3, der.hex('0500')),
        der.explicit(5, der.hex('0500')),
      ),
    );
    expect(certificate.subjectAltName).toEqual({
      dns: ['kubernetes.default.svc'],
      ip: ['10.96.0.1', '::1'],
      email: ['a@example.test'],
      uri: ['spiffe://cluster.local/ns/a/sa/b'],
      other: [
        'otherName:1.3.6.1.4.1.311.20.2.3=admin@corp',
        'otherName:1.2.3.4=#020105',
        String.raw`directoryName:CN=a\,b`,
        'registeredID:1.2.3.4',
        'x400Address:#0500',
        'ediPartyName:#0500',
      ],
    });
    expect(codes(certificate)).toEqual([]);
  });

  it('keeps the good names of a subjectAltName with bad ones, and notes each kind of fault once', () => {
    const certificate = readWith(
      san(
        dns('a'),
        der.implicit(7, der.hex('0a6000')),
        der.implicit(7, der.hex('0a')),
        der.explicit(4, der.nothing),
        der.implicit(2, der.hex('c3a9')),
        dns('b'),
      ),
    );
    expect(certificate.subjectAltName).toMatchObject({ dns: ['a', 'é', 'b'], ip: ['0a6000', '0a'], other: [] });
    expect(certificate.defects.map(({ message }) => message)).toEqual([
      'subjectAltName has characters above ASCII in 1 name.',
      'subjectAltName has an address that is neither IPv4 nor IPv6 in 2 names.',
      'subjectAltName has something unreadable in 1 name.',
    ]);
  });

  it('reads ten thousand names whole', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `host-${i}.example.test`);
    const certificate = readWith(san(...names.map(dns)));
    expect(certificate.subjectAltName.dns).toEqual(names);
    expect(codes(certificate)).toEqual([]);
  });

  it('stops at a number of names that nobody has, and says so', () => {
    const one = dns('a');
    const certificate = readWith(san(der.concatenated(Array.from({ length: maxSubjectAltNames + 1 }, () => one))));
    expect(certificate.subjectAltName.dns).toHaveLength(maxSubjectAltNames);
    expect(codes(certificate)).toEqual(['san-too-many']);
  });

  it.each([
    [
      'digitalSignature and keyEncipherment',
      der.bitString(der.hex('a0'), 5),
      ['digitalSignature', 'keyEncipherment'],
      0,
    ],
    ['all nine', der.bitString(der.hex('ff80'), 7), keyUsages, 0],
    ['decipherOnly in the second octet', der.bitString(der.hex('0080'), 7), ['decipherOnly'], 0],
    ['bits beyond the nine', der.bitString(der.hex('80ff'), 0), ['digitalSignature', 'decipherOnly'], 0],
    ['no bit', der.bitString(new Uint8Array()), [], 1],
    ['eight unused bits', der.bitString(der.hex('80'), 8), undefined, 1],
    ['an OCTET STRING', der.octetString(der.hex('80')), undefined, 1],
  ])('reads keyUsage with %s', (_what, value, usages, defectCount) => {
    const certificate = readWith(keyUsage(value));
    expect(certificate.keyUsage).toEqual(usages);
    expect(codes(certificate)).toEqual(Array.from({ length: defectCount }, () => 'extension-malformed'));
  });

  it.each<[string, Uint8Array[], Certificate['basicConstraints'], DefectCode[]]>([
    ['an end entity', [], { cA: false, pathLenConstraint: undefined }, []],
    ['a CA', [der.boolean(true)], { cA: true, pathLenConstraint: undefined }, []],
    ['a CA of path length 0', [der.boolean(true), der.integer('00')], { cA: true, pathLenConstraint: 0 }, []],
    ['a CA of path length 200', [der.boolean(true), der.integer('00c8')], { cA: true, pathLenConstraint: 200 }, []],
    [
      'a path length beyond numbers',
      [der.boolean(true), der.integer('7f'.repeat(40))],
      { cA: true, pathLenConstraint: 0x7fff_ffff },
      [],
    ],
    [
      'a negative path length',
      [der.boolean(true), der.integer('ff')],
      { cA: true, pathLenConstraint: undefined },
      ['basic-constraints-invalid'],
    ],
    [
      'a path length without cA',
      [der.integer('01')],
      { cA: false, pathLenConstraint: 1 },
      ['basic-constraints-invalid'],
    ],
    [
      'something else inside',
      [der.boolean(true), der.nothing],
      { cA: true, pathLenConstraint: undefined },
      ['extension-malformed'],
    ],
  ])('reads basicConstraints of %s', (_what, content, value, defects) => {
    const certificate = readWith(basicConstraints(...content));
    expect(certificate.basicConstraints).toEqual(value);
    expect(codes(certificate)).toEqual(defects);
  });

  it('reads extKeyUsage by RFC 5280 names, the dotted OID where there is none', () => {
    const purposes = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '2.5.29.37.0', '1.3.6.1.4.1.311.10.3.4'];
    const certificate = readWith(der.extension('2.5.29.37', der.sequence(...purposes.map(der.oid))));
    expect(certificate.extKeyUsage).toEqual([
      'serverAuth',
      'clientAuth',
      'anyExtendedKeyUsage',
      '1.3.6.1.4.1.311.10.3.4',
    ]);
  });

  it('reads the key identifiers, and the issuer and serial number in the authority’s', () => {
    const certificate = readWith(
      der.extension('2.5.29.14', der.octetString(der.hex('0c0d'))),
      der.extension(
        '2.5.29.35',
        der.sequence(
          der.implicit(0, der.hex('0a0b')),
          der.explicit(1, dns('x'), der.explicit(4, der.commonName('ca'))),
          der.implicit(2, der.hex('00ff')),
        ),
      ),
    );
    expect(certificate.subjectKeyIdentifier).toBe('0c0d');
    expect(certificate.authorityKeyIdentifier).toEqual({
      keyIdentifier: '0a0b',
      authorityCertIssuer: 'CN=ca',
      authorityCertSerialNumber: 'ff',
    });
    expect(codes(certificate)).toEqual([]);
  });

  it.each([
    ['subjectAltName', '2.5.29.17'],
    ['basicConstraints', '2.5.29.19'],
    ['keyUsage', '2.5.29.15'],
    ['extKeyUsage', '2.5.29.37'],
    ['subjectKeyIdentifier', '2.5.29.14'],
    ['authorityKeyIdentifier', '2.5.29.35'],
  ])('reads the rest of a certificate whose %s is garbage', (name, type) => {
    const certificate = readWith(der.extension(type, der.hex('30ff')), der.extension('1.2.3', der.nothing));
    expect(certificate.defects).toEqual([{ code: 'extension-malformed', message: expect.stringContaining(name) }]);
    expect(certificate.extensions.map(({ oid }) => oid)).toEqual([type, '1.2.3']);
    expect(certificate.notAfter).toBe(Date.parse('2027-01-01T00:00:00Z'));
  });

  it('notes an unknown critical extension, and no other unknown one', () => {
    const certificate = readWith(der.extension('1.2.3', der.nothing), der.extension('1.2.4', der.nothing, true));
    expect(certificate.extensions).toEqual([
      { oid: '1.2.3', critical: false },
      { oid: '1.2.4', critical: true },
    ]);
    expect(certificate.defects).toEqual([
      { code: 'unknown-critical-extension', message: expect.stringContaining('1.2.4') },
    ]);
  });

  it('takes the first of an extension that occurs twice', () => {
    const certificate = readWith(san(dns('first')), san(dns('second')));
    expect(certificate.subjectAltName.dns).toEqual(['first']);
    expect(codes(certificate)).toEqual(['extension-duplicated']);
  });

  it('reads on behind an extension without identifier or value', () => {
    const certificate = readWith(der.sequence(), der.sequence(der.oid('2.5.29.15')), der.nothing, san(dns('a')));
    expect(certificate.subjectAltName.dns).toEqual(['a']);
    expect(codes(certificate)).toEqual(['extension-malformed', 'extension-malformed', 'extension-malformed']);
  });

  it('shares the list of extensions among certificates that have the same', () => {
    const [a, b] = [readWith(san(dns('a')), keyUsage(der.hex(''))), readWith(san(dns('b')), keyUsage(der.hex('')))];
    expect(a.extensions).toBe(b.extensions);
    expect(readWith(san(dns('a'))).extensions).toHaveLength(1);
  });

  it('bounds the extensions and the defects of a hostile certificate', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => der.extension(`1.2.3.${i}`, der.nothing, true));
    const certificate = readWith(...many);
    expect(certificate.extensions).toHaveLength(500);
    expect(certificate.defects).toHaveLength(100);
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
