import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { fixtureTrees } from '../../shared/testing/corpora.ts';
import { tempFolder } from '../../shared/testing/temp-folder.ts';
import { look } from './look.ts';

const pki = `${fixtureTrees}/default-rsa/etc-kubernetes/pki`;
const read = (name: string): string => readFileSync(`${pki}/${name}`, 'latin1');
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

const tls = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name: 'www-tls',
    namespace: 'demo',
    creationTimestamp: '2026-01-02T03:04:05Z',
    annotations: { 'cert-manager.io/certificate-name': 'www', 'cert-manager.io/issuer-name': 'ca' },
  },
  type: 'kubernetes.io/tls',
  data: {
    'ca.crt': base64(read('ca.crt')),
    'tls.crt': base64(read('apiserver.crt')),
    'tls.key': base64(read('apiserver.key')),
  },
};
const odd = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'odd', namespace: 'demo' },
  type: 'Opaque',
  data: {
    server: base64(read('apiserver.crt')),
    secretpart: base64(read('apiserver.key')),
    password: base64('hunter2'),
  },
};
const roots = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'kube-root-ca.crt', namespace: 'demo' },
  data: { 'ca.crt': read('ca.crt') },
};
const clusterInfo = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'cluster-info', namespace: 'kube-public' },
  data: {
    kubeconfig: stringify({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        { name: '', cluster: { 'certificate-authority-data': base64(read('ca.crt')), server: 'https://a:6443' } },
      ],
      users: [],
      contexts: [],
    }),
  },
};
const webhook = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'guard' },
  webhooks: [{ name: 'a', clientConfig: { caBundle: base64(read('ca.crt')) } }],
};
const nothing = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'n', namespace: 'd' },
  data: { token: base64('x') },
};
const objects = [tls, nothing, odd, roots, clusterInfo, webhook];
const list = { apiVersion: 'v1', items: objects, kind: 'List', metadata: { resourceVersion: '' } };

async function lookAt(name: string, content: string): Promise<Inventory> {
  const folder = tempFolder({ [name]: content });
  const { inventory } = await look([join(folder, name)], {});
  return inventory;
}

const seen = ({ sightings }: Inventory): string[] =>
  sightings.map(({ medium, path, field, key, encoding }) =>
    [medium, path.split('!/')[1], field, key, encoding ?? ''].join(' | '),
  );

const all = [
  'cluster-object | Secret demo/www-tls | ca.crt | absent | ',
  'cluster-object | Secret demo/www-tls | tls.crt | matches | ',
  'cluster-object | Secret demo/odd | server | matches | ',
  'cluster-object | ConfigMap demo/kube-root-ca.crt | ca.crt | absent | ',
  'cluster-object | ConfigMap kube-public/cluster-info | kubeconfig | absent | base64-pem',
  'cluster-object | ValidatingWebhookConfiguration guard | webhooks[0].clientConfig.caBundle | absent | base64-pem',
];

