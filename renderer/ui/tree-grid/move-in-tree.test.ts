import { describe, expect, it } from 'vitest';
import { findByPrefix, moveInTree } from './move-in-tree.ts';
import type { TreeGridRow } from './tree-grid-row.ts';

const row = (key: string, level: number, expanded?: boolean): TreeGridRow => ({
  key,
  level,
  posInSet: 1,
  setSize: 1,
  expanded,
});
const rows = [row('ca', 1, true), row('sub', 2, true), row('leaf', 3), row('late', 2), row('etcd', 1, false)];

describe('keys in a tree', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 2, 1],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 4, 4],
    ['Home', 3, 0],
    ['End', 0, 4],
    ['PageDown', 0, 4],
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 2, 1],
    ['ArrowLeft', 3, 0],
  ] as const)('%s on row %i goes to row %i', (key, from, to) => {
    expect(moveInTree(rows, from, key)).toEqual({ kind: 'focus', index: to });
  });

  it.each([
    ['ArrowRight', 4, { kind: 'expand', keys: ['etcd'], expanded: true }],
    ['ArrowLeft', 0, { kind: 'expand', keys: ['ca'], expanded: false }],
    ['*', 0, { kind: 'expand', keys: ['etcd'], expanded: true }],
    ['ArrowRight', 2, undefined],
    ['ArrowLeft', 4, undefined],
    ['x', 0, undefined],
  ] as const)('%s on row %i opens, closes or does nothing', (key, from, move) => {
    expect(moveInTree(rows, from, key)).toEqual(move);
  });

  it('finds the next name that begins with what was typed, round the end', () => {
    const names = ['ca', 'apiserver', 'etcd-ca', 'Admin.conf'];
    expect(findByPrefix(names, 0, 'a')).toBe(1);
    expect(findByPrefix(names, 1, 'a')).toBe(3);
    expect(findByPrefix(names, 3, 'ap')).toBe(1);
    expect(findByPrefix(names, 0, 'z')).toBeUndefined();
  });
});
