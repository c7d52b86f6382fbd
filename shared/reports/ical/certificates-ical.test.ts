import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { aCertificate } from '../../testing/a-certificate.ts';
import { anInventory } from '../../testing/an-inventory.ts';
import { aCluster, built, judged, type ReportWish } from '../../testing/a-report.ts';
import type { Certificate } from '../../x509/certificate.ts';

function textOf(certificates: readonly Certificate[], instant?: string, wish?: ReportWish): string {
  const files = Object.fromEntries(certificates.map((each, index) => [`/${index}.crt`, { certificates: [each] }]));
  return built('ical', judged(anInventory({ files }), instant), wish);
}
/** Read by ical.js. */
function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      sequence: event.sequence,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toString(),
      isDay: event.startDate.isDate,
      transparency: component.getFirstPropertyValue('transp'),
      stamp: String(component.getFirstPropertyValue('dtstamp')),
      alarms: component.getAllSubcomponents('valarm').map((alarm) => String(alarm.getFirstPropertyValue('trigger'))),
    };
  });
}
const leaf = (subject: string, notAfter: string, rest = {}): Certificate =>
  aCertificate({ subject, notAfter, ...rest });

it('a certificate has a day to renew by and an instant of its end', () => {
  const [renew, expire, ...others] = eventsIn(textOf([leaf('web', '2027-01-01T20:30:00Z')]));
  expect(others).toEqual([]);
  expect(renew).toMatchObject({
    summary: 'Renew web',
    start: '2026-12-25',
    isDay: true,
    alarms: ['-P14D'],
    transparency: 'TRANSPARENT',
    stamp: '2026-06-01T00:00:00Z',
  });
  expect(expire).toMatchObject({
    summary: 'web expires',
    start: '2027-01-01T20:30:00Z',
    isDay: false,
    alarms: ['-P7D', '-P1D'],
  });
  expect(expire?.description).toContain(
    'web - ends 2027-01-01 20:30 UTC - /0.crt\nAs of 2026-06-01 00:00 UTC, NotAfter',
  );
});

it('those of one day are one event, and those of another are not', () => {
  const events = eventsIn(
    textOf([leaf('a', '2027-01-01T00:00:00Z'), leaf('b', '2027-01-01T23:59:59Z'), leaf('c', '2027-01-02T00:00:00Z')]),
  );
  expect(events.map(({ summary, start }) => [summary, start])).toEqual([
    ['Renew a and 1 more', '2026-12-25'],
    ['Renew c', '2026-12-26'],
    ['a and 1 more expire', '2027-01-01T00:00:00Z'],
    ['c expires', '2027-01-02T00:00:00Z'],
  ]);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(4);
});

describe('a later export', () => {
  const ca = (notAfter: string) => aCertificate({ subject: 'ca', isCa: true, notAfter });
  const under = (caEnd: string, instant: string) => {
    const authority = ca(caEnd);
    const web = leaf('web', '2028-01-01T00:00:00Z', { issuer: 'ca' });
    const files = { '/web.crt': { certificates: [web] } };
    return eventsIn(built('ical', judged(anInventory({ files, links: [[web, authority]] }), instant)));
  };

  it('moves the events of a certificate whose end moved with its CA, and makes no second ones', () => {
    const before = under('2026-12-01T00:00:00Z', '2026-06-01T00:00:00Z').filter(({ description }) =>
      description.includes('web'),
    );
    const after = under('2027-12-01T00:00:00Z', '2026-06-02T00:00:00Z').filter(({ description }) =>
      description.includes('web'),
    );
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    expect(after.map(({ start }) => start)).not.toEqual(before.map(({ start }) => start));
    for (const [index, { sequence }] of after.entries())
      expect(sequence).toBeGreaterThan(before[index]?.sequence ?? Infinity);
  });

  it('keeps the event of a day when a newer certificate joins it', () => {
    const old = leaf('old', '2027-01-01T00:00:00Z');
    const newer = ['x', 'y', 'z'].map((name) =>
      leaf(name, '2027-01-01T08:00:00Z', { notBefore: '2026-02-01T00:00:00Z' }),
    );
    const [alone] = eventsIn(textOf([old]));
    for (const each of newer) expect(eventsIn(textOf([each, old]))[0]?.uid).toBe(alone?.uid);
  });
});

it('what never ends or cannot be read has no event, what has ended no day to renew by, and a CA takes its own along', () => {
  expect(eventsIn(built('ical', judged(aCluster()))).map(({ summary }) => summary)).toEqual([
    'old-webhook expires',
    'Renew admin.conf',
    'admin.conf expires',
    'Renew ca and 1 more',
    'ca and 1 more expire',
  ]);
});

it('a CA reminds months before', () => {
  const [renew] = eventsIn(
    textOf([
      aCertificate({
        subject: 'own-root',
        isCa: true,
        notBefore: '2020-01-01T00:00:00Z',
        notAfter: '2030-01-01T00:00:00Z',
      }),
    ]),
  );
  expect(renew).toMatchObject({ summary: 'Renew CA own-root', alarms: ['-P90D', '-P30D'] });
});

it('no line has more than 75 octets, and no character is cut', () => {
  const name = '証明書の期限'.repeat(40);
  const text = textOf([leaf(name, '2027-01-01T00:00:00Z'), leaf('🔏'.repeat(60), '2027-03-01T00:00:00Z')]);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(Buffer.from(text).toString()).not.toContain('\ufffd');
  expect(eventsIn(text).map(({ summary }) => summary)).toContain(`Renew ${name}`);
});

it('text that would end a value, a line or an event stays text', () => {
  const name = 'a;b,c\\d\r\nEND:VEVENT\nBEGIN:VALARM\u202ex';
  const text = textOf([leaf(name, '2027-01-01T00:00:00Z')]);
  const [renew, expire] = eventsIn(text);
  expect(renew?.summary).toBe('Renew a;b,c\\d\\u{d}\\u{a}END:VEVENT\\u{a}BEGIN:VALARM\\u{202e}x');
  expect(expire?.alarms).toHaveLength(2);
  expect(text.replaceAll('\r\n ', '')).toContain(String.raw`SUMMARY:Renew a\;b\,c\\d\\u{d}\\u{a}END:VEVENT`);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
});
