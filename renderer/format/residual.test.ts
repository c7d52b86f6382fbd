import { describe, expect, it, vi } from 'vitest';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { startI18n } from '../i18n/start-i18n.ts';
import { followLocalZone, formatDay, formatInstant, formatMinute, isoInstant } from './instant.ts';
import { residualAt } from '../../shared/pki/residual.ts';
import { residualText } from './residual-text.ts';

const at = (iso: string) => Date.parse(iso) as EpochMs;
const now = at('2026-11-22T12:00:00Z');
const notBefore = at('2026-01-01T00:00:00Z');
const en = startI18n('en');
const ja = startI18n('ja');

describe('remaining time is floored, told in two units at most, in both languages', () => {
  it.each([
    ['ten years of 365 days', '2036-11-19T12:00:00Z', '9 y 11 mo left', '残り9年11か月'],
    ['two years and a day', '2028-11-23T12:00:00Z', '2 y left', '残り2年'],
    ['one second short of 365 days', '2027-11-22T11:59:59Z', '364 days left', '残り364日'],
    ['exactly two days', '2026-11-24T12:00:00Z', '2 days left', '残り2日'],
    ['one millisecond short of two days', '2026-11-24T11:59:59.999Z', '1 d 23 h left', '残り1日23時間'],
    ['exactly one day', '2026-11-23T12:00:00Z', '1 d left', '残り1日'],
    ['one minute short of a day', '2026-11-23T11:59:00Z', '23 h 59 min left', '残り23時間59分'],
    ['exactly an hour', '2026-11-22T13:00:00Z', '1 h left', '残り1時間'],
    ['one second short of an hour', '2026-11-22T12:59:59Z', '59 min left', '残り59分'],
    ['notAfter itself is still valid', '2026-11-22T12:00:00Z', 'under a minute left', '残り1分未満'],
    ['one millisecond past', '2026-11-22T11:59:59.999Z', 'expired under a minute ago', '1分未満前に期限切れ'],
    ['three days past', '2026-11-19T12:00:00Z', 'expired 3 days ago', '3日前に期限切れ'],
    ['RFC 5280 4.1.2.5 no expiry', '9999-12-31T23:59:59Z', 'no expiry date (9999)', '期限の定めなし'],
  ])('%s', (_what, notAfter, english, japanese) => {
    const residual = residualAt({ notBefore, notAfter: at(notAfter) }, now);
    expect(residualText(en.t, residual)).toBe(english);
    expect(residualText(ja.t, residual)).toBe(japanese);
  });

  it('says when a certificate will begin', () => {
    const residual = residualAt({ notBefore: at('2026-11-22T14:00:00Z'), notAfter: at('2027-01-01T00:00:00Z') }, now);
    expect(residualText(en.t, residual)).toBe('valid in 2 h');
    expect(residualText(ja.t, residual)).toBe('2時間後に有効');
  });

  it('says so when a date could not be read', () => {
    expect(residualText(en.t, residualAt({ notBefore, notAfter: undefined }, now))).toBe('no readable date');
  });

  it('does not call a certificate expired that ends before it starts', () => {
    const residual = residualAt({ notBefore, notAfter: at('2025-06-01T00:00:00Z') }, now);
    expect(residualText(en.t, residual)).toBe('never valid');
    expect(residualText(ja.t, residual)).toBe('有効な期間なし');
  });

  it('uses the singular for one', () => {
    expect(en.t('residual.days', { count: 1 })).toBe('1 day');
  });
});

describe('an instant is always shown with its zone', () => {
  const instant = at('2027-03-14T09:05:07Z');
  it.each([
    ['en', 'utc', '14 Mar 2027, 09:05 UTC'],
    ['en', 'local', '14 Mar 2027, 18:05 GMT+9'],
    ['ja', 'utc', '2027/03/14 09:05:07 UTC'],
    ['ja', 'local', '2027/03/14 18:05:07 GMT+9'],
  ] as const)('%s %s', (language, zone, text) => {
    expect(formatInstant(instant, language, zone)).toBe(text);
  });

  it('puts a day into the zone that is asked for', () => {
    const late = at('2027-03-14T20:00:00Z');
    expect(formatDay(late, 'en', 'utc')).toBe('14 Mar 2027');
    expect(formatDay(late, 'en', 'local')).toBe('15 Mar 2027');
    expect(formatDay(late, 'ja', 'utc')).toBe('2027/03/14');
  });

  it('leaves the seconds out of a table', () => {
    expect(formatMinute(instant, 'en', 'utc')).toBe('14 Mar 2027, 09:05 UTC');
    expect(formatMinute(instant, 'ja', 'local')).toBe('2027/03/14 18:05 GMT+9');
  });

  it('follows the machine to another zone', () => {
    expect(formatInstant(instant, 'en', 'local')).toBe('14 Mar 2027, 18:05 GMT+9');
    vi.stubEnv('TZ', 'America/New_York');
    expect(followLocalZone()).toBe('America/New_York');
    expect(formatInstant(instant, 'en', 'local')).toBe('14 Mar 2027, 05:05 GMT-4');
    vi.unstubAllEnvs();
    expect(followLocalZone()).toBe('Asia/Tokyo');
    expect(formatInstant(instant, 'en', 'local')).toBe('14 Mar 2027, 18:05 GMT+9');
  });

  it('gives machines ISO 8601', () => {
    expect(isoInstant(instant)).toBe('2027-03-14T09:05:07Z');
  });
});
