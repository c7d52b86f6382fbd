import { describe, expect, it } from 'vitest';
import * as der from '../testing/der-builder.ts';
import { aGeneralName, nameConstraintsOf, readOf, subjectAltNameOf } from '../testing/name-constraints-der.ts';
import { nameFault, pathBudget } from './name-constraints-check.ts';
import { maxNameSubtrees } from './name-constraints.ts';

const budget = () => ({ left: pathBudget });

/** What a CA with these subtrees says of a certificate with these names, through the bytes of both. */
function verdict(permitted: readonly string[], excluded: readonly string[], names: readonly string[]): string {
  const ca = readOf({ extensions: [nameConstraintsOf({ permitted, excluded })] });
  expect(ca.defects).toEqual([]);
  const leaf = readOf({ extensions: names.length === 0 ? [] : [subjectAltNameOf(names)] });
  const fault = nameFault(leaf, ca, budget());
  return fault === undefined ? 'allowed' : `${fault.why}: ${fault.name}`;
}

describe('a name against constraints', () => {
  it.each<[what: string, permitted: string[], excluded: string[], names: string[], verdict: string]>([
    ['a host within a domain', ['dns:example.com'], [], ['dns:a.b.example.com'], 'allowed'],
    ['the domain itself (RFC 5280 4.2.1.10)', ['dns:host.example.com'], [], ['dns:host.example.com'], 'allowed'],
    [
      'a domain that only ends alike (RFC 5280 4.2.1.10)',
      ['dns:host.example.com'],
      [],
      ['dns:host1.example.com'],
      'not-permitted: host1.example.com',
    ],
    ['letters alike at the end', ['dns:example.com'], [], ['dns:badexample.com'], 'not-permitted: badexample.com'],
    ['case', ['dns:Example.COM'], [], ['dns:A.eXample.com'], 'allowed'],
    ['the domain above', ['dns:a.example.com'], [], ['dns:example.com'], 'not-permitted: example.com'],
    ['a leading dot and what is below', ['dns:.example.com'], [], ['dns:a.example.com'], 'allowed'],
    ['a leading dot and itself', ['dns:.example.com'], [], ['dns:example.com'], 'not-permitted: example.com'],
    ['every name', ['dns:'], [], ['dns:whatever.test'], 'allowed'],
    ['no name at all', [], ['dns:'], ['dns:whatever.test'], 'excluded: whatever.test'],
    ['one of several domains', ['dns:a.test', 'dns:b.test'], [], ['dns:x.b.test'], 'allowed'],
    [
      'the first of several names that is outside',
      ['dns:a.test'],
      [],
      ['dns:a.test', 'dns:b.test'],
      'not-permitted: b.test',
    ],
    [
      'exclusion within what is permitted',
      ['dns:a.test'],
      ['dns:x.a.test'],
      ['dns:y.x.a.test'],
      'excluded: y.x.a.test',
    ],
    ['what is beside the excluded', [], ['dns:x.a.test'], ['dns:y.a.test'], 'allowed'],
    ['another kind of name', ['dns:a.test'], [], ['ip:192.0.2.1', 'email:a@b.test', 'uri:https://b.test'], 'allowed'],
    ['a certificate without names', ['dns:a.test'], [], [], 'allowed'],
    ['a wildcard within a domain', ['dns:a.test'], [], ['dns:*.a.test'], 'allowed'],
    [
      'a wildcard that may be the excluded name (CVE-2025-61727)',
      [],
      ['dns:x.a.test'],
      ['dns:*.a.test'],
      'excluded: *.a.test',
    ],
    ['a wildcard a label away from the excluded', [], ['dns:y.x.a.test'], ['dns:*.a.test'], 'allowed'],
    ['a wildcard that is more than is permitted', ['dns:x.a.test'], [], ['dns:*.a.test'], 'not-permitted: *.a.test'],
    ['what is no DNS name', ['dns:a.test'], [], ['dns:.a.test'], 'not-permitted: .a.test'],
    [
      'a DNS name that cannot be held against exclusions',
      [],
      ['dns:a.test'],
      ['dns:b..test'],
      'not-permitted: b..test',
    ],

    ['an address in a range', ['ip:192.0.2.0/24'], [], ['ip:192.0.2.255'], 'allowed'],
    ['an address beside it', ['ip:192.0.2.0/24'], [], ['ip:192.0.3.0'], 'not-permitted: 192.0.3.0'],
    [
      'a range within an octet',
      ['ip:10.96.0.0/12'],
      [],
      ['ip:10.111.255.255', 'ip:10.112.0.0'],
      'not-permitted: 10.112.0.0',
    ],
    ['one address', [], ['ip:10.96.0.1/32'], ['ip:10.96.0.1'], 'excluded: 10.96.0.1'],
    ['all of IPv4', [], ['ip:0.0.0.0/0'], ['ip:203.0.113.9'], 'excluded: 203.0.113.9'],
    ['all of IPv4, and IPv6', [], ['ip:0.0.0.0/0'], ['ip:2001:db8::1'], 'allowed'],
    ['IPv6 where only IPv4 is permitted', ['ip:10.0.0.0/8'], [], ['ip:2001:db8::1'], 'not-permitted: 2001:db8::1'],
    [
      'IPv6',
      ['ip:2001:db8::/33'],
      [],
      ['ip:2001:db8:7fff::1', 'ip:2001:db8:8000::1'],
      'not-permitted: 2001:db8:8000::1',
    ],
    ['bits beyond the mask', ['ip:10.1.2.3/8'], [], ['ip:10.9.9.9'], 'allowed'],

    ['a mailbox', ['email:root@example.com'], [], ['email:root@EXAMPLE.com'], 'allowed'],
    [
      'a mailbox of other case',
      ['email:root@example.com'],
      [],
      ['email:Root@example.com'],
      'not-permitted: Root@example.com',
    ],
    [
      'a quoted mailbox',
      [],
      ['email:root@example.com'],
      ['email:"ro\\ot"@example.com'],
      'excluded: "ro\\ot"@example.com',
    ],
    ['every mailbox of a host', ['email:example.com'], [], ['email:a@example.com'], 'allowed'],
    [
      'a mailbox of a host below',
      ['email:example.com'],
      [],
      ['email:a@x.example.com'],
      'not-permitted: a@x.example.com',
    ],
    ['mailboxes of all hosts below', ['email:.example.com'], [], ['email:a@x.y.example.com'], 'allowed'],
    [
      'a mailbox of the domain itself',
      ['email:.example.com'],
      [],
      ['email:a@example.com'],
      'not-permitted: a@example.com',
    ],
    ['what is no mailbox', ['email:example.com'], [], ['email:a@b@example.com'], 'not-permitted: a@b@example.com'],

    ['the host of a URI', ['uri:example.com'], [], ['uri:spiffe://u@example.com:8443/ns/a'], 'allowed'],
    [
      'a URI of a host below',
      ['uri:example.com'],
      [],
      ['uri:https://x.example.com'],
      'not-permitted: https://x.example.com',
    ],
    [
      'URIs of all hosts below',
      [],
      ['uri:.example.com'],
      ['uri:https://x.example.com/'],
      'excluded: https://x.example.com/',
    ],
    ['a URI with an address', [], ['uri:a.test'], ['uri:https://192.0.2.1/'], 'not-permitted: https://192.0.2.1/'],
    ['a URI with an IPv6 address', [], ['uri:a.test'], ['uri:https://[::1]:1/'], 'not-permitted: https://[::1]:1/'],
    ['a URI without a host', [], ['uri:a.test'], ['uri:urn:a:b'], 'not-permitted: urn:a:b'],
    ['a path like a host', [], ['uri:a.test'], ['uri:https://b.test/@a.test'], 'allowed'],

    ['a directory name below', ['dn:O=corp'], [], ['dn:O=Corp/OU=x', 'dn:O=corp'], 'not-permitted: CN=kube-apiserver'],
    ['the subject', ['dn:CN=kube-apiserver'], [], [], 'allowed'],
    ['a directory name among the other names', [], ['dn:O=corp'], ['dn:O=corp/CN=x'], 'excluded: CN=x,O=corp'],
    ['a longer last value', [], ['dn:O=corp'], ['dn:O=corporation'], 'allowed'],
    ['every directory name', [], ['dn:'], [], 'excluded: CN=kube-apiserver'],

    ['a kind that nobody can process', [], ['other:'], ['other:'], 'unsupported: otherName'],
    ['such a kind without a name of it', ['other:'], [], ['dns:a.test'], 'allowed'],
  ])('%s', (_what, permitted, excluded, names, expected) => {
    expect(verdict(permitted, excluded, names)).toBe(expected);
  });

  it('passes over kinds that nobody can process where the CA does not insist', () => {
    const ca = readOf({ extensions: [nameConstraintsOf({ excluded: ['other:'] }, false)] });
    const leaf = readOf({ extensions: [subjectAltNameOf(['other:'])] });
    expect(nameFault(leaf, ca, budget())).toBeUndefined();
  });

  it('takes the emailAddress of the subject only where there is no subjectAltName, and never the CN for a host', () => {
    const subject = der.sequence(
      der.rdn('1.2.840.113549.1.9.1', der.ia5String('a@b.test')),
      der.rdn('2.5.4.3', der.utf8String('b.test')),
    );
    const ca = readOf({
      extensions: [nameConstraintsOf({ permitted: ['email:a.test', 'dns:a.test'] })],
    });
    const faultOf = (extensions: readonly Uint8Array[]) => nameFault(readOf({ subject, extensions }), ca, budget());
    expect(faultOf([])).toEqual({ why: 'not-permitted', kind: 'email', name: 'a@b.test' });
    expect(faultOf([subjectAltNameOf(['dns:x.a.test'])])).toBeUndefined();
  });

  it('costs what subtrees and names are together, and stops where that is too much', () => {
    const many = (count: number, name: (index: number) => string) => Array.from({ length: count }, (_, i) => name(i));
    const ca = readOf({
      extensions: [
        nameConstraintsOf({
          permitted: [
            ...many(10_000, (i) => `dns:d${i}.test`),
            ...many(5_000, (i) => `ip:10.${i >> 8}.${i & 255}.0/24`),
          ],
        }),
      ],
    });
    const leaf = readOf({ extensions: [subjectAltNameOf(many(10_000, (i) => `dns:a.d${i}.test`))] });
    const plenty = budget();
    expect(nameFault(leaf, ca, plenty)).toBeUndefined();
    expect(plenty.left).toBeGreaterThan(pathBudget - 10_000 * 100);
    const little = { left: 1_000 };
    expect(nameFault(leaf, ca, little)).toBeUndefined();
    expect(little.left).toBeLessThan(0);
  });
});

