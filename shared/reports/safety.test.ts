import { parse } from 'csv-parse/sync';
import { marked, type Token, type Tokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { aCluster, built, judged } from '../testing/a-report.ts';
import type { Assessment } from '../pki/assessment.ts';
import { reportFormatIds } from './format-ids.ts';

/** Names that try to be something else: markup, formulas, mentions, the end of a line, of a cell, of a document. */
const names = [
  '=HYPERLINK("http://evil.example","x")',
  '| a | b |\n| --- | --- |',
  'a\\|b `c` ``d``',
  'x|y|`z`',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1)) ![y](http://evil.example/y.png)',
  '@everyone www.evil.example #1 https://evil.example',
  'END:VEVENT\r\nEND:VCALENDAR\r\n',
  'x"} 1\nx509_cert_expired{} 1\n',
  ']]></failure></testcase><testcase name="',
  '\u001b]0;title\u0007\u009b31m',
  '\u202egnp.exe\u2066 \u200b \u2028',
  '\ud800 \ufffe \u0000',
];

function hostileAssessment(): Assessment {
  const files = Object.fromEntries(
    names.map((name, index) => {
      const certificate = aCertificate({
        subject: name,
        issuer: `${name}-issuer`,
        label: `hostile ${index}`,
        notAfter: index % 2 === 0 ? '2026-05-01T00:00:00Z' : '2026-06-04T00:00:00Z',
        subjectAltName: { dns: [name], ip: [], email: [name], uri: [name], other: [name] },
      });
      return [`/etc/kubernetes/pki/${name}.crt`, { certificates: [certificate] }];
    }),
  );
  const problems = Object.fromEntries(names.map((name) => [`/bad/${name}`, { problem: 'bad-pem' as const }]));
  return judged(anInventory({ place: `/etc/${names[1]}`, files: { ...files, ...problems } }));
}
const filter = { text: names.join(' '), total: 99 };

/** What a terminal would obey, what reorders or hides text; line ends are the format's own. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

describe.each(reportFormatIds)('%s of hostile names', (id) => {
  it.each(['en', 'ja'] as const)('holds no character that is obeyed or unseen, in %s', (language) => {
    const text = built(id, hostileAssessment(), { language, filter });
    expect(text.replaceAll(/\r?\n/gu, '')).not.toMatch(unsafe);
  });
});

it('the CSV has a row for each, and no cell that is a formula', () => {
  const rows = parse(built('csv', hostileAssessment()), { relax_column_count: false });
  expect(rows).toHaveLength(names.length + 1);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/u);
});

describe('Markdown, as marked reads it', () => {
  const text = built('markdown', hostileAssessment(), { filter });
  const tokens: Token[] = [];
  void marked.walkTokens(marked.lexer(text, { gfm: true }), (token) => void tokens.push(token));

  it('has no link, no picture, no mention and no HTML but our own comments', () => {
    expect(tokens.filter(({ type }) => type === 'link' || type === 'image')).toEqual([]);
    const html = tokens.filter(({ type }) => type === 'html').map(({ raw }) => raw.trim());
    expect(html.filter((raw) => raw !== '<!-- -->')).toEqual([]);
    const texts = tokens.flatMap((token) => (token.type === 'text' && !('tokens' in token) ? [token.raw] : []));
    expect(texts.filter((raw) => /@\w/u.test(raw))).toEqual([]);
  });

  it('has tables with as many cells as they have columns, and every name in one of them', () => {
    const tables = tokens.filter((token): token is Tokens.Table => token.type === 'table');
    const urgency = tables.filter(({ header }) => header.length === 5);
    expect(urgency.flatMap(({ rows }) => rows)).toHaveLength(names.length);
    const shown = urgency.flatMap(({ rows }) => rows.map(([cell]) => plainText(cell?.tokens ?? [])));
    expect(shown).toContain('<img src=x onerror=alert(1)>');
    expect(shown).toContain('a\\|b `c` ``d``');
    expect(shown).toContain('x|y|`z`');
    expect(shown).toContain('| a | b |\\u{a}| --- | --- |');
    // A backtick that closes nothing, or a bar that was taken for the end of a cell, would leave its mark.
    for (const { rows, header } of urgency) for (const cells of rows) expect(cells).toHaveLength(header.length);
  });
});

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      'tokens' in token && token.tokens !== undefined
        ? plainText(token.tokens)
        : 'text' in token
          ? String(token.text)
          : token.raw,
    )
    .join('');
}

it('a small cluster in Markdown is tables and lists, not accidents', () => {
  const types = new Set(marked.lexer(built('markdown', judged(aCluster())), { gfm: true }).map(({ type }) => type));
  expect([...types].sort()).toEqual(['heading', 'list', 'paragraph', 'space', 'table']);
});
