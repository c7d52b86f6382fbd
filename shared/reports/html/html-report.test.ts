import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parse } from 'parse5';
import { readFileSync } from 'node:fs';
import { statuses } from '../../pki/assessment.ts';
import { aCertificate } from '../../testing/a-certificate.ts';
import { anInventory } from '../../testing/an-inventory.ts';
import { aCluster, built, judged } from '../../testing/a-report.ts';
import { timelineWords } from '../../words/timeline-words.ts';
import { darkReport } from './report-palette.ts';
import { reportStyle, reportStyleHash } from './report-style.ts';

interface Element {
  readonly tagName: string;
  readonly attrs: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes: readonly Node[];
}
type Node = Element | { readonly nodeName: string; readonly value?: string; readonly childNodes?: readonly Node[] };

/** Every element, as a parser that nobody here wrote reads them. */
function elements(html: string): readonly Element[] {
  const errors: string[] = [];
  const root = parse(html, { onParseError: ({ code }) => void errors.push(code) }) as unknown as Node;
  expect(errors).toEqual([]);
  const found: Element[] = [];
  const walk = (node: Node) => {
    if ('tagName' in node) found.push(node);
    node.childNodes?.forEach(walk);
  };
  walk(root);
  return found;
}
function text(node: Node): string {
  return 'value' in node && node.value !== undefined ? node.value : (node.childNodes ?? []).map(text).join('');
}
const attribute = (element: Element, name: string) => element.attrs.find((each) => each.name === name)?.value;

describe.each(['en', 'ja'] as const)('the HTML report in %s', (language) => {
  const assessment = judged(aCluster());
  const html = built('html', assessment, { language });
  const all = elements(html);

  it('says its language, and has every certificate once in a table', () => {
    expect(attribute(all.find(({ tagName }) => tagName === 'html') as Element, 'lang')).toBe(language);
    const rows = all.flatMap((element) => attribute(element, 'data-certificate') ?? []);
    expect(rows.toSorted()).toEqual(assessment.certificates.map(({ certificate }) => certificate.sha256).toSorted());
  });

  it('has as many findings as were found', () => {
    const json = JSON.parse(built('json', assessment, { language })) as { readonly findings: readonly unknown[] };
    expect(json.findings.length).toBeGreaterThan(0);
    expect(all.filter((element) => attribute(element, 'data-finding') !== undefined)).toHaveLength(
      json.findings.length,
    );
  });

  it('needs nothing from outside: no script, no address, no style but the one its policy names', () => {
    const loading = ['script', 'link', 'img', 'iframe', 'object', 'embed', 'form', 'base'];
    expect(all.filter(({ tagName }) => loading.includes(tagName))).toEqual([]);
    const attributes = all.flatMap(({ attrs }) => attrs);
    expect(attributes.filter(({ name }) => /^on|^style$|^src/u.test(name))).toEqual([]);
    const leadsOut = ({ name, value }: Element['attrs'][number]) =>
      name === 'href' ? !value.startsWith('#') : name !== 'xmlns' && /url\((?!#)|https?:/u.test(value);
    expect(attributes.filter(leadsOut)).toEqual([]);
    expect(all.filter(({ tagName }) => tagName === 'style')).toHaveLength(1);
  });

  it('every id is there once, and every reference leads to one', () => {
    const ids = all.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = all.flatMap((element) => attribute(element, 'href') ?? []);
    expect(targets.length).toBeGreaterThan(4);
    for (const target of targets) expect(ids).toContain(target.slice(1));
  });
});

it('the policy names the style sheet by its hash', () => {
  expect(reportStyleHash).toBe(`sha256-${createHash('sha256').update(reportStyle).digest('base64')}`);
});

it('the dark colours are those of the window', () => {
  const css = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
  const dark = css.slice(css.indexOf("[data-theme='dark']"));
  const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`, 'u').exec(dark)?.[1];
  const { ink, surface, stripe, text: textColour, muted, grid, gridStrong } = darkReport;
  for (const status of statuses) expect(ink[status]).toBe(token(`${status}-ink`));
  expect([surface, stripe, textColour, muted, grid, gridStrong]).toEqual(
    ['surface', 'surface-stripe', 'text', 'text-muted', 'grid', 'grid-strong'].map(token),
  );
});

it('a name that is markup is text, and one that cannot be seen is written out', () => {
  const name = '</td><script>alert(1)</script>"\u202e';
  const assessment = judged(
    anInventory({ place: name, files: { [`/${name}`]: { certificates: [aCertificate({ subject: name })] } } }),
  );
  const html = built('html', assessment, { filter: { text: name, total: 2 } });
  expect(elements(html).some(({ tagName }) => tagName === 'script')).toBe(false);
  expect(html).not.toContain('\u202e');
  const row = elements(html).find((element) => attribute(element, 'data-certificate') !== undefined);
  expect(text(row as Element)).toContain('</td><script>alert(1)</script>"\\u{202e}');
});

describe('of many certificates', () => {
  const files = Object.fromEntries(
    Array.from({ length: 1_400 }, (_, index) => {
      const isUrgent = index < 700;
      const certificate = aCertificate({
        subject: `c${index}`,
        notBefore: '2025-06-01T00:00:00Z',
        notAfter: isUrgent ? '2026-05-01T00:00:00Z' : '2036-01-01T00:00:00Z',
      });
      return [`/many/${index}.crt`, { certificates: [certificate] }] as const;
    }),
  );
  const html = built('html', judged(anInventory({ place: '/many', files })), { findings: [] });

  it('lists the urgent ones in full and so many of the others, and says where the rest is', () => {
    const rows = elements(html).filter((element) => attribute(element, 'data-certificate') !== undefined);
    const expired = rows.filter((row) => text(row).includes(timelineWords.en.status.expired));
    expect(expired).toHaveLength(700);
    expect(rows).toHaveLength(1_200);
    expect(html).toContain('200 more certificates are not listed here; the table has the first 500 to end.');
    expect(html).toContain('They were found in /many (200).');
  });
});
