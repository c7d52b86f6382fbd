import { describe, expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { Assessment } from '../pki/assessment.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory, type InventoryDrawing } from '../testing/an-inventory.ts';
import type { Certificate } from '../x509/certificate.ts';
import { checkSummary } from './check-summary.ts';
import { checkTable, problemLines } from './check-table.ts';
import { displayWidth } from './display-width.ts';

const judge = (drawing: InventoryDrawing): Assessment =>
  assess(anInventory(drawing), { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds });
const inFiles = (...certificates: readonly Certificate[]): InventoryDrawing => ({
  files: Object.fromEntries(certificates.map((each, index) => [`/${index}.crt`, { certificates: [each] }])),
});
const rowsOf = (table: string): readonly (readonly string[])[] =>
  table
    .trimEnd()
    .split('\n')
    .map((line) => line.split(/ {2,}/u));
const ending = (subject: string, notAfter: string | undefined, rest = {}): Certificate =>
  aCertificate({ subject, notAfter, ...rest });

const ca = ending('kubernetes', '2026-09-01T00:00:00Z', { isCa: true });
const apiserver = ending('kube-apiserver', '2027-01-01T00:00:00Z', { issuer: 'kubernetes' });

describe('the table of a check', () => {
  it('the most urgent comes first: by status, then by end', () => {
    const table = checkTable(
      judge(
        inFiles(
          ending('fine', '2027-06-01T00:00:00Z'),
          ending('soon', '2026-06-20T00:00:00Z'),
          ending('unreadable', undefined),
          ending('tomorrow', '2026-06-02T00:00:00Z'),
          ending('gone', '2026-05-01T00:00:00Z'),
          ending('today', '2026-06-01T00:00:30Z'),
          ending('future', '2028-01-01T00:00:00Z', { notBefore: '2027-01-01T00:00:00Z' }),
          ending('forever', '9999-12-31T23:59:59Z'),
        ),
      ),
    );
    expect(rowsOf(table).map((cells) => cells.slice(0, 4))).toEqual([
      ['STATUS', 'CERTIFICATE', 'EXPIRES', 'TIME LEFT'],
      ['expired', 'gone', '2026-05-01 00:00 UTC', '31d ago'],
      ['critical', 'today', '2026-06-01 00:00 UTC', '30s'],
      ['critical', 'tomorrow', '2026-06-02 00:00 UTC', '24h'],
      ['soon', 'soon', '2026-06-20 00:00 UTC', '19d'],
      ['not-yet-valid', 'future', '2028-01-01 00:00 UTC', 'starts in 214d'],
      ['unknown', 'unreadable', 'unreadable', 'unknown'],
      ['ok', 'fine', '2027-06-01 00:00 UTC', '365d'],
      ['ok', 'forever', 'no expiry date', 'forever (not found)'],
    ]);
  });

  it('tells the end of the path where the CA ends first, and only then', () => {
    const files = { '/k/pki/ca.crt': { certificates: [ca] }, '/k/pki/apiserver.crt': { certificates: [apiserver] } };
    const limited = rowsOf(
      checkTable(
        judge({
          files,
          links: [
            [apiserver, ca],
            [ca, ca],
          ],
        }),
      ),
    );
    expect(limited[0]).toContain('ENDS WITH ITS CA');
    expect(limited.find((cells) => cells[1] === 'apiserver')).toEqual([
      'ok',
      'apiserver',
      '2027-01-01 00:00 UTC',
      '2026-09-01 00:00 UTC (ca)',
      '92d',
      'ca',
      '/k/pki/apiserver.crt',
    ]);
    expect(checkTable(judge({ files }))).not.toContain('ENDS WITH ITS CA');
  });

  it.each([
    ['signature', 'ca'],
    ['key-identifier', 'kubernetes (signature not checked)'],
    ['name-only', 'kubernetes (name only)'],
    ['signature-mismatch', 'kubernetes (another key)'],
  ] as const)('an issuer proven by %s reads: %s', (proof, text) => {
    const table = rowsOf(checkTable(judge({ files: {}, links: [[apiserver, ca, proof]] })));
    expect(table.find((cells) => cells[1] === 'kube-apiserver')?.at(-1)).toBe(text);
  });

  it('two CAs of one name are told apart by their keys', () => {
    const other = ending('kubernetes', '2030-01-01T00:00:00Z', { isCa: true, label: 'other' });
    const table = checkTable(
      judge({
        files: {},
        links: [
          [apiserver, ca],
          [ca, ca],
          [other, other],
        ],
      }),
    );
    expect(table).toContain(`ca #${ca.spkiSha256.slice(0, 8)}`);
    expect(table).toContain(`ca #${other.spkiSha256.slice(0, 8)}`);
  });

  it('hostile names can neither move the cursor nor break the columns', () => {
    const hostile = ending('\u001b[2J\u202eroot\nnext', '2027-01-01T00:00:00Z');
    const long = ending(`日本語${'x'.repeat(5_000)}`, '2027-01-01T00:00:00Z');
    const table = checkTable(judge(inFiles(hostile, long, ending('plain', '2027-01-01T00:00:00Z'))));
    for (const character of ['\u001b', '\u202e']) expect(table).not.toContain(character);
    const lines = table.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    const expiresAt = lines.map((line) => displayWidth(line.slice(0, line.search(/EXPIRES|2027-01-01/u))));
    expect(new Set(expiresAt).size).toBe(1);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThan(200);
  });

  it('the file comes first, then how many more copies there are', () => {
    const files = {
      '/k/admin.conf': { user: undefined, ca },
      '/k/pki/ca.crt': { certificates: [ca] },
      '/k/scheduler.conf': { user: undefined, ca },
    };
    expect(checkTable(judge({ files }))).toContain('/k/pki/ca.crt (+2)\n');
  });

  it.each([
    ['/k', 'WHERE (in /k)', 'pki/ca.crt'],
    ['/', 'WHERE (in /)', 'k/pki/ca.crt'],
    ['/k/pk', 'WHERE (in /k/pk)', '/k/pki/ca.crt'],
    [undefined, 'WHERE', '/k/pki/ca.crt'],
  ])('shows paths from the folder %s', (folder, header, path) => {
    const table = checkTable(judge({ files: { '/k/pki/ca.crt': { certificates: [ca] } } }), { folder });
    expect(rowsOf(table).map((cells) => cells.at(-1))).toEqual([header, path]);
  });

  it('colours are somebody else’s, and change no column', () => {
    const judged = judge(inFiles(ending('gone', '2026-05-01T00:00:00Z'), ending('fine', '2027-06-01T00:00:00Z')));
    const painted = checkTable(judged, { paint: (text, tone) => `<${tone}>${text}</>` });
    expect(painted.replaceAll(/<[^>]*>/gu, '')).toBe(checkTable(judged));
    expect(painted).toContain('<expired>expired</>');
  });

  it('of nothing is nothing', () => {
    expect(checkTable(judge({ files: {} }))).toBe('');
  });
});

it('problems are told a line each, safe to show', () => {
  const judged = judge({
    files: { '/k/\u001bbad.crt': { problem: 'bad-pem' }, '/k/empty.crt': { problem: 'empty-file' } },
  });
  expect(problemLines(judged)).toBe('/k/\\u{1b}bad.crt is broken. [bad-pem]\n/k/empty.crt is broken. [empty-file]\n');
});

describe('the one-line summary', () => {
  it.each<[string, InventoryDrawing, string]>([
    ['nothing', { files: {} }, '0 certificates.\n'],
    [
      'what ends first',
      inFiles(ending('a', '2026-07-01T00:00:00Z'), ending('b', '2026-07-01T00:00:10Z')),
      '2 certificates: 1 soon, 1 ok. First to end, in 30d: a and 1 more (/0.crt).\n',
    ],
    ['what expired', inFiles(ending('a', '2026-05-01T00:00:00Z')), '1 certificate: 1 expired. Expired: a (/0.crt).\n'],
    ['no end', inFiles(ending('a', '9999-12-31T23:59:59Z')), '1 certificate: 1 ok. Nothing has an end in sight.\n'],
    [
      'a problem',
      { files: { '/x.crt': { problem: 'bad-pem' } } },
      '0 certificates. 1 path could not be read, or not wholly.\n',
    ],
  ])('of %s', (_what, drawing, text) => {
    expect(checkSummary(judge(drawing))).toBe(text);
  });
});
