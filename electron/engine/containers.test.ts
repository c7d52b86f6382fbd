import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ContainerAnswer, ContainerQuestion } from '../../shared/bridge/container-question.ts';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { someContainers, type SomeContainers } from '../../shared/testing/some-containers.ts';
import { look } from './look.ts';
import { berToDer } from './x509/ber-to-der.ts';

let made: SomeContainers;
beforeAll(() => {
  made = someContainers();
}, 60_000);

const hasKeytool = spawnSync('keytool', ['-help']).error === undefined;
if (!hasKeytool) console.warn('SKIPPED: keytool is not installed; keystores are only read from committed fixtures.');

async function lookAt(name: string, content: Uint8Array | string, known: string[] = []): Promise<Inventory> {
  const folder = tempFolder({ [name]: content });
  return (await look([join(folder, name)], { passwords: { known } })).inventory;
}

const codes = ({ problems }: Inventory): string[] => problems.map(({ code }) => code);
const subjects = ({ certificates }: Inventory): string[] => certificates.map(({ subject }) => subject.text).sort();
const seen = ({ sightings }: Inventory): unknown[] =>
  sightings.map(({ encoding, entryName, position, key }) => [encoding, entryName, position, key]);

describe('PKCS#7', () => {
  it.each(['certs.p7b', 'certs.der.p7b', 'signed.p7s'])('%s gives its certificates', async (name) => {
    const inventory = await lookAt(name, made.file(name));
    expect(inventory.problems).toEqual([]);
    expect(subjects(inventory)).toEqual(['CN=test-ca', 'CN=www']);
    expect(inventory.sightings.map(({ encoding }) => encoding)).toEqual(['pkcs7', 'pkcs7']);
  });

  it('carries revocation lists along', async () => {
    const inventory = await lookAt('crl.p7b', made.file('crl.p7b'));
    expect(inventory.revocationLists).toMatchObject([{ encoding: 'pkcs7', list: { issuer: { text: 'CN=test-ca' } } }]);
  });

  it('in BER with indefinite lengths is the same', async () => {
    const inventory = await lookAt('certs.p7b', indefinite(made.file('certs.der.p7b')));
    expect(inventory.problems).toEqual([]);
    expect(subjects(inventory)).toEqual(['CN=test-ca', 'CN=www']);
  });

  it('cut off is broken, encrypted holds nothing in the open', async () => {
    const text = made.file('certs.p7b').toString('latin1').split('\n');
    const half = [...text.slice(0, 10), '-----END PKCS7-----', ''].join('\n');
    expect(codes(await lookAt('x.p7b', half))).toEqual(['bad-container']);
    expect(codes(await lookAt('x.p7m', made.file('enveloped.p7m')))).toEqual(['unsupported-container']);
  });
});

describe('PKCS#12', () => {
  const both = [
    ['pkcs12', 'www', 0, 'matches'],
    ['pkcs12', undefined, 1, 'absent'],
  ];
  it.each([
    'modern.p12',
    'legacy.p12',
    'pbes2-3des.p12',
    'sha512-mac.p12',
    'pbe-3des-sha1.p12',
    'rc2-128.p12',
    'nomac.p12',
  ])('%s opens with its password, and the key is known by its public half', async (name) => {
    const inventory = await lookAt(name, made.file(name), ['wrong', 'secret']);
    expect(inventory.problems).toEqual([]);
    expect(subjects(inventory)).toEqual(['CN=test-ca', 'CN=www']);
    expect(seen(inventory)).toEqual(both);
    expect(inventory.sightings[0]?.field).toMatch(/^localKeyID [0-9a-f]{40}$/u);
    expect(inventory.keys).toMatchObject([{ kind: 'private', encrypted: false, spkiSha256: /./u }]);
  });

  it('of an elliptic curve, which RSA-only readers cannot read', async () => {
    const inventory = await lookAt('ec.p12', made.file('ec.p12'), ['secret']);
    expect(seen(inventory)).toEqual([['pkcs12', 'ec', 0, 'matches']]);
  });

  it('with an empty password, or none, opens by itself', async () => {
    const inventory = await lookAt('empty.p12', made.file('empty.p12'));
    expect(inventory.problems).toEqual([]);
    expect(seen(inventory)).toMatchObject([['pkcs12', undefined, 0, 'matches']]);
  });

  it('with certificates in the open gives these without a password, and says that the key is encrypted', async () => {
    const inventory = await lookAt('open.p12', made.file('open-certs.p12'));
    expect(inventory.problems).toEqual([]);
    expect(seen(inventory)).toMatchObject([['pkcs12', 'ec', 0, 'encrypted']]);
  });

  it('without a password, with a wrong one, damaged and cut off are four different things', async () => {
    const whole = made.file('modern.p12');
    expect(codes(await lookAt('a.p12', whole))).toEqual(['encrypted-container']);
    expect(codes(await lookAt('a.p12', whole, ['wrong', 'wrong too']))).toEqual(['wrong-password']);
    expect(codes(await lookAt('a.p12', whole.subarray(0, 2000), ['secret']))).toEqual(['bad-container']);
    const macBroken = Buffer.from(whole);
    macBroken[macBroken.length - 30] = (macBroken[macBroken.length - 30] ?? 0) ^ 1;
    expect(codes(await lookAt('a.p12', macBroken, ['secret']))).toEqual(['bad-container']);
    expect(codes(await lookAt('a.p12', Buffer.from('3015020103301006092a864886f70d010701a003040100', 'hex')))).toEqual([
      'bad-container',
    ]);
  });

  it('asks a person, tells a wrong answer from a skipped one, and tries what opened one on the others', async () => {
    const folder = tempFolder({ 'a.p12': made.file('modern.p12'), 'b.p12': made.file('ec.p12') });
    const asked: ContainerQuestion[] = [];
    const answers: ContainerAnswer[] = [{ password: 'wrong' }, { password: 'secret' }];
    const ask = (question: ContainerQuestion): Promise<ContainerAnswer> => {
      asked.push(question);
      return Promise.resolve(answers.shift() ?? 'skip');
    };
    const { inventory } = await look([folder], { passwords: { known: [], ask } });
    expect(asked.map(({ isRetry, left }) => [isRetry, left])).toEqual([
      [false, 2],
      [true, 2],
    ]);
    expect(inventory.problems).toEqual([]);
    expect(inventory.certificates).toHaveLength(3);
    const skipped = await look([folder], { passwords: { known: [], ask: () => Promise.resolve('skip-all') } });
    expect(codes(skipped.inventory)).toEqual(['encrypted-container', 'encrypted-container']);
    expect(skipped.inventory.coverage).toMatchObject({ files: 2, read: 0, ignored: 0 });
  });

  it('refuses key derivation without end', async () => {
    const inventory = await lookAt('slow.p12', made.file('slow.p12'), ['secret']);
    expect(codes(inventory)).toEqual(['unsupported-container']);
    expect(inventory.problems[0]?.message).toContain('4000000 rounds');
  });

  it.skipIf(!hasKeytool)('of keytool, with the password Java takes where nobody chose one', async () => {
    const folder = tempFolder();
    const file = join(folder, 'kt.p12');
    keytool(
      '-genkeypair',
      '-alias',
      'srv',
      '-keyalg',
      'EC',
      '-storetype',
      'PKCS12',
      '-keystore',
      file,
      '-dname',
      'CN=kt',
    );
    const { inventory } = await look([file], {});
    expect(inventory.problems).toEqual([]);
    expect(seen(inventory)).toEqual([['pkcs12', 'srv', 0, 'matches']]);
  });
});

