import { describe, expect, it } from 'vitest';
import { fixtureTrees } from '../../../shared/testing/corpora.ts';
import { corpusCertificates } from '../../../shared/testing/corpus-certificates.ts';
import * as der from '../../../shared/testing/der-builder.ts';
import { type DefectCode, defectCodes } from '../../../shared/x509/defect.ts';
import { certificateParts } from '../../../shared/x509/certificate-parts.ts';
import { readCertificate } from '../../../shared/x509/read-certificate.ts';
import { readSigningRequest } from '../../../shared/x509/read-signing-request.ts';
import { sha256 } from './sha256.ts';

const seed = 20_261_122;
const mutantsPerCertificate = 400;

/** mulberry32: the same numbers on every machine, whole from 0 to below `limit`. */
function randomFrom(start: number): (limit: number) => number {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

/** A few octets changed, removed, doubled, or the end cut. Every second mutant keeps its length, so that more survive the shape. */
function mutant(original: Uint8Array, random: (limit: number) => number): Uint8Array {
  const bytes = [...original];
  const changes = 1 + random(4);
  for (let i = 0; i < changes; i++) {
    const at = random(bytes.length);
    switch (random(8)) {
      case 0:
        bytes.splice(at, 1 + random(3));
        break;
      case 1:
        bytes.splice(at, 0, ...bytes.slice(at, at + 1 + random(8)));
        break;
      case 2:
        bytes.length = at + 1;
        break;
      case 3:
        bytes[at] = [0x00, 0x7f, 0x80, 0x84, 0xff, 0x30, 0x1f, 0xa3][random(8)] ?? 0;
        break;
      default:
        bytes[at] = random(256);
    }
  }
  return Uint8Array.from(bytes);
}

/** Certificates with something in every field the reader knows. */
function originals(): Uint8Array[] {
  const everything = der.aCertificateDer({
    subject: der.sequence(
      der.rdn('2.5.4.10', der.t61String('Z\u00fcrich')),
      der.rdn('2.5.4.3', der.bmpString('日本')),
      der.rdn('1.2.3.4', der.integer('05')),
    ),
    notAfter: der.generalizedTime('99991231235959Z'),
    spki: der.sequence(
      der.sequence(der.oid('1.2.840.10045.2.1'), der.oid('1.2.840.10045.3.1.7')),
      der.bitString(new Uint8Array(65).fill(4)),
    ),
    extensions: [
      der.extension('2.5.29.15', der.bitString(der.hex('ff80'), 7), true),
      der.extension('2.5.29.37', der.sequence(der.oid('1.3.6.1.5.5.7.3.1'), der.oid('1.2.3.4'))),
      der.extension('2.5.29.19', der.sequence(der.boolean(true), der.integer('03')), true),
      der.extension('2.5.29.14', der.octetString(der.hex('0a0b'))),
      der.extension(
        '2.5.29.35',
        der.sequence(
          der.implicit(0, der.hex('0a0b')),
          der.explicit(1, der.explicit(4, der.commonName('ca'))),
          der.implicit(2, der.hex('ff')),
        ),
      ),
      der.extension(
        '2.5.29.17',
        der.sequence(
          der.implicit(2, der.octets('kubernetes')),
          der.implicit(7, new Uint8Array(16)),
          der.explicit(0, der.oid('1.3.6.1.4.1.311.20.2.3'), der.explicit(0, der.utf8String('a@b'))),
          der.explicit(4, der.commonName('d')),
          der.implicit(8, der.hex('2a0304')),
        ),
      ),
    ],
  });
  return [everything, ...corpusCertificates(fixtureTrees).map((certificate) => certificate.der)];
}

describe('a damaged certificate', () => {
  const random = randomFrom(seed);
  const mutants = originals().flatMap((original) =>
    Array.from({ length: mutantsPerCertificate }, () => mutant(original, random)),
  );

  it(`never makes the reader throw, and every answer is whole (${mutants.length} mutants, seed ${seed})`, () => {
    const codes = new Set<DefectCode>();
    let read = 0;
    for (const bytes of mutants) {
      const certificate = readCertificate(bytes, sha256);
      const parts = certificateParts(bytes);
      expect(parts === undefined).toBe(certificate === undefined);
      if (certificate === undefined || parts === undefined) continue;
      read++;
      for (const { code } of certificate.defects) codes.add(code);
      // toBe… of every field would take minutes; what must hold of all is little.
      if (certificate.sha256 !== sha256(parts.certificate)) throw new Error('sha256 is of other bytes');
      if (certificate.spkiSha256 !== sha256(parts.spki)) throw new Error('spkiSha256 is of other bytes');
      const hasEnds = certificate.notAfter !== undefined && certificate.notBefore !== undefined;
      if (!hasEnds && !certificate.defects.some(({ code }) => code === 'validity-malformed')) {
        throw new Error('an end of the validity is missing without a word');
      }
      if (Number.isNaN(certificate.notAfter) || Number.isNaN(certificate.publicKey.bits)) throw new Error('NaN');
      expect(() => JSON.stringify(certificate)).not.toThrow();
    }
    expect(read).toBeGreaterThan(mutants.length / 4);
    expect(defectCodes).toEqual(expect.arrayContaining([...codes]));
    expect(codes.size).toBeGreaterThan(10);
  });

  it('never makes the reader of signing requests throw', () => {
    for (const bytes of mutants) expect(() => readSigningRequest(bytes, sha256)).not.toThrow();
  });

  it('is refused or read at every length it could be cut to', () => {
    const [original = new Uint8Array()] = originals();
    for (let length = 0; length < original.length; length++) {
      expect(readCertificate(original.subarray(0, length), sha256)).toBeUndefined();
    }
    expect(readCertificate(original, sha256)?.defects).toEqual([]);
  });
});
