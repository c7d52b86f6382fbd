import { expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { Inventory } from '../pki/inventory.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory, type InventoryDrawing } from '../testing/an-inventory.ts';
import { findingsOf } from './findings-of.ts';

const ca = aCertificate({ subject: 'shop-ca', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
const leaf = aCertificate({ subject: 'shop', issuer: 'shop-ca', notAfter: '2027-06-01T00:00:00Z' });

const found = (inventory: Inventory, id: string) =>
  findingsOf(assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds })).filter(
    (finding) => finding.id === id,
  );

it.each([
  [0o644, 'warning'],
  [0o604, 'warning'],
  [0o640, 'notice'],
  [0o620, undefined],
  [0o600, undefined],
] as const)('a key of mode %o is a %s', (mode, severity) => {
  const drawn = anInventory({ files: { '/srv/shop.key': { key: leaf.spkiSha256 } } });
  const file = { mode, modifiedAt: at('2026-01-01T00:00:00Z'), symlinkTarget: undefined };
  const inventory = { ...drawn, keys: drawn.keys.map((key) => ({ ...key, file })) };
  expect(found(inventory, 'NA-K07').map((finding) => finding.severity)).toEqual(
    severity === undefined ? [] : [severity],
  );
});

it.each<[what: string, files: InventoryDrawing['files'], proof: 'signature' | 'signature-mismatch', count: number]>([
  ['the CA of its name beside it did not sign it', { '/srv/ca.crt': { certificates: [ca] } }, 'signature-mismatch', 1],
  ['it did', { '/srv/ca.crt': { certificates: [ca] } }, 'signature', 0],
  ['a CA of its name lies elsewhere', { '/other/ca.crt': { certificates: [ca] } }, 'signature-mismatch', 0],
])('a certificate of no kubeadm tree, where %s', (_what, files, proof, count) => {
  const inventory = anInventory({
    place: '/',
    files: { '/srv/shop.crt': { certificates: [leaf] }, ...files },
    links: [
      [ca, ca],
      [leaf, ca, proof],
    ],
  });
  expect(found(inventory, 'NA-C01')).toHaveLength(count);
});