describe('a Java keystore', () => {
  it.skipIf(!hasKeytool).each(['JKS', 'JCEKS'])('%s gives its certificates without a password', async (type) => {
    const folder = tempFolder({ 'ca.crt': made.file('ca.crt') });
    const file = join(folder, 'kt.store');
    const store = ['-storetype', type, '-keystore', file];
    keytool('-genkeypair', '-alias', 'srv', '-keyalg', 'EC', '-dname', 'CN=kt', '-keypass', 'changeit', ...store);
    keytool('-importcert', '-noprompt', '-alias', 'ca', '-file', join(folder, 'ca.crt'), ...store);
    const { inventory } = await look([file], {});
    expect(inventory.problems).toEqual([]);
    expect(new Set(seen(inventory))).toEqual(
      new Set([
        ['jks', 'ca', 0, 'absent'],
        ['jks', 'srv', 0, 'encrypted'],
      ]),
    );

    const bytes = readFileSync(file);
    expect(codes(await lookAt('x.jks', bytes.subarray(0, -100), ['changeit']))).toEqual(['bad-container']);
    bytes[bytes.indexOf('srv')] = 0x53;
    expect(codes(await lookAt('x.jks', bytes, ['changeit']))).toEqual(['wrong-password']);
  });

  it('that only begins like one is broken', async () => {
    expect(codes(await lookAt('x.jks', Buffer.from('feedfeed00000002', 'hex')))).toEqual(['bad-container']);
    expect(codes(await lookAt('x.jks', Buffer.from('feedfeed00000002ffffffff00000001ffff', 'hex')))).toEqual([
      'bad-container',
    ]);
  });
});

function keytool(...args: readonly string[]): void {
  execFileSync('keytool', [...args, '-storepass', 'changeit'], { stdio: 'pipe' });
}

/** Every constructed element of a DER value with an indefinite length. */
function indefinite(der: Uint8Array): Buffer {
  const one = (at: number): { readonly out: Buffer; readonly to: number } => {
    let from = at + 2;
    let length = der[at + 1] ?? 0;
    if (length > 0x7f) {
      const octets = length & 0x7f;
      length = Buffer.from(der.subarray(from, from + octets)).readUIntBE(0, octets);
      from += octets;
    }
    const to = from + length;
    if (((der[at] ?? 0) & 0x20) === 0) return { out: Buffer.from(der.subarray(at, to)), to };
    const parts: Buffer[] = [];
    for (let inner = from; inner < to;) {
      const part = one(inner);
      parts.push(part.out);
      inner = part.to;
    }
    return { out: Buffer.concat([Buffer.of(der[at] ?? 0, 0x80), ...parts, Buffer.of(0, 0)]), to };
  };
  const { out } = one(0);
  expect(Buffer.from(berToDer(out) ?? [])).toEqual(Buffer.from(der));
  return out;
}
