import { describe, expect, it } from 'vitest';
import { hex } from '../testing/der-builder.ts';
import { DerReader, tags } from './der.ts';

/** Everything a walk sees: tag, content bounds; `!` at the end when it broke off. */
function walk(bytes: Uint8Array): string {
  const reader = new DerReader(bytes);
  const seen: string[] = [];
  while (reader.next()) seen.push(`${reader.tag.toString(16)}[${reader.from},${reader.to})`);
  return seen.join(' ') + (reader.broken ? '!' : '');
}

describe('DerReader', () => {
  it.each([
    ['nothing', '', ''],
    ['two elements', '0500020101', '5[2,2) 2[4,5)'],
    ['a length of 128 in two octets', '048180' + '00'.repeat(128), '4[3,131)'],
    ['the longest length it takes', '048400000001aa', '4[6,7)'],
    ['tag number 31 in the next octet', '1f1f00', '1f1f[3,3)'],
    ['tag number 201 in two octets', 'bf814900', 'c9bf[4,4)'],
    ['a lone tag', '30', '!'],
    ['a length past the end', '300201', '!'],
    ['length octets past the end', '3082', '!'],
    ['an indefinite length (BER)', '30800000', '!'],
    ['a length of 2^40', '30850100000000', '!'],
    ['a length of 2^32 - 1', '3084ffffffff', '!'],
    ['a high tag number that does not end', '1f81', '!'],
    ['a tag number of four octets', '1f8181810100', '!'],
    ['good, then bad', '050004ff', '5[2,2)!'],
  ])('walks %s', (_what, digits, expected) => {
    expect(walk(hex(digits))).toBe(expected);
  });

  it.each([
    ['127 in two octets', '04817f' + '00'.repeat(127), true],
    ['one in three octets', '0482000100', true],
    ['128 in three octets', '04820080' + '00'.repeat(128), true],
    ['128 in two octets', '048180' + '00'.repeat(128), false],
    ['256 in three octets', '04820100' + '00'.repeat(256), false],
  ])('notes a length that is longer than DER allows: %s', (_what, digits, nonMinimal) => {
    const reader = new DerReader(hex(digits));
    expect(reader.next()).toBe(true);
    expect(reader.nonMinimal).toBe(nonMinimal);
  });

  it('never leaves the part it was given, though the bytes go on', () => {
    const reader = new DerReader(hex('30030402aabb'), 2, 5);
    expect(reader.next()).toBe(false);
    expect(reader.broken).toBe(true);
    expect(reader.tag).toBe(-1);
  });

  it('enters an element and ends where it ends', () => {
    const reader = new DerReader(hex('300405000500020107'));
    expect(reader.nextIs(tags.sequence)).toBe(true);
    reader.enter();
    expect([reader.next(), reader.next(), reader.next()]).toEqual([true, true, false]);
    expect(reader.broken).toBe(false);
  });

  it('takes a new seat after it broke', () => {
    const reader = new DerReader(hex('30ff0500'));
    expect(reader.next()).toBe(false);
    reader.seat(2, 4);
    expect(reader.nextIs(tags.null)).toBe(true);
    expect(reader.broken).toBe(false);
  });
});
