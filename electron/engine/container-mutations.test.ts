import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRevocationList, revokedEntries } from '../../shared/x509/read-revocation-list.ts';
import { aJavaKeystore } from '../../shared/testing/a-java-keystore.ts';
import { mutantOf } from '../../shared/testing/mutant-of.ts';
import { someContainers, type SomeContainers } from '../../shared/testing/some-containers.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';
import { berToDer } from './x509/ber-to-der.ts';
import { isWholeBy, readJavaKeystore } from './x509/java-keystore.ts';
import { readBags, readPkcs12 } from './x509/pkcs12.ts';
import { readPkcs7 } from './x509/pkcs7.ts';
import { sha256 } from './x509/sha256.ts';

const seed = 20_261_127;
const runs = { seed, numRuns: 400 };
let made: SomeContainers;
beforeAll(() => {
  made = someContainers();
}, 60_000);

const aKeystore = (): Uint8Array => aJavaKeystore(made.file('ca.crt').toString('latin1'));

describe(`damaged containers never make a reader throw (seed ${seed})`, () => {
  it.each(['certs.der.p7b', 'signed.p7s'])('PKCS#7 %s', (name) => {
    fc.assert(
      fc.property(mutantOf(made.file(name)), (bytes) => {
        const pkcs7 = readPkcs7(bytes);
        const members = typeof pkcs7 === 'object' ? pkcs7.certificates : [];
        expect(members.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(bytes.length);
      }),
      runs,
    );
  });

  it.each(['modern.p12', 'legacy.p12', 'open-certs.p12'])('PKCS#12 %s', (name) => {
    fc.assert(
      fc.property(mutantOf(made.file(name)), (bytes) => {
        const safes = readPkcs12(bytes)?.safes ?? [];
        const bags = safes.flatMap((safe) => (safe.kind === 'clear' ? (readBags(safe.contents) ?? []) : []));
        expect(bags.reduce((sum, { content }) => sum + content.length, 0)).toBeLessThanOrEqual(bytes.length);
      }),
      runs,
    );
  });

  it('a Java keystore', () => {
    expect(readJavaKeystore(aKeystore())).toMatchObject({
      entries: [{ alias: 'ca' }, { alias: 'srv' }],
      stoppedBy: undefined,
    });
    fc.assert(
      fc.property(mutantOf(aKeystore()), (bytes) => {
        const entries = readJavaKeystore(bytes)?.entries ?? [];
        const held = entries.flatMap(({ certificates }) => certificates).reduce((sum, { length }) => sum + length, 0);
        expect(held).toBeLessThanOrEqual(bytes.length);
        isWholeBy(bytes, 'changeit');
      }),
      runs,
    );
  });

  it('a revocation list', () => {
    fc.assert(
      fc.property(mutantOf(made.file('ca.der.crl')), (bytes) => {
        const list = readRevocationList(bytes, sha256);
        expect([...revokedEntries(bytes, new Set(['1267']))].length).toBeLessThanOrEqual(list?.revokedCount ?? 0);
      }),
      runs,
    );
  });

  it('BER that nests without end, and bytes of any kind', () => {
    expect(berToDer(Buffer.alloc(1_000_000, Buffer.from('3080', 'hex')))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const der = berToDer(bytes);
        expect(der?.length ?? 0).toBeLessThanOrEqual(bytes.length);
      }),
      runs,
    );
  });
});

it('a look at damaged containers tells each of them, by a problem or by what is left of it', async () => {
  const names = ['modern.p12', 'legacy.p12', 'certs.der.p7b', 'ca.der.crl', 'open-certs.p12'];
  const files = names.flatMap((name) =>
    fc
      .sample(mutantOf(made.file(name)), { seed, numRuns: 20 })
      .map((bytes, index) => [`${index}-${name}`, bytes] as const),
  );
  const { inventory } = await look([tempFolder(Object.fromEntries(files))], { passwords: { known: ['secret'] } });
  const told = new Set([
    ...inventory.problems.map(({ path }) => path),
    ...inventory.sightings.map(({ path }) => path),
    ...inventory.revocationLists.map(({ path }) => path),
    ...inventory.keys.map(({ path }) => path),
    ...inventory.coverage.ignoredFiles.map(({ path }) => path),
  ]);
  expect(told.size).toBe(files.length);
  expect(inventory.problems.map(({ message }) => message).filter((message) => message.includes('fault'))).toEqual([]);
}, 60_000);

it('a dump cut anywhere never makes a look fail', async () => {
  const { manifestTexts } = await import('./sources/stored-object/manifest-texts.ts');
  const yaml =
    'apiVersion: v1\nitems:\n- kind: Secret\n  data: {a: LS0t}\n- kind: ConfigMap\nkind: List\n---\nkind: Secret\n';
  const json = JSON.stringify({ kind: 'List', items: [{ kind: 'Secret', data: { a: '"]}' } }, { kind: 'ConfigMap' }] });
  for (const text of [yaml, json]) {
    for (let end = 0; end <= text.length; end++)
      for (const { line } of manifestTexts(text.slice(0, end))) expect(line).toBeGreaterThan(0);
  }
  expect([...manifestTexts(yaml)]).toHaveLength(3);
  expect([...manifestTexts(json)]).toHaveLength(2);
});
