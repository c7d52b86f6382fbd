import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../../../shared/pki/inventory.ts';
import { fixtureTrees } from '../../../../shared/testing/corpora.ts';
import { tempFolder } from '../../../../shared/testing/temp-folder.ts';
import { look } from '../../look.ts';

const tree = `${fixtureTrees}/default-rsa/etc-kubernetes`;
const pem = (path: string): string => readFileSync(`${tree}/pki/${path}`, 'latin1');
const data = (text: string): string => Buffer.from(text).toString('base64');
const ca = pem('ca.crt');
const frontProxyCa = pem('front-proxy-ca.crt');
const client = pem('apiserver-kubelet-client.crt');
const clientKey = pem('apiserver-kubelet-client.key');
const otherKey = pem('apiserver.key');

interface Written {
  readonly user?: unknown;
  readonly cluster?: unknown;
}
function config({ user = {}, cluster = {} }: Written): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'prod', cluster }],
    users: [{ name: 'alice', user }],
    contexts: [{ name: 'c', context: { cluster: 'prod', user: 'alice' } }],
    'current-context': 'c',
  });
}

async function lookAt(content: string, files: Record<string, string> = {}): Promise<Inventory & { folder: string }> {
  const folder = tempFolder({ ...files, 'kube/config': content });
  const { inventory } = await look([join(folder, 'kube/config')], {});
  return { ...inventory, folder };
}

const codes = ({ problems }: Inventory): string[] => problems.map(({ code }) => code);
const seen = ({ sightings }: Inventory): unknown[] =>
  sightings.map(({ field, entryName, position, key, medium }) => ({ field, entryName, position, key, medium }));

describe('certificates of a kubeconfig', () => {
  it('are seen by field and entry, with the key of their user', async () => {
    const inventory = await lookAt(
      config({
        user: { 'client-certificate-data': data(client), 'client-key-data': data(clientKey) },
        cluster: { 'certificate-authority-data': data(ca + frontProxyCa) },
      }),
    );
    const medium = 'kubeconfig';
    expect(seen(inventory)).toEqual([
      {
        field: 'clusters[0].cluster.certificate-authority-data',
        entryName: 'prod',
        position: 0,
        key: 'absent',
        medium,
      },
      {
        field: 'clusters[0].cluster.certificate-authority-data',
        entryName: 'prod',
        position: 1,
        key: 'absent',
        medium,
      },
      { field: 'users[0].user.client-certificate-data', entryName: 'alice', position: 0, key: 'matches', medium },
    ]);
    expect(inventory.places[0]?.kind).toBe('kubeconfig');
    expect(inventory.problems).toEqual([]);
  });

  it.each([
    ['the key of another', { 'client-key-data': data(otherKey) }, 'differs'],
    ['no key', {}, 'absent'],
    ['a key that is no base64', { 'client-key-data': '***' }, 'not-read'],
    ['a key that is no key', { 'client-key-data': data('x') }, 'not-read'],
    ['a key file that is not there', { 'client-key': 'gone.key' }, 'not-read'],
  ])('with %s', async (_case, key, verdict) => {
    const { sightings } = await lookAt(config({ user: { 'client-certificate-data': data(client), ...key } }));
    expect(sightings.map(({ key: beside }) => beside)).toEqual([verdict]);
  });

  it('are taken from the data where data and file are both there', async () => {
    const user = { 'client-certificate-data': data(client), 'client-certificate': 'other.crt' };
    const inventory = await lookAt(config({ user }), { 'kube/other.crt': ca });
    expect(inventory.sightings.map(({ field }) => field)).toEqual(['users[0].user.client-certificate-data']);
    expect(inventory.certificates[0]?.subject.text).toContain('kube-apiserver-kubelet-client');
  });

  it('are read with a byte order mark and CRLF in the data', async () => {
    const inventory = await lookAt(
      config({ cluster: { 'certificate-authority-data': data(`\ufeff${ca.replaceAll('\n', '\r\n')}`) } }),
    );
    expect(inventory.certificates).toHaveLength(1);
    expect(inventory.problems).toEqual([]);
  });
});

