import { describe, expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aPki } from '../testing/a-pki.ts';
import type { EpochMs } from '../x509/brand.ts';
import { dayMs } from '../x509/milliseconds.ts';
import { lightPalette } from './palette.ts';
import { maxFigureRows, timelineFigure } from './timeline-figure.ts';
import { timelineSvg } from './timeline-svg.ts';

const at = Date.parse('2026-06-01T00:00:00Z') as EpochMs;
const iso = (ms: number) => new Date(ms).toISOString();
const inEnglish = { language: 'en', zone: 'utc' } as const;

function assessed(leaves: number, name = (index: number) => `leaf ${index}`) {
  const pki = aPki();
  const ca = pki.add('ca', { subject: 'ca', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
  pki.link(ca, ca);
  for (let index = 0; index < leaves; index += 1) {
    const notAfter = iso(at + (index - 1) * 20 * dayMs);
    pki.link(pki.add(`l${index}`, { subject: name(index), issuer: 'ca', notAfter }), ca);
  }
  return assess(pki.inventory(), { at, thresholds: defaultThresholds });
}
const numberIn = (element: string, name: string) => Number(new RegExp(` ${name}="([^"]+)"`, 'u').exec(element)?.[1]);

describe('the timeline as SVG', () => {
  it('is the same to the byte for the same input', () => {
    expect(timelineSvg(assessed(5), inEnglish)).toBe(timelineSvg(assessed(5), inEnglish));
  });

  it('has every rectangle of the display list, at the same place in the same colour', () => {
    const assessment = assessed(12);
    const figure = timelineFigure(assessment, inEnglish);
    const drawn = figure.parts.flatMap(({ shapes }) => shapes).filter(({ kind }) => kind === 'rect');
    const svg = timelineSvg(assessment, inEnglish);
    const body = svg.slice(svg.indexOf('</defs>'));
    const written = [...body.matchAll(/<rect [^>]+>/gu)].map(([element]) => element).filter((e) => !e.includes('url('));
    const rounded = (value: number) => Math.round(value * 100) / 100;
    expect(written).toHaveLength(drawn.length);
    expect(written.map((element) => ['x', 'y', 'width', 'height'].map((name) => numberIn(element, name)))).toEqual(
      drawn.map((shape) => (shape.kind === 'rect' ? [shape.x, shape.y, shape.width, shape.height].map(rounded) : [])),
    );
    expect(svg.split(`fill="${lightPalette.fill.expired}"`).length).toBeGreaterThan(1);
  });

  it('moves nothing when the zone changes', () => {
    const assessment = assessed(12);
    const bars = (zone: 'utc' | 'local') => timelineFigure(assessment, { language: 'en', zone }).parts[4]?.shapes;
    const boxes = (zone: 'utc' | 'local') => bars(zone)?.filter(({ kind }) => kind === 'rect');
    expect(boxes('local')).toEqual(boxes('utc'));
  });

  it.each([
    ['en', ['Certificate timeline', 'as of 1 Jun 2026, 00:00 UTC', 'critical within 7 d (CA 90 d)', 'not yet valid']],
    ['ja', ['証明書のタイムライン', '2026/06/01 00:00:00 UTC 時点', '7日以内（CA は90日以内）: 緊急', '有効期間前']],
  ] as const)('says in %s what it shows, when and how it was judged, and what the colours mean', (language, texts) => {
    const svg = timelineSvg(assessed(3), { language, zone: 'utc' });
    expect(texts.filter((text) => !svg.includes(text))).toEqual([]);
    expect(svg).toMatch(/<title id="[^"]+">.+<\/title>\n<desc id="[^"]+">.+<\/desc>/u);
    expect(svg).toContain(`xml:lang="${language}"`);
  });

  it('lets no name of a certificate become markup', () => {
    const svg = timelineSvg(
      assessed(1, () => '"><script>alert(1)</script>&\u0000\u202e'),
      inEnglish,
    );
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
  });

  it('shows bands instead of more rows than can be read, and says so', () => {
    const svg = timelineSvg(assessed(maxFigureRows + 1), inEnglish);
    expect(svg).toContain('2002 certificates are too many for a row each');
    expect(svg).toContain('ca · 2001 certificates');
    expect(svg.length).toBeLessThan(400_000);
  });
});
