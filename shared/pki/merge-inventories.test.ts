import { describe, expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { inventoryChunks } from './inventory-chunks.ts';
import { indexOf } from './inventory-index.ts';
import { emptyInventory, mergeInventories } from './merge-inventories.ts';

const leaves = Array.from({ length: 23 }, (_, index) => aCertificate({ subject: `leaf-${index}` }));
const many = anInventory({
  files: Object.fromEntries(leaves.map((leaf, index) => [`/pki/${index}.crt`, { certificates: [leaf] }])),
  links: leaves.map((leaf) => [leaf, leaves[0]!]),
});

describe('merging inventories', () => {
  it('shows a certificate of both looks once, with the sightings of both', () => {
    const [ca] = leaves;
    const left = anInventory({ place: '/left', files: { '/left/ca.crt': { certificates: [ca!] } } });
    const right = anInventory({
      place: '/right',
      files: { '/right/ca.crt': { certificates: [ca!] }, '/right/x': 'ignored' },
    });
    const merged = mergeInventories([left, right]);
    expect(merged.certificates).toHaveLength(1);
    expect(merged.sightings.map(({ path }) => path)).toEqual(['/left/ca.crt', '/right/ca.crt']);
    expect(merged.places.map(({ place }) => place)).toEqual(['/left', '/right']);
    expect(merged.coverage).toEqual({
      files: left.coverage.files + right.coverage.files,
      read: left.coverage.read + right.coverage.read,
      ignored: 1,
      ignoredFiles: [{ path: '/right/x', reason: 'no-certificate-material' }],
    });
  });

  it('keeps the stronger of two proofs, in either order', () => {
    const [ca, leaf] = leaves;
    const checked = anInventory({ files: {}, links: [[leaf!, ca!, 'signature']] });
    const guessed = anInventory({ files: {}, links: [[leaf!, ca!, 'name-only']] });
    for (const parts of [
      [checked, guessed],
      [guessed, checked],
    ]) {
      expect(mergeInventories(parts).issuerLinks.map(({ proof }) => proof)).toEqual(['signature']);
    }
  });

  it('sorts by certificate on the way what can be sorted afterwards', () => {
    const [ca, leaf] = leaves;
    const again = anInventory({ place: '/again', files: { '/again/ca.crt': { certificates: [ca!] } } });
    const guessed = anInventory({ files: {}, links: [[leaf!, ca!, 'name-only']] });
    // Sightings and links may come before their certificates, and a link twice.
    const merged = mergeInventories([guessed, ...inventoryChunks(many, 2).toReversed(), again]);
    const asMerged = indexOf(merged);
    const afterwards = indexOf({ ...merged });
    expect(asMerged).not.toBe(afterwards);
    expect(new Map(asMerged.positions)).toEqual(afterwards.positions);
    expect(asMerged.authorities).toEqual(afterwards.authorities);
    expect(new Map(asMerged.sightings)).toEqual(afterwards.sightings);
    expect(new Map(asMerged.issuerLinks)).toEqual(afterwards.issuerLinks);
  });

  it('of nothing is the empty inventory', () => {
    expect(mergeInventories([])).toEqual(emptyInventory);
  });
});

describe('slices of an inventory', () => {
  it.each([1, 7, 23, 500])('of %i make the whole again', (size) => {
    const chunks = inventoryChunks(many, size);
    expect(mergeInventories(chunks)).toEqual(many);
    for (const chunk of chunks) expect(chunk.sightings.length).toBeLessThanOrEqual(size);
  });

  it('has one slice even of nothing, so that the receiver hears the end', () => {
    expect(inventoryChunks(emptyInventory)).toEqual([emptyInventory]);
  });

  it('loses no ignored file when there are more of them than of anything else', () => {
    const ignoredFiles = Array.from({ length: 9 }, (_, index) => ({
      path: `/${index}`,
      reason: 'already-read' as const,
    }));
    const inventory = { ...emptyInventory, coverage: { files: 9, read: 0, ignored: 9, ignoredFiles } };
    expect(mergeInventories(inventoryChunks(inventory, 2))).toEqual(inventory);
  });
});
