import { expect, it } from 'vitest';
import { relationsOf } from '../pki/relations.ts';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { searchCorpusOf } from './search-corpus.ts';
import { searchTextOf } from './search-text.ts';

/** More than two blocks, the last not full; each text ends with the fingerprint. */
const certificates = Array.from({ length: 1_101 }, (_, index) =>
  aCertificate({ subject: `${index % 3 === 0 ? 'Web' : 'db'}-${index}`, serialNumber: index.toString(16) }),
);
const inventory = anInventory({ files: { '/bundle.pem': { certificates } } });
const texts = relationsOf(inventory).map(searchTextOf);
const end = certificates[499]?.sha256.slice(-20) ?? '';

it.each([
  [['web-']],
  [['-499', '-500']],
  [['db-1100']],
  [['zzz']],
  [['0', 'web-3']],
  [[end]],
  // Only across the boundary between two certificates, at the end of a block and inside one.
  [[`${certificates[7]?.sha256.slice(-3)}\0`]],
  [[`${end}\n`]],
  [[`${certificates[498]?.sha256.slice(-3)}\0\n`, 'web-9']],
])('finds %j where each text alone has it', (words) => {
  const expected = texts.map((text) => (words.some((word) => text.includes(word)) ? 1 : 0));
  expect([...searchCorpusOf(inventory).having(words)]).toEqual(expected);
});

it('is made once for an inventory', () => {
  expect(searchCorpusOf(inventory)).toBe(searchCorpusOf(inventory));
});
