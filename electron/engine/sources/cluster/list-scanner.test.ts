import { expect, it } from 'vitest';
import { ListScanner } from './list-scanner.ts';

const items = [{ a: '}]"\\' }, { deep: [{ items: [1, { b: 2 }] }] }, {}, { text: 'x'.repeat(300) }];
const lists = [
  JSON.stringify({ kind: 'List', metadata: { continue: 'items' }, items }),
  JSON.stringify({ apiVersion: 'items', items, kind: 'List', metadata: { continue: 'items' } }, undefined, 2),
];

function scan(text: string, chunkBytes: number, maxItemBytes = 10_000) {
  const scanner = new ListScanner(maxItemBytes);
  const found: unknown[] = [];
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    for (const item of scanner.itemsOf(bytes.subarray(from, from + chunkBytes)))
      found.push(JSON.parse(item.toString()));
  }
  return { found, scanner };
}

it.each([1, 2, 3, 7, 64, 100_000])('cuts a list into its items, whatever the chunks: %d bytes', (chunkBytes) => {
  for (const text of lists) {
    const { found, scanner } = scan(text, chunkBytes);
    expect(found).toEqual(items);
    expect(scanner.isOver).toBe(true);
    expect(JSON.parse(scanner.envelope)).toMatchObject({ kind: 'List', metadata: { continue: 'items' }, items: [] });
  }
});

it('leaves out what is larger than an item may be, and counts it', () => {
  const { found, scanner } = scan(lists[0] ?? '', 16, 100);
  expect(found).toEqual(items.slice(0, 3));
  expect(scanner.tooLarge).toBe(1);
});

it('is not over where the text was cut off', () => {
  expect(scan((lists[0] ?? '').slice(0, -3), 16).scanner.isOver).toBe(false);
});
