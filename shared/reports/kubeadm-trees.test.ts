import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { look } from '../../electron/engine/look.ts';
import { at } from '../testing/a-certificate.ts';
import { corpora, fixtureTrees } from '../testing/corpora.ts';
import { kubeadmReports, type KubeadmReport } from './kubeadm-check-expiration.ts';
import { kubeadmJson } from './kubeadm-json.ts';
import { kubeadmText } from './kubeadm-text.ts';

const corporaTrees = `${corpora}/kubeadm`;
const hasCorpora = existsSync(corporaTrees);
if (!hasCorpora)
  console.warn(`SKIPPED: ${corporaTrees} is not here, so most of kubeadm's own trees were not compared.`);

/** kubeadm read its clock some milliseconds after the recorded instant, and before the run that came next. */
function instantsOfRun(tree: string, run: 'now' | 'now-json'): readonly string[] {
  const next = { now: 'now-json', 'now-json': 'now-yaml' }[run];
  return [run, next]
    .filter((name) => existsSync(expectedFile(tree, `${name}.txt`)))
    .map((name) => expected(tree, `${name}.txt`).trim());
}
function expectedFile(tree: string, name: string): string {
  return `${tree}/expected/${name}`;
}
function expected(tree: string, name: string): string {
  return readFileSync(expectedFile(tree, name), 'utf8');
}

async function report(place: string, iso: string): Promise<KubeadmReport> {
  const { inventory } = await look([place], {});
  const [first, ...others] = kubeadmReports(inventory, place, { at: at(iso) });
  expect(others).toEqual([]);
  if (first === undefined) throw new Error(`no kubeadm tree in ${place}`);
  return first;
}

describe.each([
  ['fixture', fixtureTrees],
  ['corpora', corporaTrees],
] as const)('kubeadm tree of the %s', (_which, folder) => {
  const trees = existsSync(folder)
    ? readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/expected`))
    : [];
  const exitsZero = trees.filter((name) => expected(`${folder}/${name}`, 'check-expiration.txt') !== '');

  it.skipIf(!existsSync(folder))('has trees that kubeadm printed', () => expect(exitsZero).not.toEqual([]));

  it.each(exitsZero)('%s prints as kubeadm printed it', async (name) => {
    const tree = `${folder}/${name}`;
    const texts = await Promise.all(
      instantsOfRun(tree, 'now').map(async (iso) => kubeadmText(await report(tree, iso))),
    );
    expect(texts).toContain(expected(tree, 'check-expiration.txt'));
    const jsons = await Promise.all(
      instantsOfRun(tree, 'now-json').map(async (iso) => kubeadmJson(await report(tree, iso))),
    );
    expect(jsons).toContain(expected(tree, 'check-expiration.json'));
  });

  it.each(exitsZero)('%s is the same tree when /etc/kubernetes itself is named', async (name) => {
    const tree = `${folder}/${name}`;
    const iso = instantsOfRun(tree, 'now')[0] ?? '';
    const named = await report(`${tree}/etc-kubernetes`, iso);
    expect(kubeadmText(named)).toBe(kubeadmText(await report(tree, iso)));
    expect(named.unprintable).toEqual([]);
  });
});

it('a corrupt certificate leaves its row out and says which file it is', async () => {
  const { certificates, certificateAuthorities, unprintable } = await report(
    `${fixtureTrees}/corrupt-cert`,
    '2026-11-22T22:40:16Z',
  );
  expect(certificates.map(({ name }) => name)).not.toContain('apiserver');
  expect(certificates).toHaveLength(10);
  expect(certificateAuthorities).toHaveLength(3);
  expect(unprintable).toEqual([
    {
      name: 'apiserver',
      path: `${fixtureTrees}/corrupt-cert/etc-kubernetes/pki/apiserver.crt`,
      why: 'problem',
      code: 'bad-pem',
      reason: expect.any(String),
    },
  ]);
  expect(unprintable[0]?.reason).toContain('apiserver.crt');
});

describe.skipIf(!hasCorpora)('trees on which kubeadm gives up', () => {
  it('on a worker node the trusted CA is printed and nothing counts as missing', async () => {
    const { certificates, certificateAuthorities, unprintable } = await report(
      `${corporaTrees}/worker-node`,
      '2026-11-22T22:40:26Z',
    );
    expect(certificates).toEqual([]);
    expect(certificateAuthorities.map(({ name }) => name)).toEqual(['ca']);
    expect(unprintable.map(({ name }) => name)).toContain('apiserver');
  });

  it('where there are only signing requests each row names its request', async () => {
    const { certificates, certificateAuthorities, unprintable } = await report(
      `${corporaTrees}/generate-csr`,
      '2026-11-22T22:40:23Z',
    );
    expect([...certificates, ...certificateAuthorities]).toEqual([]);
    expect(unprintable.find(({ name }) => name === 'apiserver')?.reason).toContain('apiserver.csr');
    expect(unprintable).toHaveLength(14);
  });
});