describe('files a kubeconfig names', () => {
  const user = { 'client-certificate': '../pki/both.pem', 'client-key': '../pki/both.pem' };

  it('are found from the folder of the kubeconfig; one file may hold certificate and key', async () => {
    const inventory = await lookAt(config({ user }), { 'pki/both.pem': client + clientKey });
    expect(inventory.sightings).toMatchObject([
      {
        medium: 'kubeconfig',
        path: join(inventory.folder, 'kube/config'),
        field: 'users[0].user.client-certificate',
        key: 'matches',
      },
    ]);
    expect(inventory.sightings[0]?.file?.mode).toBeDefined();
    expect(inventory.keys.map(({ field }) => field)).toEqual(['users[0].user.client-key']);
  });

  it('that are not there are named with the kubeconfig, the entry and the file', async () => {
    const inventory = await lookAt(config({ user: { 'client-certificate': 'gone.crt' } }));
    expect(codes(inventory)).toEqual(['missing-reference']);
    expect(inventory.problems[0]?.message).toMatch(
      /client-certificate \(alice\) in .*kube\/config .*gone\.crt, which is not there/u,
    );
    expect(inventory.kubeconfigs).toHaveLength(1);
  });

  it('that are not there and named for both certificate and key are one problem of both uses (issue 2)', async () => {
    const user = { 'client-certificate': 'current.pem', 'client-key': 'current.pem' };
    const { problems, keys } = await lookAt(config({ user }));
    expect(problems).toMatchObject([{ code: 'missing-reference' }]);
    expect(problems[0]?.message).toMatch(
      /client-certificate and client-key \(alice\) in \S+ refer to current\.pem, which is not there\.$/u,
    );
    expect(keys).toEqual([]);
  });

  it('are not opened when they are devices', async () => {
    expect(codes(await lookAt(config({ cluster: { 'certificate-authority': '/dev/zero' } })))).toEqual([
      'not-a-regular-file',
    ]);
  });

  it('are not opened when they are folders, and are called so', async () => {
    const { problems } = await lookAt(config({ cluster: { 'certificate-authority': '.' } }));
    expect(problems).toMatchObject([
      { code: 'not-a-regular-file', message: expect.stringContaining('which is a folder where a file is expected') },
    ]);
  });

  it('mean the copied node in a copy of a node', async () => {
    const inside = {
      'client-certificate': '/var/lib/kubelet/pki/current.pem',
      'client-key': '/var/lib/kubelet/pki/current.pem',
    };
    const folder = tempFolder({
      'node/etc/kubernetes/kubelet.conf': config({ user: inside }),
      'node/var/lib/kubelet/pki/current.pem': client + clientKey,
    });
    const { inventory } = await look([folder], {});
    expect(inventory.problems).toEqual([]);
    expect(inventory.sightings.map(({ medium, key }) => [medium, key])).toEqual([
      ['kubeconfig', 'matches'],
      ['file', 'matches'],
    ]);
  });

  it('in a drop are looked for in the drop only', async () => {
    const files = [
      { path: 'config', bytes: Buffer.from(config({ cluster: { 'certificate-authority': `${tree}/pki/ca.crt` } })) },
    ];
    const { inventory } = await look(['upload:1'], { uploads: new Map([['upload:1', files]]) });
    expect(codes(inventory)).toEqual(['missing-reference']);
    expect(inventory.certificates).toEqual([]);
  });
});

