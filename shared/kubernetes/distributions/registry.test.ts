import { describe, expect, it } from 'vitest';
import { distributionIds, placeholders } from './distribution.ts';
import { distributions, distributionOf } from './registry.ts';
import { homes } from '../layout.ts';

it('has a table for every distribution', () => {
  expect(distributions.map(({ id }) => id).toSorted()).toEqual([...distributionIds].toSorted());
  for (const id of distributionIds) expect(distributionOf(id).id).toBe(id);
});

describe.each(distributions)('$displayName', (distribution) => {
  it('says of every row where it was read', () => {
    const { markers, names, files, lifetimes, renewals, reloads, commands, ports, designs, expected } = distribution;
    const rows = [markers, names, files, lifetimes, renewals, reloads, commands, ports, designs, expected].flat();
    expect(rows.filter(({ source }) => source === '')).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('keeps its marks in folders that the layout knows', () => {
    const known: readonly string[] = ['', ...homes];
    expect(distribution.markers.filter(({ home }) => !known.includes(home))).toEqual([]);
  });

  it('leaves only known values to be filled into its commands', () => {
    const left = distribution.commands.flatMap(({ argv }) =>
      argv.flatMap((word) => Array.from(word.matchAll(/\{(.*?)\}/gu), ([, name]) => name)),
    );
    expect(left.filter((name) => !(placeholders as readonly (string | undefined)[]).includes(name))).toEqual([]);
  });
});

it('no two distributions read one file differently', () => {
  const roles = new Map<string, Set<string>>();
  for (const { pattern, leaf, ca } of distributions.flatMap(({ files }) => files)) {
    roles.set(pattern, (roles.get(pattern) ?? new Set()).add(`${leaf} ${ca}`));
  }
  expect([...roles].filter(([, said]) => said.size > 1)).toEqual([]);
});
