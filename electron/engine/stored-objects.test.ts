import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { aClusterAccess } from '../../shared/testing/a-cluster-access.ts';
import {
  aSmallCluster,
  base64,
  listAnswers,
  secret,
  secrets,
  type ApiLists,
  type ApiObject,
} from '../../shared/testing/a-small-cluster.ts';
import { anApiServer } from '../../shared/testing/an-api-server.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';

const configMaps = '/api/v1/configmaps';

/** Every way a certificate is wrapped in an object, each in one that holds nothing else. */
function wrapped(pem: string): Pick<ApiLists, typeof secrets> & { readonly [configMaps]: readonly ApiObject[] } {
  const kubeconfig = `apiVersion: v1\nkind: Config\nclusters:\n- cluster:\n    certificate-authority-data: ${base64(pem)}\n`;
  const der = Buffer.from(pem.replaceAll(/-----[^-]+-----/gu, ''), 'base64');
  const utf16 = Buffer.from(`\ufeff${pem}`, 'utf16le');
  const release = gzipSync(JSON.stringify({ manifest: `kind: Secret\ndata:\n  ca: ${base64(pem)}\n` }));
  const configMap = (name: string, text: string): ApiObject => ({
    metadata: { name, namespace: 'demo' },
    data: { value: text },
  });
  return {
    [secrets]: [
      ...['', 'a', 'ab'].flatMap((before, index) => [
        secret(`text-${index}`, { value: `${before}\n${pem}` }, 'Opaque'),
        secret(`kubeconfig-${index}`, { value: `#${before}\n${kubeconfig}` }, 'Opaque'),
      ]),
      secret('escaped', { value: JSON.stringify({ ca: pem }) }, 'Opaque'),
      secret('naked', { 'tls.crt': base64(der) }, 'Opaque'),
      secret('release', { release: base64(release) }, 'helm.sh/release.v1'),
      secret('no-tls', { 'tls.crt': 'x', 'tls.key': '' }),
      { ...secret('utf-16', {}, 'Opaque'), data: { value: base64(utf16) } },
      { ...secret('utf-16-big', {}, 'Opaque'), data: { value: base64(Buffer.from(utf16).swap16()) } },
      {
        ...secret('kubeadm-certs', {}, 'Opaque'),
        metadata: { name: 'kubeadm-certs', namespace: 'kube-system' },
        data: { 'ca.crt': base64(pem) },
      },
    ],
    [configMaps]: [
      configMap('escaped', JSON.stringify({ ca: pem })),
      configMap('release', base64(release)),
      configMap('kubeconfig', kubeconfig),
    ],
  };
}

function authorityOf(lists: ApiLists): string {
  const roots = lists[configMaps]?.find(({ metadata }) => metadata.name === 'kube-root-ca.crt');
  const { data } = roots as unknown as { readonly data: Readonly<Record<string, string>> };
  return data['ca.crt'] ?? '';
}

/** What was seen of each object, whatever it came in. */
function seenIn({ sightings, problems, clusterObjects }: Inventory): unknown {
  const objectIn = (path: string): string => path.split('!/').at(-1) ?? '';
  return {
    sightings: sightings
      .filter(({ medium }) => medium === 'cluster-object')
      .map(({ path, field, entryName, encoding, position, key, sha256 }) =>
        [objectIn(path), field, entryName, encoding, position, key, sha256].join(' | '),
      )
      .toSorted(),
    problems: problems.map(({ path, code }) => `${objectIn(path)} ${code}`).toSorted(),
    objects: clusterObjects
      .map((object) => ({ ...object, place: '', path: objectIn(object.path) }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

async function fromApi(lists: ApiLists): Promise<Inventory> {
  const server = await anApiServer(listAnswers(lists));
  onTestFinished(() => server.close());
  const config = JSON.stringify({
    kind: 'Config',
    clusters: [
      {
        name: 'c',
        cluster: {
          server: `https://127.0.0.1:${server.port}`,
          'certificate-authority-data': base64(server.certificateAuthority),
        },
      },
    ],
    users: [{ name: 'u', user: { token: 'a-token' } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  });
  const place = `cluster:${join(tempFolder({ config }), 'config')}`;
  return (await look([place], { cluster: aClusterAccess({ allSecrets: true }) })).inventory;
}

async function fromDump(name: string, text: string): Promise<Inventory> {
  return (await look([join(tempFolder({ [name]: text }), name)], {})).inventory;
}

it('a Secret or ConfigMap gives the same from a dump as from the API, however its certificates are wrapped', async () => {
  const small = await aSmallCluster();
  const pem = authorityOf(small);
  const more = wrapped(pem);
  const lists = {
    [secrets]: [...(small[secrets] ?? []).filter(({ metadata }) => metadata.name !== 'release'), ...more[secrets]],
    [configMaps]: [...(small[configMaps] ?? []), ...more[configMaps]],
  };
  const api = seenIn(await fromApi(lists)) as { sightings: string[]; problems: string[] };
  // Each of the wrapped ones is found, but for kubeadm's, which is encrypted, and the one that holds none.
  const found = new Set(api.sightings.map((line) => line.split(' | ')[0]));
  for (const [kind, objects] of [['Secret', more[secrets]] as const, ['ConfigMap', more[configMaps]] as const])
    for (const { metadata } of objects)
      expect([metadata.name, found.has(`${kind} ${metadata.namespace}/${metadata.name}`)]).toEqual([
        metadata.name,
        !['kubeadm-certs', 'no-tls'].includes(metadata.name),
      ]);
  expect(new Set(api.sightings.map((line) => line.split(' | ')[3]))).toEqual(
    new Set(['', 'der', 'utf-16', 'escaped-pem', 'indented-pem', 'base64-pem', 'helm-release']),
  );

  const items = [
    ...lists[secrets].map((each) => ({ kind: 'Secret', apiVersion: 'v1', ...each })),
    ...lists[configMaps].map((each) => ({ kind: 'ConfigMap', apiVersion: 'v1', ...each })),
  ];
  const list = { apiVersion: 'v1', kind: 'List', items };
  expect(seenIn(await fromDump('all.json', JSON.stringify(list, undefined, 2)))).toEqual(api);
  expect(seenIn(await fromDump('all.yaml', stringify(list, { lineWidth: 0 })))).toEqual(api);
});

it('a file tells as well how its certificates are wrapped in it; one that is PEM or DER is the certificate itself', async () => {
  const pem = authorityOf(await aSmallCluster());
  const folder = tempFolder({
    'a.crt': pem,
    'b.crt': Buffer.from(pem.replaceAll(/-----[^-]+-----/gu, ''), 'base64'),
    'c.crt': Buffer.from(`\ufeff${pem}`, 'utf16le'),
    'd.json': JSON.stringify({ ca: pem }),
    'e.yaml': stringify({ ca: pem }),
    'f.yaml': stringify({ ca: base64(pem) }),
  });
  const { inventory } = await look([folder], {});
  expect(inventory.sightings.map(({ path, encoding }) => [path.slice(-6), encoding])).toEqual([
    ['/a.crt', undefined],
    ['/b.crt', undefined],
    ['/c.crt', 'utf-16'],
    ['d.json', 'escaped-pem'],
    ['e.yaml', 'indented-pem'],
    ['f.yaml', 'base64-pem'],
  ]);
});