describe('users without a certificate', () => {
  it.each([
    ['a token', { token: 'SECRET' }, ['token']],
    ['a token file', { tokenFile: '/gone' }, ['token-file']],
    ['a password', { username: 'u', password: 'SECRET' }, ['basic']],
    [
      'an exec plugin, which is not run',
      { exec: { command: '/bin/false', apiVersion: 'client.authentication.k8s.io/v1' } },
      ['exec'],
    ],
    ['an auth provider', { 'auth-provider': { name: 'oidc' } }, ['auth-provider']],
    ['nothing', {}, []],
    ['an empty token', { token: '' }, []],
  ])('%s', async (_case, user, credentials) => {
    const inventory = await lookAt(config({ user }));
    expect(inventory.kubeconfigs[0]?.users).toEqual([
      { name: 'alice', credentials, execCommand: 'exec' in user ? 'false' : undefined },
    ]);
    expect(inventory.problems).toEqual([]);
    expect(inventory.coverage).toMatchObject({ files: 1, read: 1 });
  });
});

describe('what kubectl would refuse is named, and the rest is read', () => {
  const good = { name: 'alice', user: { 'client-certificate-data': data(client) } };
  it.each([
    ['clusters a number', { clusters: 3, users: [good] }, 'bad-kubeconfig', 'clusters is a number'],
    ['users a map', { users: {}, clusters: [] }, 'bad-kubeconfig', 'users is a map'],
    ['an entry a text', { users: ['x', good] }, 'bad-kubeconfig', 'users[0] is a text'],
    ['a name a map', { users: [{ name: {}, user: {} }, good] }, 'bad-kubeconfig', 'users[0].name is a map'],
    ['a user a list', { users: [{ name: 'b', user: [] }, good] }, 'bad-kubeconfig', 'users[0].user is a list'],
    [
      'data a list',
      { users: [{ name: 'b', user: { 'client-key-data': [] } }, good] },
      'bad-kubeconfig',
      'client-key-data (b)',
    ],
    ['one name twice', { users: [good, { name: 'alice', user: {} }] }, 'bad-kubeconfig', 'users[1] has the name'],
    ['bad base64', { users: [{ name: 'b', user: { 'client-certificate-data': '%' } }, good] }, 'bad-base64', '(b)'],
    [
      'data that is no PEM',
      { users: [{ name: 'b', user: { 'client-certificate-data': data('x') } }, good] },
      'not-a-certificate',
      '(b)',
    ],
  ])('%s', async (_case, written, code, words) => {
    const inventory = await lookAt(JSON.stringify({ apiVersion: 'v1', kind: 'Config', ...written }));
    expect(codes(inventory)).toEqual([code]);
    expect(inventory.problems[0]?.message).toContain(words);
    expect(inventory.kubeconfigs).toHaveLength(1);
    expect(inventory.certificates).toHaveLength('users' in written && Array.isArray(written.users) ? 1 : 0);
  });

  it('contexts that lead nowhere, and null lists, are fine', async () => {
    const inventory = await lookAt(
      'apiVersion: v1\nkind: Config\nclusters: null\nusers: null\ncontexts:\n- {name: c, context: {cluster: x, user: y}}\ncurrent-context: z\n',
    );
    expect(inventory.problems).toEqual([]);
    expect(inventory.kubeconfigs).toMatchObject([
      { currentContext: 'z', contexts: [{ name: 'c', cluster: 'x', user: 'y' }] },
    ]);
  });

  it('one without kind and apiVersion is a kubeconfig all the same', async () => {
    const inventory = await lookAt(JSON.stringify({ users: [good] }));
    expect(inventory.kubeconfigs).toHaveLength(1);
  });
});

