import { expect, it } from 'vitest';
import { assess } from '../../../shared/pki/assess.ts';
import { defaultThresholds } from '../../../shared/pki/status.ts';
import { aCertificate, at } from '../../../shared/testing/a-certificate.ts';
import { anInventory } from '../../../shared/testing/an-inventory.ts';
import { horizonOf, horizonWeeks } from './horizon.ts';

/** A Sunday. */
const now = at('2026-11-22T12:00:00Z');

function horizon(ends: readonly string[], isCa = false) {
  const certificates = ends.map((notAfter, index) => aCertificate({ label: `${index}`, notAfter, isCa }));
  const inventory = anInventory({ files: { '/all.pem': { certificates } } });
  return horizonOf(assess(inventory, { at: now, thresholds: defaultThresholds }));
}

it.each([
  ['last millisecond of the current ISO week', '2026-11-22T23:59:59.999Z', 0],
  ['Monday 00:00 UTC begins the next', '2026-11-23T00:00:00Z', 1],
  ['Monday 00:00 UTC of this week', '2026-11-16T00:00:00Z', 0],
])('%s', (_when, end, week) => {
  const { weeks } = horizon([end]);
  expect(weeks.findIndex(({ count }) => count === 1)).toBe(week);
  expect(weeks[0]?.from).toBe(at('2026-11-16T00:00:00Z'));
});

it('counts every certificate once: before, within or after the two years', () => {
  const ends = ['2026-11-10T00:00:00Z', '2026-11-15T23:59:59Z', '2026-12-01T00:00:00Z', '2028-06-01T00:00:00Z'];
  const { weeks, past, later, most } = horizon([
    ...ends,
    '2028-06-02T00:00:00Z',
    '2036-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ]);
  const within = weeks.reduce((sum, { count }) => sum + count, 0);
  expect([past, within, later, most]).toEqual([2, 3, 2, 2]);
  expect(weeks).toHaveLength(horizonWeeks);
});

it('leaves out a certificate that ends before it starts: it never ends, since it never began', () => {
  const { weeks, past } = horizon(['2020-01-01T00:00:00Z']);
  expect([past, weeks.some(({ count }) => count > 0)]).toEqual([0, false]);
});

it('shows the worst status of a week, and how many of it are CAs', () => {
  const ends = ['2027-11-30T00:00:00Z', '2026-12-30T00:00:00Z', '2026-12-28T00:00:00Z', '2026-11-26T00:00:00Z'];
  const { weeks } = horizon(ends, true);
  expect(weeks[1]).toMatchObject({ count: 1, cas: 1, worst: 'critical' });
  expect(weeks[6]).toMatchObject({ count: 2, cas: 2, worst: 'critical' });
});