describe('a dump of objects tells namespace, name and field of each certificate', () => {
  it.each([
    ['kubectl get -o yaml', 'all.yaml', stringify(list, { lineWidth: 0 })],
    ['with indented items', 'all.yaml', stringify(list, { lineWidth: 0, indentSeq: true })],
    ['without indented items', 'all.yaml', stringify(list, { lineWidth: 0, indentSeq: false })],
    ['kubectl get -o json', 'all.json', JSON.stringify(list, undefined, 4)],
    ['json in one line', 'all.json', JSON.stringify(list)],
    ['many documents', 'all.yaml', objects.map((object) => `---\n${stringify(object)}`).join('')],
    ['with Windows line ends', 'all.yaml', stringify(list, { lineWidth: 0 }).replaceAll('\n', '\r\n')],
  ])('%s', async (_case, name, content) => {
    const inventory = await lookAt(name, content);
    expect(inventory.problems).toEqual([]);
    expect(seen(inventory)).toEqual(all);
    expect(inventory.clusterObjects).toMatchObject([
      {
        kind: 'Secret',
        namespace: 'demo',
        name: 'www-tls',
        type: 'kubernetes.io/tls',
        fields: ['ca.crt', 'tls.crt', 'tls.key'],
        createdAt: Date.parse('2026-01-02T03:04:05Z'),
        certManager: { certificateName: 'www', issuerName: 'ca' },
      },
      { kind: 'Secret', name: 'odd', fields: ['server', 'secretpart'] },
      { kind: 'ConfigMap', name: 'kube-root-ca.crt', fields: ['ca.crt'] },
      { kind: 'ConfigMap', name: 'cluster-info', fields: ['kubeconfig'] },
    ]);
  });

  it('one object alone, and the lists of the API whose items do not repeat their kind', async () => {
    expect(seen(await lookAt('one.json', JSON.stringify(tls)))).toEqual(all.slice(0, 2));
    const { kind: _, ...bare } = tls;
    const secretList = { kind: 'SecretList', apiVersion: 'v1', metadata: {}, items: [bare] };
    expect(seen(await lookAt('list.json', JSON.stringify(secretList)))).toEqual(all.slice(0, 2));
    expect(seen(await lookAt('list.yaml', stringify(secretList)))).toEqual(all.slice(0, 2));
  });

  it('a must-gather: one object a file in deep folders', async () => {
    const core = 'must-gather.local/quay-io/namespaces/demo/core';
    const folder = tempFolder({
      [`${core}/configmaps.yaml`]: stringify({ apiVersion: 'v1', items: [roots], kind: 'ConfigMapList' }),
      [`${core}/secrets/www-tls.yaml`]: `---\n${stringify(tls)}`,
      'must-gather.local/timestamp': 'now\n',
    });
    const { inventory } = await look([folder], {});
    expect(inventory.problems).toEqual([]);
    expect(seen(inventory)).toEqual([all[3], ...all.slice(0, 2)]);
  });

  it('values of a chart, with PEM and base64 of PEM', async () => {
    const values = stringify({ ingress: { tls: { crt: read('apiserver.crt'), ca: base64(read('ca.crt')) } } });
    const { certificates, problems } = await lookAt('values.yaml', values);
    expect(problems).toEqual([]);
    expect(certificates).toHaveLength(2);
  });
});

describe('what is wrong in a dump is named by its object, and the rest is read', () => {
  it('a TLS Secret without a certificate, broken PEM, broken base64', async () => {
    const broken = {
      ...tls,
      metadata: { name: 'broken', namespace: 'demo' },
      data: { 'tls.crt': base64('nothing'), 'tls.key': tls.data['tls.key'] },
    };
    const cut = {
      ...tls,
      metadata: { name: 'cut', namespace: 'demo' },
      data: { 'tls.crt': base64(read('ca.crt').slice(0, 500)) },
    };
    const text = { ...tls, metadata: { name: 'text', namespace: 'demo' }, data: { 'tls.crt': read('ca.crt') } };
    const inventory = await lookAt('x.yaml', stringify({ ...list, items: [broken, cut, text, tls] }));
    expect(inventory.problems.map(({ path, code }) => [path.split('!/')[1], code])).toEqual([
      ['Secret demo/broken', 'not-a-certificate'],
      ['Secret demo/cut', 'bad-pem'],
      ['Secret demo/text', 'bad-base64'],
    ]);
    expect(seen(inventory)).toEqual(all.slice(0, 2));
  });

  it('an item that is no YAML is told with its line', async () => {
    const lines = stringify(list, { lineWidth: 0 }).split('\n');
    const at = lines.findIndex((line) => line.includes('name: odd'));
    lines[at] = `${lines[at]}: : [`;
    const inventory = await lookAt('x.yaml', lines.join('\n'));
    expect(inventory.problems).toMatchObject([
      { code: 'bad-yaml', message: expect.stringContaining(`line ${at + 1} `) },
    ]);
    expect(seen(inventory)).toEqual(all.filter((_, index) => index !== 2));
  });

  it('no secret is in what a look tells', async () => {
    const inventory = await lookAt('x.yaml', stringify(list));
    const told = JSON.stringify(inventory);
    expect(told).not.toContain('hunter2');
    expect(told).not.toContain(read('apiserver.key').split('\n')[3]);
    expect(told).not.toContain(tls.data['tls.key'].slice(100, 140));
  });
});