describe('hostile YAML ends as a problem, at once', () => {
  const header = 'apiVersion: v1\nkind: Config\n';
  it.each([
    [
      'an alias bomb',
      `${header}a0: &a0 [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(',')}]`).join('\n')}\n`,
    ],
    ['an alias of itself', `${header}users: &a [*a]\n`],
    ['an alias of nothing', `${header}users: *gone\n`],
    [
      'a merge bomb',
      `${header}${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}], k${i}: 1}`)
        .join('\n')
        .replace('<<: [*a0, *a0], ', '')}\nusers: [*a40\n`,
    ],
    ['100,000 brackets', `${header}users: ${'['.repeat(100_000)}`],
    ['100,000 nested maps', `${header}users: ${'{a: '.repeat(100_000)}`],
    ['a million brackets', `${header}users: ${'['.repeat(1_000_000)}`],
    ['300,000 entries', `${header}users:\n${'- {}\n'.repeat(300_000)}`],
    ['a tab for a blank', `${header}users:\n\t- name: x\n`],
  ])('%s', async (_case, text) => {
    const inventory = await lookAt(text);
    expect(codes(inventory).filter((code) => !['bad-yaml', 'bad-kubeconfig', 'too-large'].includes(code))).toEqual([]);
    expect(inventory.problems.length).toBeGreaterThan(0);
    expect(inventory.coverage.files).toBe(1);
  });

  it('anchors and merge keys of an honest file are followed', async () => {
    const text = `${header}x: &shared\n  client-certificate-data: ${data(client)}\nusers:\n- {name: a, user: *shared}\n- name: b\n  user:\n    <<: *shared\n    token: t\n`;
    const inventory = await lookAt(text);
    expect(inventory.kubeconfigs[0]?.users).toEqual([
      { name: 'a', credentials: ['client-certificate'] },
      { name: 'b', credentials: ['client-certificate', 'token'] },
    ]);
    expect(inventory.sightings).toHaveLength(2);
  });
});

const named = (user: string, content: object): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    users: [{ name: user, user: content }],
    clusters: [],
    contexts: [],
  });

describe('a KUBECONFIG list', () => {
  it('names what an earlier file shadows, and still shows its certificates', async () => {
    const folder = tempFolder({
      a: named('alice', { token: 't' }),
      b: named('alice', { 'client-certificate-data': data(client) }),
      c: named('bob', {}),
    });
    const place = ['a', 'b', 'c'].map((name) => join(folder, name)).join(delimiter);
    const { inventory } = await look([place], {});
    expect(inventory.places).toEqual([{ place, kind: 'kubeconfig' }]);
    expect(inventory.kubeconfigs.map(({ shadowed }) => shadowed)).toEqual([[], ['users/alice'], []]);
    expect(inventory.sightings).toHaveLength(1);
  });

  it('says of a folder in it that it is one', async () => {
    const folder = tempFolder({ a: named('alice', {}) });
    const { inventory } = await look([[join(folder, 'a'), folder].join(delimiter)], {});
    expect(inventory.problems).toEqual([
      { path: folder, code: 'not-a-regular-file', message: `${folder} is a folder where a file is expected.` },
    ]);
  });

  it('passes over missing, repeated and empty items, and says so in the ledger', async () => {
    const folder = tempFolder({ a: named('alice', {}), empty: '' });
    const a = join(folder, 'a');
    const { inventory } = await look([['', a, join(folder, 'gone'), a, join(folder, 'empty'), ''].join(delimiter)], {});
    expect(inventory.problems).toEqual([]);
    expect(inventory.kubeconfigs).toHaveLength(2);
    expect(inventory.coverage.ignoredFiles.map(({ reason }) => reason)).toEqual(['not-there', 'already-read']);
    expect(inventory.coverage).toMatchObject({ files: 4, read: 2, ignored: 2 });
  });

  it('of which no item exists is missing', async () => {
    const { inventory } = await look([`/gone/a${delimiter}/gone/b`], {});
    expect(inventory.places).toMatchObject([{ kind: 'missing' }]);
    expect(codes(inventory)).toEqual(['not-found']);
  });

  it('may not hold what is no kubeconfig', async () => {
    const folder = tempFolder({ a: named('alice', {}), b: 'hello\n' });
    mkdirSync(join(folder, 'd'));
    const { inventory } = await look([['a', 'b', 'd'].map((name) => join(folder, name)).join(delimiter)], {});
    expect(codes(inventory)).toEqual(['not-a-kubeconfig', 'not-a-regular-file']);
  });

  it('is one file when a file has that very name', async () => {
    const folder = tempFolder();
    const path = join(folder, `a${delimiter}b`);
    writeFileSync(path, named('alice', {}));
    const { inventory } = await look([path], {});
    expect(inventory.places).toEqual([{ place: path, kind: 'kubeconfig' }]);
  });
});

