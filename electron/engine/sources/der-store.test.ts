import { expect, test } from 'vitest';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { DerStore } from './der-store.ts';

test('bytes are given back as they were put in, across blocks, larger than a block, and whatever becomes of the source', () => {
  const store = new DerStore();
  const sizes = [0, 1, 16 * 1024, 16 * 1024 + 1, 700, 3 * 1024 * 1024, 700, 1024 * 1024];
  const source = new Uint8Array(Math.max(...sizes));
  for (const [index, size] of sizes.entries()) {
    source.fill(index + 1);
    store.add(String(index) as Sha256Hex, source.subarray(0, size));
  }
  for (const [index, size] of sizes.entries()) {
    const kept = store.of(String(index) as Sha256Hex);
    expect(kept?.length).toBe(size);
    expect(kept?.every((byte) => byte === index + 1)).toBe(true);
  }
  expect(store.of('none' as Sha256Hex)).toBeUndefined();
});
