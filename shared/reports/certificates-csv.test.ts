import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import type { Certificate } from '../x509/certificate.ts';
import { certificatesCsv } from './certificates-csv.ts';

function csvOf(...certificates: readonly Certificate[]): string {
  const files = Object.fromEntries(certificates.map((each, index) => [`/${index}.crt`, { certificates: [each] }]));
  return certificatesCsv(
    assess(anInventory({ files }), { at: at('2026-06-01T00:00:00Z'), thresholds: defaultThresholds }).certificates,
  );
}
const named = (text: string): Certificate => {
  const certificate = aCertificate({ subject: 'x' });
  return { ...certificate, subject: { ...certificate.subject, text } };
};
const subjectCell = (text: string): string => {
  const line = csvOf(named(text)).split('\r\n')[1] ?? '';
  return line.slice('ok,,'.length, line.indexOf(',CN=x,'));
};

it('begins with the names of the columns, as they are documented', () => {
  const [header = ''] = csvOf().split('\r\n');
  const documented = readFileSync(new URL('../../docs/certificates-csv.md', import.meta.url), 'utf8');
  const rows = documented.split('\n').filter((line) => line.startsWith('| `'));
  const columns = rows.flatMap((line) => (line.split('|')[1] ?? '').match(/\w+/gu) ?? []);
  expect(header.split(',')).toEqual(columns);
  expect(csvOf()).toBe(`${header}\r\n`);
});

it('ends every line with CRLF', () => {
  const csv = csvOf(aCertificate({ subject: 'a' }), aCertificate({ subject: 'b' }));
  expect(csv.split('\r\n')).toHaveLength(4);
  expect(csv.endsWith('\r\n')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
});

describe('a cell', () => {
  it.each([
    ['plain', 'CN=apiserver', 'CN=apiserver'],
    ['with a comma', 'CN=a,O=b', '"CN=a,O=b"'],
    ['with quotes', 'CN="a"', '"CN=""a"""'],
    ['that is a formula with =', '=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['that is a formula with +', '+1', "'+1"],
    ['that is a formula with -', '-1', "'-1"],
    ['that is a formula with @', '@SUM(A1)', "'@SUM(A1)"],
    ['that begins with TAB', '\tx', "'\\u{9}x"],
    ['that begins with CR', '\rx', "'\\u{d}x"],
    ['with the formula sign inside', 'a=b', 'a=b'],
    ['with a character that turns the text around', 'a\u202eb', 'a\\u{202e}b'],
    ['with a carriage return inside', 'a\rb', 'a\\u{d}b'],
  ])('%s', (_what, text, cell) => {
    expect(subjectCell(text)).toBe(cell);
  });
});

it('several paths are lines of one cell', () => {
  const one = aCertificate();
  const files = { '/a.crt': { certificates: [one] }, '/b.crt': { certificates: [one] } };
  const { certificates } = assess(anInventory({ files }), {
    at: at('2026-06-01T00:00:00Z'),
    thresholds: defaultThresholds,
  });
  expect(certificatesCsv(certificates)).toContain('"/a.crt\n/b.crt"');
});
