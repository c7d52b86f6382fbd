import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lightPalette } from '../../shared/timeline/palette.ts';
import { ciede2000, contrast, distance, visions } from '../testing/colour-math.ts';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split(":root[data-theme='dark']");
const tones = ['expired', 'critical', 'soon', 'ok', 'not-yet-valid', 'unknown', 'ca'] as const;
const surfaces = ['surface', 'surface-stripe', 'surface-hover', 'surface-selected'] as const;

function tokensOf(block: string): (name: string) => string {
  const tokens = new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/gu)].map(([, name, value]) => [name, value]));
  return (name) => {
    const value = tokens.get(name);
    if (value === undefined) throw new Error(`tokens.css has no --${name}`);
    return value;
  };
}

const themes = [
  { theme: 'light', token: tokensOf(lightCss) },
  { theme: 'dark', token: tokensOf(darkCss) },
] as const;

it.each([
  // Rows 1, 7, 13, 17 and 25 of the published test data.
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, 0, 0], [50, -1, 2], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0011], 7.2195],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
] as const)('CIEDE2000 of %j and %j is the published %d', (one, other, published) => {
  expect(ciede2000(one, other)).toBeCloseTo(published, 4);
});

describe.each(themes)('in the $theme theme', ({ theme, token }) => {
  const against = (name: string) => Math.min(...surfaces.map((surface) => contrast(token(name), token(surface))));

  it.each(tones)('%s can be read as text on every row, and on its own fill', (tone) => {
    expect(against(`${tone}-ink`)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token(`${tone}-on-fill`), token(`${tone}-fill`))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(tones)('%s can be seen as a bar on every row', (tone) => {
    expect(against(`${tone}-fill`)).toBeGreaterThanOrEqual(3);
  });

  it.each(['text', 'text-muted'])('%s can be read on every row', (name) => {
    expect(against(name)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['focus', 'grid-strong'])('%s, which frames controls, can be seen on every row', (name) => {
    expect(against(name)).toBeGreaterThanOrEqual(3);
  });

  it.each(['expired', 'critical', 'soon'])('on the %s zone every tone can still be seen', (zone) => {
    const worst = (part: string) =>
      Math.min(...tones.map((tone) => contrast(token(`${tone}-${part}`), token(`${zone}-zone`))));
    expect(worst('ink')).toBeGreaterThanOrEqual(4.5);
    expect(worst('fill')).toBeGreaterThanOrEqual(3);
  });

  const parts = theme === 'light' ? (['fill', 'ink'] as const) : (['fill'] as const);
  const pairs = tones.flatMap((one, index) => tones.slice(index + 1).map((other) => [one, other] as const));
  it.each(pairs)('%s and %s are told apart under four kinds of colour vision', (one, other) => {
    for (const part of parts) {
      for (const vision of visions) {
        expect(
          distance(token(`${one}-${part}`), token(`${other}-${part}`), vision),
          `${part}, ${vision}`,
        ).toBeGreaterThanOrEqual(12);
      }
    }
  });
});

it('what is drawn for a report has the colours of the light theme', () => {
  const token = tokensOf(lightCss);
  const { fill, ink, onFill, zone, ...plain } = lightPalette;
  const byName = (suffix: string, colours: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.keys(colours).map((tone) => [tone, token(`${tone}-${suffix}`)]));
  expect(fill).toEqual(byName('fill', fill));
  expect(ink).toEqual(byName('ink', ink));
  expect(onFill).toEqual(byName('on-fill', onFill));
  expect(zone).toEqual(byName('zone', zone));
  expect(plain).toEqual({
    ca: token('ca-fill'),
    surface: token('surface'),
    stripe: token('surface-stripe'),
    hover: token('surface-hover'),
    selected: token('surface-selected'),
    text: token('text'),
    muted: token('text-muted'),
    grid: token('grid'),
    gridStrong: token('grid-strong'),
  });
});
