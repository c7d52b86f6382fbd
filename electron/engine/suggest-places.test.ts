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

it('offers a list that is too long for a place as the folders its files lie in', async () => {
  const files = Array.from({ length: 400 }, (_, index) => join(home, '.kube', `kubeconfig-of-user-${index}.yaml`));
  await Promise.all(files.map((path) => writeFile(path, '')));
  expect(await kubeconfigs(files.join(delimiter))).toEqual([join(home, '.kube')]);
});
