import { describe, expect, it } from 'vitest';
import * as der from '../testing/der-builder.ts';
import { distinguishedName, type DecodedName } from './distinguished-name.ts';

/** @param name  the whole RDNSequence */
function read(name: Uint8Array): DecodedName {
  const header = name[1] === undefined || name[1] < 0x80 ? 2 : 2 + (name[1] & 0x7f);
  return distinguishedName(name, header, name.length);
}

const cn = '2.5.4.3';
const o = '2.5.4.10';

describe('distinguishedName', () => {
  it('writes the most specific attribute first and keeps the order of the DER in the parts', () => {
    const { name } = read(
      der.sequence(
        der.rdn(o, der.printableString('kubeadm:cluster-admins')),
        der.rdn(cn, der.utf8String('kubernetes-admin')),
      ),
    );
    expect(name.text).toBe('CN=kubernetes-admin,O=kubeadm:cluster-admins');
    expect(name.attributes.map(({ oid, type, value }) => [oid, type, value])).toEqual([
      [o, 'O', 'kubeadm:cluster-admins'],
      [cn, 'CN', 'kubernetes-admin'],
    ]);
  });

  it.each([
    ['a comma, a plus and quotes', 'a,b+"c"', String.raw`CN=a\,b\+\"c\"`],
    ['angle brackets, semicolon and backslash', String.raw`<a>;\b`, String.raw`CN=\<a\>\;\\b`],
    ['a leading number sign', '#1', String.raw`CN=\#1`],
    ['a number sign inside', 'a#1', 'CN=a#1'],
    ['a leading and a trailing space', ' a ', String.raw`CN=\ a\ `],
    ['one space', ' ', String.raw`CN=\ `],
    ['an equals sign', 'a=b', 'CN=a=b'],
    ['NUL (the null-prefix attack)', 'good.example\0.evil.example', String.raw`CN=good.example\00.evil.example`],
    ['another control character, which is the business of whoever shows it', 'a\u001bb', 'CN=a\u001bb'],
    ['a direction mark, likewise', 'a\u202eb', 'CN=a\u202eb'],
    ['nothing', '', 'CN='],
  ])('escapes %s by RFC 4514', (_what, value, text) => {
    expect(read(der.commonName(value)).name.text).toBe(text);
  });

  it.each([
    ['UTF8String', der.utf8String('日本 🚀'), '日本 🚀', false],
    ['PrintableString', der.printableString('Tokyo (JP)'), 'Tokyo (JP)', false],
    ['PrintableString with @', der.printableString('a@b'), 'a@b', true],
    ['PrintableString with UTF-8 in it', der.element(0x13, new TextEncoder().encode('Zoë')), 'Zoë', true],
    ['IA5String', der.ia5String('a@b'), 'a@b', false],
    ['IA5String above ASCII', der.ia5String('\u00e9!'), 'é!', true],
    ['T61String as ISO 8859-1', der.t61String('Z\u00fcrich'), 'Zürich', false],
    ['BMPString', der.bmpString('日本'), '日本', false],
    ['BMPString with a surrogate pair', der.bmpString('🚀'), '🚀', false],
    ['BMPString of an odd length', der.element(0x1e, der.hex('65e567')), '日\ufffd', true],
    ['BMPString with half a pair', der.element(0x1e, der.hex('d83d0041')), '\ufffdA', true],
    ['UniversalString', der.element(0x1c, der.hex('0001f680')), '🚀', false],
    ['UniversalString beyond Unicode', der.element(0x1c, der.hex('00110000')), '\ufffd', true],
    ['NumericString', der.element(0x12, der.octets('12 34')), '12 34', false],
    ['VisibleString', der.element(0x1a, der.octets('visible')), 'visible', false],
    ['UTF8String with an overlong slash', der.element(0x0c, der.hex('c0af')), '\ufffd\ufffd', true],
    ['UTF8String with an overlong slash of three octets', der.element(0x0c, der.hex('e080af')), '\ufffd', true],
    ['UTF8String with an overlong slash of four octets', der.element(0x0c, der.hex('f08080af')), '\ufffd', true],
    ['UTF8String with a surrogate', der.element(0x0c, der.hex('eda080')), '\ufffd', true],
    ['UTF8String cut in a character', der.element(0x0c, der.hex('41e697')), 'A\ufffd', true],
    ['UTF8String beyond Unicode', der.element(0x0c, der.hex('f4908080')), '\ufffd', true],
  ])('decodes %s', (_type, value, text, hasProblem) => {
    const { name, problem } = read(der.sequence(der.rdn(cn, value)));
    expect(name.attributes[0]?.value).toBe(text);
    expect(problem !== undefined).toBe(hasProblem);
  });

  it('gives a value that is no string as # and the hex of its DER', () => {
    const { name } = read(der.sequence(der.rdn(cn, der.integer('05'))));
    expect(name.text).toBe('CN=#020105');
  });

  it('writes a type without a name as dotted OID with its value in hex (RFC 4514 2.4), and decodes the value apart', () => {
    const { name } = read(der.sequence(der.rdn('1.2.3.4', der.utf8String('hi'))));
    expect(name.text).toBe('1.2.3.4=#0c026869');
    expect(name.attributes[0]).toEqual({ oid: '1.2.3.4', type: '1.2.3.4', value: 'hi' });
  });

  it('joins the attributes of one RDN with +', () => {
    const both = der.set(der.sequence(der.oid(cn), der.utf8String('a')), der.sequence(der.oid(o), der.utf8String('b')));
    expect(read(der.sequence(both)).name.text).toBe('O=b+CN=a');
  });

  it.each([
    ['capitals', der.utf8String('Kubernetes CA'), der.utf8String('kubernetes ca'), true],
    ['another string type', der.utf8String('kubernetes'), der.printableString('kubernetes'), true],
    ['two bytes a character', der.utf8String('kubernetes'), der.bmpString('kubernetes'), true],
    ['spaces around and doubled', der.utf8String('  a   b '), der.utf8String('a b'), true],
    ['full-width letters (NFKC)', der.utf8String('ＣＡ'), der.utf8String('ca'), true],
    ['composed and decomposed', der.utf8String('Zu\u0308rich'), der.utf8String('Z\u00fcrich'), true],
    ['a soft hyphen', der.utf8String('kuber\u00adnetes'), der.utf8String('kubernetes'), true],
    ['no space against one', der.utf8String('ab'), der.utf8String('a b'), false],
    ['another letter', der.utf8String('kubernetes'), der.utf8String('kubernetez'), false],
  ])('calls names the same by RFC 5280 7.1: %s', (_what, one, other, same) => {
    const [a, b] = [one, other].map((value) => read(der.sequence(der.rdn(cn, value))).name.comparable);
    expect(a === b).toBe(same);
  });

  it('does not call names the same whose attributes are of other types, in other order or split otherwise', () => {
    const [a, b] = [der.utf8String('a'), der.utf8String('b')];
    const names = [
      der.sequence(der.rdn(cn, a), der.rdn(o, b)),
      der.sequence(der.rdn(o, b), der.rdn(cn, a)),
      der.sequence(der.rdn(cn, b), der.rdn(o, a)),
      der.sequence(der.set(der.sequence(der.oid(cn), a), der.sequence(der.oid(o), b))),
      der.commonName('a\u00002.5.4.10\u0000b'),
      der.sequence(der.rdn(o, der.utf8String('b2.5.4.3a'))),
    ];
    expect(new Set(names.map((name) => read(name).name.comparable)).size).toBe(names.length);
  });

  it('gives one object for equal bytes', () => {
    expect(read(der.commonName('shared')).name).toBe(read(der.commonName('shared')).name);
  });

  it.each([
    ['an RDN that is no set', der.sequence(der.sequence(der.oid(cn)), der.rdn(cn, der.utf8String('a')))],
    [
      'an attribute without a value',
      der.sequence(der.set(der.sequence(der.oid(cn))), der.rdn(cn, der.utf8String('a'))),
    ],
    ['an attribute without a type', der.sequence(der.set(der.utf8String('x')), der.rdn(cn, der.utf8String('a')))],
    ['a cut end', der.sequence(der.rdn(cn, der.utf8String('a')), der.hex('3105'))],
  ])('reads the rest of a name with %s', (_what, name) => {
    const { name: read_, problem } = read(name);
    expect(read_.text).toBe('CN=a');
    expect(problem).toBeDefined();
  });

  it('stops at ten thousand attributes', () => {
    const { name, problem } = read(
      der.sequence(...Array.from({ length: 10_001 }, () => der.rdn(cn, der.utf8String('a')))),
    );
    expect(name.attributes).toHaveLength(10_000);
    expect(problem).toContain('10000');
  });
});
