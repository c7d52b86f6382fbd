import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpora } from '../testing/corpora.ts';
import { humanDuration } from './human-duration.ts';

describe('time left, as kubeadm writes it', () => {
  it.each([
    ['two seconds past', -2, '<invalid>'],
    ['one second past', -1, '0s'],
    ['now', 0, '0s'],
    ['last value in seconds', 119, '119s'],
    ['two minutes sharp', 120, '2m'],
    ['minutes with seconds', 599, '9m59s'],
    ['ten minutes', 600, '10m'],
    ['last value in minutes', 10_799, '179m'],
    ['three hours', 10_800, '3h'],
    ['hours with minutes', 28_799, '7h59m'],
    ['eight hours', 28_800, '8h'],
    ['last value in hours', 172_799, '47h'],
    ['two days', 172_800, '2d'],
    ['days with hours', 691_199, '7d23h'],
    ['eight days', 691_200, '8d'],
    ['one second under a year', 31_535_999, '364d'],
    ['last value in days', 63_071_999, '729d'],
    ['two years', 63_072_000, '2y'],
    ['years with days', 94_607_998, '2y364d'],
    ['eight years', 252_288_000, '8y'],
    ['ten years', 315_360_000, '10y'],
    ['until the year 9999', 251_000_000_000, '7959y'],
  ])('%s', (_what, seconds, text) => {
    expect(humanDuration(seconds * 1000)).toBe(text);
  });

  it('cuts parts of a second towards zero', () => {
    expect(humanDuration(95_999)).toBe('95s');
    expect(humanDuration(-999)).toBe('0s');
    expect(humanDuration(-1999)).toBe('0s');
    expect(humanDuration(-2000)).toBe('<invalid>');
  });
});

const pairsFile = `${corpora}/kubeadm/human-duration.json`;
const hasPairs = existsSync(pairsFile);
if (!hasPairs) console.warn(`SKIPPED: ${pairsFile} is not here, so the 823 measured durations were not compared.`);

describe.skipIf(!hasPairs)('the function behind RESIDUAL TIME, as measured', () => {
  it('gives the same text for every pair', () => {
    const pairs = JSON.parse(readFileSync(pairsFile, 'utf8')) as { seconds: number; text: string }[];
    expect(pairs).toHaveLength(823);
    expect(pairs.map(({ seconds }) => ({ seconds, text: humanDuration(seconds * 1000) }))).toEqual(pairs);
  });
});
