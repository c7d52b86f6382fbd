import { describe, expect, it } from 'vitest';
import { emptyInventory, mergeInventories } from '../pki/merge-inventories.ts';
import { inventoryChunks } from '../pki/inventory-chunks.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import type { Sighting } from '../pki/inventory.ts';
import { anInventory } from '../testing/an-inventory.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Name } from '../x509/name.ts';
import type { NameSubtrees } from '../x509/name-constraints.ts';
import { noPolicies } from '../x509/policies.ts';
import { packInventory, unpackInventory } from './packed-inventory.ts';

/** As both transports carry it: `serve` as text, Electron as a structured clone. */
const transports = {
  'as text': <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value,
  'as a clone': <Value>(value: Value): Value => structuredClone(value),
};

const noSubtrees: NameSubtrees = { dns: [], email: [], uri: [], ip: [], directory: [], unsupported: [] };
const ca = aCertificate({
  subject: 'ca',
  isCa: true,
  policies: { ...noPolicies(), policies: ['1.2.3'], requireExplicitPolicy: 0 },
  nameConstraints: { permitted: { ...noSubtrees, dns: ['a'], ip: ['10.0.0.0/8'] }, excluded: noSubtrees },
});
const issuer: Name = {
  text: 'CN=two+OU=parts,O=\\+x',
  attributes: [
    { oid: '2.5.4.10', type: 'O', value: '+x' },
    { oid: '2.5.4.11', type: 'OU', value: 'parts' },
    { oid: '2.5.4.3', type: 'CN', value: 'two' },
  ],
  comparable: '2.5.4.10\0+x\u00012.5.4.11\0parts\u00002.5.4.3\0two',
};
const leaf: Certificate = {
  ...aCertificate({ subject: 'leaf' }),
  issuer,
  subjectAltName: {
    dns: ['a', 'b'],
    ip: ['::1'],
    email: ['x@y'],
    uri: ['spiffe://z'],
    other: ['otherName:1'],
    directoryNames: [issuer],
  },
  keyUsage: ['digitalSignature'],
  extKeyUsage: [],
  subjectKeyIdentifier: '00',
  authorityKeyIdentifier: { keyIdentifier: 'ab', authorityCertIssuer: undefined, authorityCertSerialNumber: undefined },
  extensions: [{ oid: '2.5.29.17', critical: true }],
  defects: [{ code: 'not-der', message: 'A length is written with more octets than it needs.' }],
};
const bare: Certificate = {
  ...aCertificate({ subject: 'bare' }),
  issuer,
  version: 1,
  subject: { text: '', attributes: [], comparable: '' },
  notBefore: undefined,
  notAfter: undefined,
  basicConstraints: undefined,
  keyUsage: undefined,
  extKeyUsage: undefined,
  subjectKeyIdentifier: undefined,
  authorityKeyIdentifier: undefined,
};
const drawn = anInventory({
  files: {
    '/pki/ca.crt': { certificates: [ca] },
    '/pki/bundle.pem': { certificates: [leaf, bare, ca], key: 'differs' },
    '/admin.conf': { user: leaf, ca, userName: 'admin' },
    '/pki/apiserver.key': { key: leaf.spkiSha256 },
    '/notes.txt': 'ignored',
    '/broken.crt': { problem: 'read-failed' },
  },
  links: [
    [leaf, ca],
    [bare, ca, 'name-only'],
  ],
});
/** A field that sightings get has to be here too, or nobody would notice that it is lost on the way. */
const whole: Required<Sighting> = {
  sha256: leaf.sha256,
  place: 'cluster:/config#prod',
  path: 'Secret demo/store',
  medium: 'cluster-object',
  field: 'store.jks',
  entryName: 'www',
  position: 3,
  file: undefined,
  key: 'encrypted',
  encoding: 'jks',
};
const inventory = {
  ...drawn,
  sightings: [...drawn.sightings, whole].map((sighting, index, { length }) => ({
    ...sighting,
    file:
      index === 1 || index === length - 1
        ? undefined
        : {
            mode: 0o600 + index,
            modifiedAt: at('2026-11-22T00:00:00Z'),
            symlinkTarget: index === 0 ? '../ca' : undefined,
          },
  })),
};

describe.each(Object.entries(transports))('an inventory over the bridge %s', (_transport, carry) => {
  it('arrives as it was sent', () => {
    expect(unpackInventory(carry(packInventory(inventory)))).toEqual(inventory);
    expect(unpackInventory(carry(packInventory(emptyInventory)))).toEqual(emptyInventory);
  });

  it.each([1, 2, 3])('in slices of %i arrives as it was sent', (size) => {
    const parts = inventoryChunks(inventory, size).map((part) => unpackInventory(carry(packInventory(part))));
    expect(mergeInventories(parts)).toEqual(inventory);
  });

  it('keeps what certificates share one object', () => {
    const { certificates } = unpackInventory(carry(packInventory(inventory)));
    const [, first, second] = certificates;
    expect(first?.issuer).toBe(second?.issuer);
    expect(first?.issuer).toEqual(issuer);
  });
});

it('says a name, a usage and a fingerprint once for all that have it', () => {
  const many = Array.from({ length: 50 }, (_, index) => ({ ...aCertificate({ subject: `leaf-${index}` }), issuer }));
  const text = JSON.stringify(packInventory(anInventory({ files: { '/b.pem': { certificates: many } } })));
  expect(text.split(issuer.text.replaceAll('\\', '\\\\'))).toHaveLength(2);
  expect(text.split(many[7]?.sha256 ?? '')).toHaveLength(2);
});
