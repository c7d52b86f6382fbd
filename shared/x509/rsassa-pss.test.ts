import { describe, expect, it } from 'vitest';
import * as der from '../testing/der-builder.ts';
import { rsassaPssParameters } from './rsassa-pss.ts';

const sha1 = '1.3.14.3.2.26';
const sha256 = '2.16.840.1.101.3.4.2.1';
const mgf1 = (hash: string): Uint8Array =>
  der.explicit(1, der.sequence(der.oid('1.2.840.113549.1.1.8'), der.sequence(der.oid(hash), der.nothing)));

describe('rsassaPssParameters', () => {
  it.each([
    ['all defaults (RFC 4055 3.1)', der.sequence(), { hash: sha1, maskHash: sha1, saltLength: 20 }],
    [
      'SHA-256 and a salt of 32',
      der.sequence(der.explicit(0, der.sequence(der.oid(sha256))), mgf1(sha256), der.explicit(2, der.integer('20'))),
      { hash: sha256, maskHash: sha256, saltLength: 32 },
    ],
    [
      'a salt of 222',
      der.sequence(der.explicit(2, der.integer('00de'))),
      { hash: sha1, maskHash: sha1, saltLength: 222 },
    ],
    [
      'another mask function',
      der.sequence(der.explicit(1, der.sequence(der.oid('1.2.3')))),
      { hash: sha1, maskHash: undefined, saltLength: 20 },
    ],
    ['NULL', der.nothing, undefined],
    ['an unknown field', der.sequence(der.explicit(4, der.nothing)), undefined],
    ['an empty field', der.sequence(der.explicit(0)), undefined],
    ['a cut end', der.sequence(der.hex('a1')), undefined],
  ])('reads %s', (_what, parameters, expected) => {
    expect(rsassaPssParameters(parameters)).toEqual(expected);
  });
});
