import { expect, it } from 'vitest';
import { aCertificate } from '../../../shared/testing/a-certificate.ts';
import { keptPlace, type TablePlace } from './kept-place.ts';
import { arrivingRows } from './table-rows.ts';

const certificates = Array.from({ length: 10 }, (_, index) => aCertificate({ subject: `${index}` }));
const shaAt = (line: number) => certificates[line]?.sha256;
const rows = arrivingRows({ certificates, count: certificates.length });
/** The other way round. */
const lineOf = (sha256: string) => 9 - certificates.findIndex((each) => each.sha256 === sha256);
const place = (more: Partial<TablePlace>): TablePlace => ({
  rows,
  scrollTop: 0,
  height: 100,
  selected: undefined,
  active: 0,
  ...more,
});

it.each([
  ['who has not moved stays at the top', {}, undefined],
  // Lines of 20: line 2 is the first wholly in view, 15 below the upper edge, and goes to line 7.
  ['the first row in view stays where it is', { scrollTop: 25 }, { scrollTop: 125, active: 9 }],
  ['the row the keyboard is at comes before it', { scrollTop: 25, active: 4 }, { scrollTop: 45, active: 5 }],
  [
    'the row in the inspector comes before both',
    { scrollTop: 25, active: 4, selected: shaAt(5) },
    { scrollTop: 5, active: 5 },
  ],
  [
    'a row in the inspector that is out of view holds nothing',
    { scrollTop: 25, selected: shaAt(0) },
    { scrollTop: 125, active: 9 },
  ],
  [
    'a selected row at the top stays at the top of the window, as far as there are lines above',
    { selected: shaAt(0) },
    { scrollTop: 180, active: 9 },
  ],
  ['no row goes above the first line', { scrollTop: 100, active: 9 }, { scrollTop: 0, active: 0 }],
] as const)('%s', (_what, moved, kept) => {
  expect(keptPlace(place(moved), lineOf, 20)).toEqual(kept);
});

it('a row that is not there any more holds nothing, the next one does', () => {
  const without = (sha256: string) => (sha256 === shaAt(2) ? -1 : lineOf(sha256));
  expect(keptPlace(place({ scrollTop: 25 }), without, 20)).toEqual({ scrollTop: 85, active: 9 });
  expect(keptPlace(place({ scrollTop: 25 }), () => -1, 20)).toEqual({ scrollTop: 25, active: undefined });
});
