import { describe, expect, it } from 'vitest';
import { octets } from '../testing/der-builder.ts';
import { tags } from './der.ts';
import { readTime } from './time.ts';
import { noExpiry } from './no-expiry.ts';

function read(tag: number, text: string): { iso: string | undefined; problem: boolean } {
  const bytes = octets(text);
  const { instant, problem } = readTime(bytes, tag, 0, bytes.length);
  return { iso: instant === undefined ? undefined : new Date(instant).toISOString(), problem: problem !== undefined };
}

describe('readTime', () => {
  it.each([
    ['UTCTime, the last second of 2049', tags.utcTime, '491231235959Z', '2049-12-31T23:59:59.000Z', false],
    ['UTCTime 50 is 1950 (RFC 5280 4.1.2.5.1)', tags.utcTime, '500101000000Z', '1950-01-01T00:00:00.000Z', false],
    ['UTCTime before 1970', tags.utcTime, '691231235959Z', '1969-12-31T23:59:59.000Z', false],
    ['GeneralizedTime from 2050', tags.generalizedTime, '20500101000000Z', '2050-01-01T00:00:00.000Z', false],
    ['no expiry (RFC 5280 4.1.2.5)', tags.generalizedTime, '99991231235959Z', '9999-12-31T23:59:59.000Z', false],
    ['29 February of a leap year', tags.utcTime, '280229120000Z', '2028-02-29T12:00:00.000Z', false],
    ['29 February 2000, a leap century', tags.utcTime, '000229120000Z', '2000-02-29T12:00:00.000Z', false],
    [
      'GeneralizedTime before 2050: read, forbidden',
      tags.generalizedTime,
      '20490101000000Z',
      '2049-01-01T00:00:00.000Z',
      true,
    ],
    ['year 50 in four digits is not 1950', tags.generalizedTime, '00500101000000Z', '0050-01-01T00:00:00.000Z', true],
    ['no seconds', tags.utcTime, '2601011234Z', '2026-01-01T12:34:00.000Z', true],
    ['no seconds, an offset', tags.utcTime, '2601011234+0900', '2026-01-01T03:34:00.000Z', true],
    ['an offset west', tags.utcTime, '260101123456-0130', '2026-01-01T14:04:56.000Z', true],
    ['no zone', tags.generalizedTime, '20600101123456', '2060-01-01T12:34:56.000Z', true],
    ['a fraction of seconds', tags.generalizedTime, '20600101123456.75Z', '2060-01-01T12:34:56.750Z', true],
    ['a fraction of hours', tags.generalizedTime, '2060010112,5Z', '2060-01-01T12:30:00.000Z', true],
    ['29 February of a common year', tags.utcTime, '270229120000Z', undefined, true],
    ['29 February 2100, no leap century', tags.generalizedTime, '21000229120000Z', undefined, true],
    ['month 13', tags.utcTime, '261301000000Z', undefined, true],
    ['day 0', tags.utcTime, '260100000000Z', undefined, true],
    ['31 April', tags.utcTime, '260431000000Z', undefined, true],
    ['hour 24', tags.utcTime, '260101240000Z', undefined, true],
    ['second 60', tags.utcTime, '260101235960Z', undefined, true],
    ['letters', tags.utcTime, '26010112345xZ', undefined, true],
    ['a sign among the digits', tags.utcTime, '2601-1123456Z', undefined, true],
    ['nothing', tags.utcTime, '', undefined, true],
    ['an offset of a day', tags.utcTime, '260101000000+2400', undefined, true],
    ['another type', tags.utf8String, '260101000000Z', undefined, true],
    ['a megabyte', tags.utcTime, '9'.repeat(1_000_000), undefined, true],
  ])('%s', (_what, tag, text, iso, problem) => {
    expect(read(tag, text)).toEqual({ iso, problem });
  });

  it('gives 99991231235959Z the instant by which no expiry is known', () => {
    const bytes = octets('99991231235959Z');
    expect(readTime(bytes, tags.generalizedTime, 0, bytes.length).instant).toBe(noExpiry);
  });

  it('counts days as the Gregorian calendar does, every month from 1950 to 2150', () => {
    for (let month = 0; month < 200 * 12; month++) {
      const date = new Date(Date.UTC(1950, month, 1 + (month % 28), month % 24, month % 60, month % 59));
      const text = date.toISOString().replaceAll(/[-:T]|\.000/gu, '');
      expect(read(tags.generalizedTime, text).iso).toBe(date.toISOString());
    }
  });
});
