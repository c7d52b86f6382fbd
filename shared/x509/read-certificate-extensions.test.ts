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

describe('readCertificate of extensions', () => {
  it.each<[what: string, value: Uint8Array, isGood: boolean]>([
    [
      'a method and a location',
      der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.48.1'), der.implicit(6, der.octets('http://a')))),
      true,
    ],
    ['nothing', der.sequence(), false],
    ['another text', der.octets('malformed'), false],
    ['a method alone', der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.48.1'))), false],
    ['a list that is cut off', der.sequence(der.hex('3005')), false],
  ])('authorityInfoAccess of %s', (_what, value, isGood) => {
    expect(codes(readWith(der.extension('1.3.6.1.5.5.7.1.1', value)))).toEqual(isGood ? [] : ['extension-malformed']);
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
      directoryNames: [expect.objectContaining({ text: String.raw`CN=a\,b`, comparable: '2.5.4.3\0a,b' })],
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
});
