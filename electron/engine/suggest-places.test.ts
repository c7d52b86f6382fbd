import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { suggestPlaces } from './suggest-places.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'notafter-home-'));
  await mkdir(join(home, '.kube'));
});
afterEach(() => rm(home, { recursive: true }));

const kubeconfigs = async (KUBECONFIG?: string) => {
  const suggested = await suggestPlaces({ initial: ['/given'], env: { KUBECONFIG }, homeDirectory: home });
  expect(suggested.initial).toEqual(['/given']);
  return suggested.kubeconfigs;
};

it('offers the kubeconfig in the usual place where it exists', async () => {
  expect(await kubeconfigs()).toEqual([]);
  await writeFile(join(home, '.kube', 'config'), '');
  expect(await kubeconfigs()).toEqual([join(home, '.kube', 'config')]);
  expect(await kubeconfigs('')).toEqual([join(home, '.kube', 'config')]);
});

it('offers KUBECONFIG instead, its existing files as one place', async () => {
  const [a, b, missing] = [join(home, 'a'), join(home, 'b'), join(home, 'missing')];
  await Promise.all([a, b, join(home, '.kube', 'config')].map((path) => writeFile(path, '')));
  expect(await kubeconfigs(missing)).toEqual([]);
  expect(await kubeconfigs([a, missing].join(delimiter))).toEqual([a]);
  expect(await kubeconfigs([a, '', missing, b].join(delimiter))).toEqual([[a, b].join(delimiter)]);
});