it('tells which certificates a kubeadm configuration makes', async () => {
  const text = `apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: ClusterConfiguration
apiServer:
  certSANs: [api.example, 192.0.2.9, 7]
caCertificateValidityPeriod: 87600h0m0s
certificateValidityPeriod: 8760h0m0s
certificatesDir: /srv/pki
clusterName: prod
controlPlaneEndpoint: api.example:6443
encryptionAlgorithm: ECDSA-P256
etcd:
  external:
    endpoints: [x]
kubernetesVersion: v1.35.0
networking:
  dnsDomain: cluster.local
  serviceSubnet: 10.96.0.0/12,fd00::/108
`;
  const folder = tempFolder({ 'kubeadm.yaml': text });
  const { inventory } = await look([folder], {});
  expect(inventory.kubeadmConfigs).toEqual([
    {
      place: folder,
      path: join(folder, 'kubeadm.yaml'),
      certificatesDir: '/srv/pki',
      externalEtcd: true,
      certSANs: ['api.example', '192.0.2.9'],
      controlPlaneEndpoint: 'api.example:6443',
      serviceSubnet: '10.96.0.0/12,fd00::/108',
      dnsDomain: 'cluster.local',
      clusterName: 'prod',
      kubernetesVersion: 'v1.35.0',
      encryptionAlgorithm: 'ECDSA-P256',
      certificateValidityPeriod: '8760h0m0s',
      caCertificateValidityPeriod: '87600h0m0s',
    },
  ]);
  expect(inventory.coverage).toMatchObject({ files: 1, read: 1 });
});

it('tells the certificate flags of a static pod, and nothing else of it', async () => {
  const text = `apiVersion: v1
kind: Pod
metadata: { name: kube-apiserver }
spec:
  containers:
  - name: kube-apiserver
    command:
    - kube-apiserver
    - --tls-cert-file=/srv/pki/api.crt
    - --client-ca-file
    - /srv/pki/ca.crt
    - --token-auth-file=/SECRET
    - --service-cluster-ip-range=10.96.0.0/12
    env: [{ name: TOKEN, value: SECRET }]
`;
  const folder = tempFolder({ 'kube-apiserver.yaml': text });
  const { inventory } = await look([folder], {});
  expect(inventory.staticPods).toEqual([
    {
      place: folder,
      path: join(folder, 'kube-apiserver.yaml'),
      component: 'kube-apiserver',
      flags: {
        'tls-cert-file': '/srv/pki/api.crt',
        'client-ca-file': '/srv/pki/ca.crt',
        'service-cluster-ip-range': '10.96.0.0/12',
      },
    },
  ]);
  expect(inventory.coverage).toMatchObject({ files: 1, read: 1 });
  expect(JSON.stringify(inventory)).not.toContain('SECRET');
});

it('passes over a pod that is no part of a control plane', async () => {
  const pod = 'kind: Pod\nspec:\n  containers:\n  - name: web\n    command: [web, --tls-cert-file=/x.crt]\n';
  const { inventory } = await look([tempFolder({ 'web.yaml': pod })], {});
  expect(inventory.staticPods).toEqual([]);
  expect(inventory.coverage).toMatchObject({ files: 1, ignored: 1 });
});

it('tells how a kubelet gets its certificates', async () => {
  const text = `apiVersion: kubelet.config.k8s.io/v1beta1
authentication: { x509: { clientCAFile: /etc/kubernetes/pki/ca.crt } }
kind: KubeletConfiguration
rotateCertificates: true
`;
  const folder = tempFolder({ 'config.yaml': text });
  const { inventory } = await look([folder], {});
  expect(inventory.kubeletConfigs).toEqual([
    {
      place: folder,
      path: join(folder, 'config.yaml'),
      rotateCertificates: true,
      serverTLSBootstrap: false,
      tlsCertFile: undefined,
      clientCAFile: '/etc/kubernetes/pki/ca.crt',
    },
  ]);
});