describe('reading constraints', () => {
  it('keeps every kind', () => {
    const permitted = [
      'dns:Example.com',
      'email:A@b.test',
      'uri:.C.test',
      'ip:10.1.2.3/8',
      'dn:O=corp',
      'other:',
      'other:',
    ];
    expect(readOf({ extensions: [nameConstraintsOf({ permitted })] }).nameConstraints).toMatchObject({
      permitted: {
        dns: ['example.com'],
        email: ['A@b.test'],
        uri: ['.c.test'],
        ip: ['10.0.0.0/8'],
        directory: [{ text: 'O=corp' }],
        unsupported: ['otherName'],
      },
      excluded: { dns: [], ip: [] },
    });
  });

  const subtree = (...parts: readonly Uint8Array[]) => der.explicit(0, der.sequence(...parts));
  it.each<[what: string, value: Uint8Array, message: string]>([
    ['no SEQUENCE', der.nothing, 'nameConstraints is not a SEQUENCE.'],
    ['nothing', der.sequence(), 'nameConstraints has neither permitted nor excluded subtrees.'],
    ['an empty list', der.sequence(der.explicit(1)), 'nameConstraints has an empty list of subtrees.'],
    [
      'a third part',
      der.sequence(subtree(aGeneralName('dns:a')), der.nothing),
      'nameConstraints holds something other than permitted and excluded subtrees.',
    ],
    ['a subtree without a name', der.sequence(subtree()), 'nameConstraints has a subtree without a name.'],
    [
      'a wildcard',
      der.sequence(subtree(aGeneralName('dns:*.a.test'))),
      'nameConstraints has a subtree that is no domain.',
    ],
    [
      'an empty label',
      der.sequence(subtree(aGeneralName('dns:a..test'))),
      'nameConstraints has a subtree that is no domain.',
    ],
    [
      'two at signs',
      der.sequence(subtree(aGeneralName('email:a@b@c'))),
      'nameConstraints has a subtree that is no mailbox and no domain.',
    ],
    [
      'an address without a mask',
      der.sequence(subtree(der.implicit(7, der.hex('0a000000')))),
      'nameConstraints has a subtree that is no range of addresses.',
    ],
    [
      'a mask with a hole',
      der.sequence(subtree(der.implicit(7, der.hex('0a000000ff00ff00')))),
      'nameConstraints has a subtree that is no range of addresses.',
    ],
    [
      'a directory name that is none',
      der.sequence(subtree(der.explicit(4, der.nothing))),
      'nameConstraints has a subtree that is no directory name.',
    ],
    [
      'a maximum',
      der.sequence(subtree(aGeneralName('dns:a'), der.implicit(1, der.hex('01')))),
      'nameConstraints has a subtree with a minimum or maximum, which RFC 5280 forbids.',
    ],
    [
      'too many',
      der.sequence(
        der.explicit(0, ...Array.from({ length: maxNameSubtrees + 1 }, () => der.sequence(aGeneralName('dns:a')))),
      ),
      `nameConstraints has more than ${maxNameSubtrees} subtrees; the rest was not read.`,
    ],
  ])('names %s', (_what, value, message) => {
    const { defects } = readOf({ extensions: [der.extension('2.5.29.30', value, true)] });
    expect(defects).toEqual([{ code: 'extension-malformed', message }]);
  });
});
