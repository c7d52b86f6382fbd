import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/pki/assess.ts';
import { defaultThresholds } from '../../../shared/pki/status.ts';
import { parseQuery } from '../../../shared/query/parse-query.ts';
import { tabSeparated } from '../../../shared/reports/tab-separated.ts';
import { aCertificate, at } from '../../../shared/testing/a-certificate.ts';
import { anInventory } from '../../../shared/testing/an-inventory.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { fittingOf } from './judge-by-findings.ts';
import { narrowed, orderOf } from './order-certificates.ts';
import { pickRange, togglePick } from './pick-rows.ts';
import type { Sort } from './table-layout.ts';
import { tableRows, type TableRow } from './table-rows.ts';

const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
const apiserver = aCertificate({ subject: 'kube-apiserver', issuer: 'kubernetes', notAfter: '2026-11-25T00:00:00Z' });
const proxy = aCertificate({ subject: 'front-proxy-client', issuer: 'elsewhere', notAfter: '2026-12-30T00:00:00Z' });
const web = { subject: 'web', issuer: 'kubernetes', extKeyUsage: ['serverAuth'] };
const old = aCertificate({ ...web, label: 'old', notAfter: '2026-11-01T00:00:00Z' });
const fresh = aCertificate({ ...web, label: 'fresh', notAfter: '2028-01-01T00:00:00Z' });
const unread = aCertificate({ subject: 'Zebra', notAfter: undefined });
const assessment = assess(
  anInventory({
    files: {
      '/pki/ca.crt': { certificates: [ca] },
      '/pki/apiserver.crt': { certificates: [apiserver] },
      '/pki/web-1.pem': { certificates: [old] },
      '/pki/web-2.pem': { certificates: [fresh] },
      '/pki/front-proxy-client.crt': { certificates: [proxy] },
      '/somewhere/odd.pem': { certificates: [unread] },
    },
    links: [
      [ca, ca],
      [apiserver, ca],
      [old, ca],
      [fresh, ca],
    ],
  }),
  { at: at('2026-11-22T12:00:00Z'), thresholds: defaultThresholds },
);
const none = () => 0;
const nameAt = (position: number) => {
  const assessed = assessment.certificates[position];
  return assessed ? certificateName(assessed) : undefined;
};
const ordered = (...sorts: Sort[]) => [...orderOf(assessment, sorts, none)].map(nameAt);
const ascending = (column: Sort['column']): Sort => ({ column, direction: 'ascending' });
const byEnd = orderOf(assessment, [ascending('remaining')], none);

describe('the order', () => {
  it.each([
    ['role', ['ca', 'apiserver', 'front-proxy-client', 'web', 'web', 'Zebra']],
    ['subject', ['front-proxy-client', 'apiserver', 'ca', 'web', 'web', 'Zebra']],
    ['remaining', ['web', 'apiserver', 'front-proxy-client', 'web', 'ca', 'Zebra']],
    ['issuer', ['front-proxy-client', 'web', 'apiserver', 'web', 'ca', 'Zebra']],
  ] as const)('by %s', (column, names) => {
    expect(ordered(ascending(column))).toEqual(names);
  });

  it('by a second column where the first is equal; the other way round only what is asked', () => {
    const issuer = ascending('issuer');
    expect(ordered(issuer, { column: 'remaining', direction: 'descending' })).toEqual([
      'front-proxy-client',
      'ca',
      'web',
      'apiserver',
      'web',
      'Zebra',
    ]);
    expect(ordered({ ...issuer, direction: 'descending' })).toEqual([
      'Zebra',
      'web',
      'apiserver',
      'web',
      'ca',
      'front-proxy-client',
    ]);
  });

  it('stays when it is narrowed', () => {
    const parsed = parseQuery('issuer:kubernetes -is:ca');
    const fits = parsed.ok ? fittingOf(assessment, parsed.query) : undefined;
    expect([...narrowed(byEnd, fits)].map(nameAt)).toEqual(['web', 'apiserver', 'web']);
  });
});

const told = (row: TableRow | undefined) =>
  row?.kind === 'group'
    ? `${row.group.label} (${row.group.count}, ${row.group.worst}, ${row.group.nextEnd})`
    : row?.assessed && certificateName(row.assessed);

describe('grouped by CA', () => {
  const rows = tableRows(assessment, byEnd, 'ca', () => false);
  const lines = Array.from({ length: rows.count }, (_, index) => told(rows.at(index)));

  it('each CA stands with what it issued, the worst first; one known by name alone is apart', () => {
    expect(lines).toEqual([
      `ca (4, critical, ${apiserver.notAfter})`,
      'web',
      'apiserver',
      'web',
      'ca',
      'Zebra (1, unknown, undefined)',
      'Zebra',
      `elsewhere (1, ok, ${proxy.notAfter})`,
      'front-proxy-client',
    ]);
    expect(rows.groups.reduce((sum, { count }) => sum + count, 0)).toBe(assessment.certificates.length);
  });

  it('a replaced certificate makes no group worse', () => {
    expect(assessment.bySha256.get(old.sha256)).toMatchObject({ status: 'expired', isReplaced: true });
    expect(rows.groups.find(({ label }) => label === 'ca')?.worst).toBe('critical');
    const alone = tableRows(assessment, byEnd.slice(0, 1), 'ca', () => false);
    expect(alone.groups.map(({ worst }) => worst)).toEqual(['expired']);
  });

  it('a closed group hides its lines and keeps its certificates', () => {
    const closed = tableRows(assessment, byEnd, 'ca', (key) => key === ca.sha256);
    expect(closed.count).toBe(rows.count - 4);
    expect(closed.positions).toEqual(rows.positions);
    expect(closed.indexOf(assessment.bySha256.get(apiserver.sha256))).toBe(-1);
  });

  it('a line knows its head and its place', () => {
    const index = rows.indexOf(assessment.bySha256.get(proxy.sha256));
    expect(told(rows.at(index))).toBe('front-proxy-client');
    expect(rows.at(rows.headOf(index))).toMatchObject({ kind: 'group', group: { label: 'elsewhere' } });
  });

  it('a range takes certificates and passes over heads', () => {
    expect(pickRange(rows, rows.count - 1, 0).size).toBe(assessment.certificates.length);
    expect([...pickRange(rows, 1, 0)]).toHaveLength(1);
    const one = new Set([ca.sha256]);
    expect([...togglePick(one, ca.sha256)]).toEqual([]);
    expect([...togglePick(one, old.sha256)]).toEqual([ca.sha256, old.sha256]);
  });
});

it.each(['node', 'role', 'source', 'status'] as const)(
  'grouped by %s no certificate is lost or doubled',
  (grouping) => {
    const rows = tableRows(assessment, byEnd, grouping, () => false);
    expect(rows.positions.toSorted()).toEqual(byEnd.toSorted());
    expect(rows.count).toBe(rows.positions.length + rows.groups.length);
  },
);

it('a spreadsheet gets texts, not formulas, each cell on one line', () => {
  expect(
    tabSeparated([
      ['a', '=1+1'],
      ['x\ny', '\tz'],
    ]),
  ).toBe("a\t'=1+1\nx y\t'\\u{9}z\n");
});
