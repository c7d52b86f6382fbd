import { describe, expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import type { Inventory, RevocationListSighting } from '../pki/inventory.ts';
import type { EpochMs } from '../x509/brand.ts';
import { defaultThresholds } from '../pki/status.ts';
import {
  aKeyFact,
  aProblem,
  drawn,
  drawnCa,
  drawnLeaf,
  nameOf,
  san,
  seenOtherwise,
  type Drawn,
  type Drawing,
} from '../testing/a-kubeadm-drawing.ts';
import { at } from '../testing/a-certificate.ts';
import { aFingerprint } from '../testing/a-pki.ts';
import { clusterRuleCases } from '../testing/cluster-rule-cases.ts';
import { findingsOf } from './findings-of.ts';
import { rules, type RuleId } from './registry.ts';
import type { NameSubtrees } from '../x509/name-constraints.ts';

const now = at('2026-06-01T00:00:00Z');
const home = '/etc/kubernetes';
const pki = `${home}/pki`;
const kubelet = `${home}/var/lib/kubelet/pki`;

const defaults = ['kubernetes', 'kubernetes.default', 'kubernetes.default.svc', 'kubernetes.default.svc.cluster.local'];
const ca = drawnCa('kubernetes');
const etcdCa = drawnCa('etcd-ca');
const proxyCa = drawnCa('front-proxy-ca');
const twin = drawnCa('kubernetes', { label: 'another kubernetes' });
const apiserver = drawnLeaf('kube-apiserver', ca, {
  ...san(defaults, ['192.0.2.1', '10.96.0.1']),
  extKeyUsage: ['serverAuth'],
});
const kubeletClient = drawnLeaf('kube-apiserver-kubelet-client', ca, { extKeyUsage: ['clientAuth'] });
const admin = drawnLeaf('kubernetes-admin', ca, { extKeyUsage: ['clientAuth'] });
const proxyClient = drawnLeaf('front-proxy-client', proxyCa);
const etcdClient = drawnLeaf('kube-apiserver-etcd-client', etcdCa);
const etcdLeaf = (name: string): Drawn => drawnLeaf(name, etcdCa, { label: `etcd ${name}`, ...san([name]) });

const alice = drawnLeaf('alice', ca, { extKeyUsage: ['clientAuth'] });
const laterAlice = drawnLeaf('alice', ca, { notAfter: '2030-01-01T00:00:00Z', label: 'later alice' });
const otherAlice = drawnLeaf('alice', twin, { notAfter: '2030-01-01T00:00:00Z', label: 'other alice' });
const bob = drawnLeaf('bob', ca, { extKeyUsage: ['clientAuth'] });
const carol = drawnLeaf('carol', twin, { extKeyUsage: ['clientAuth'] });

const noSubtrees: NameSubtrees = { dns: [], email: [], uri: [], ip: [], directory: [], unsupported: [] };
const constrained = drawnCa('constrained', {
  label: 'constrained',
  nameConstraints: { permitted: { ...noSubtrees, dns: ['a.test'] }, excluded: noSubtrees },
});

/** The builder takes a common name; a kubelet has an organization as well. */
function kubeletOf(name: string, wish: Parameters<typeof drawnLeaf>[2] = {}, organization = 'system:nodes'): Drawn {
  const { certificate, issuer } = drawnLeaf(`system:node:${name}`, ca, {
    ...wish,
    label: `kubelet ${name} ${JSON.stringify(wish)}`,
  });
  return { certificate: { ...certificate, subject: nameOf(`system:node:${name}`, organization) }, issuer };
}

/** A control plane with nothing wrong. */
const healthy: Drawing['files'] = {
  [`${pki}/ca.crt`]: ca,
  [`${pki}/ca.key`]: { key: ca.certificate.spkiSha256 },
  [`${pki}/front-proxy-ca.crt`]: proxyCa,
  [`${pki}/front-proxy-ca.key`]: { key: proxyCa.certificate.spkiSha256 },
  [`${pki}/etcd/ca.crt`]: etcdCa,
  [`${pki}/etcd/ca.key`]: { key: etcdCa.certificate.spkiSha256 },
  [`${pki}/apiserver.crt`]: apiserver,
  [`${pki}/apiserver-kubelet-client.crt`]: kubeletClient,
  [`${pki}/apiserver-etcd-client.crt`]: etcdClient,
  [`${pki}/front-proxy-client.crt`]: proxyClient,
  [`${pki}/etcd/server.crt`]: etcdLeaf('etcd-one'),
  [`${pki}/etcd/peer.crt`]: etcdLeaf('etcd-two'),
  [`${pki}/etcd/healthcheck-client.crt`]: drawnLeaf('kube-etcd-healthcheck-client', etcdCa),
  [`${home}/admin.conf`]: { user: admin.certificate, ca: ca.certificate },
  [`${home}/controller-manager.conf`]: {
    user: drawnLeaf('system:kube-controller-manager', ca).certificate,
    ca: ca.certificate,
  },
  [`${home}/scheduler.conf`]: { user: drawnLeaf('system:kube-scheduler', ca).certificate, ca: ca.certificate },
};

const ends = (notAfter: string) => ({ notAfter: `${notAfter}T00:00:00Z` });
const began = (notBefore: string) => ({ notBefore: `${notBefore}T00:00:00Z` });
const withFiles = (files: Drawing['files'], rest: Omit<Drawing, 'files'> = {}): Inventory =>
  drawn({ ...rest, files: { ...healthy, ...files } });
const withApiServer = (wish: Parameters<typeof drawnLeaf>[2], rest: Omit<Drawing, 'files'> = {}): Inventory =>
  withFiles(
    {
      [`${pki}/apiserver.crt`]: drawnLeaf('kube-apiserver', ca, {
        ...san(defaults, ['192.0.2.1', '10.96.0.1']),
        label: `apiserver ${JSON.stringify(wish)}`,
        ...wish,
      }),
    },
    rest,
  );
const configured = (facts: object): Pick<Drawing, 'change'> => ({
  change: ({ kubeadmConfigs }) => ({
    kubeadmConfigs: [
      {
        ...kubeadmConfigs[0],
        place: home,
        path: `${home}/kubeadm.yaml`,
        certificatesDir: undefined,
        externalEtcd: false,
        certSANs: [],
        ...facts,
      } as Inventory['kubeadmConfigs'][number],
    ],
  }),
});
const withProblem = (path: string, code: Parameters<typeof aProblem>[1], target?: string): Inventory =>
  withFiles({}, { change: ({ problems }) => ({ problems: [...problems, aProblem(path, code, target)] }) });
const withKeys = (...keys: readonly ReturnType<typeof aKeyFact>[]): Inventory =>
  withFiles({}, { change: (inventory) => ({ keys: [...inventory.keys, ...keys] }) });
const mode = (bits: number) => ({ file: { mode: bits, modifiedAt: now, symlinkTarget: undefined } });
const oneKubeconfig = (path: string, change: (facts: Inventory['kubeconfigs'][number]) => object): Inventory =>
  withFiles(
    {},
    {
      change: ({ kubeconfigs }) => ({
        kubeconfigs: kubeconfigs.map((each) => (each.path === path ? { ...each, ...change(each) } : each)),
      }),
    },
  );

const intermediate: Drawn = {
  ...drawnCa('issuing-ca', { issuer: 'kubernetes', label: 'issuing-ca' }),
  issuer: ca,
};
const names = { ...san(defaults, ['192.0.2.1', '10.96.0.1']), extKeyUsage: ['serverAuth'] };
const underIntermediate = drawnLeaf('kube-apiserver', intermediate, { label: 'under intermediate', ...names });
const under = drawnLeaf('shop.example', intermediate, san(['shop.example']));
const rotating = (wish = {}) => kubeletOf('cp-1', wish);
const kubeletFiles = (files: Readonly<Record<string, Drawn>>): Drawing['files'] =>
  Object.fromEntries(Object.entries(files).map(([name, each]) => [`${kubelet}/${name}`, each]));
const linked = (path: string, target: string | undefined): Pick<Drawing, 'change'> => ({
  change: (inventory) =>
    seenOtherwise(inventory, path, { file: { mode: 0o600, modifiedAt: now, symlinkTarget: target } }),
});
const current = `${kubelet}/kubelet-client-current.pem`;
const dated = 'kubelet-client-2026-01-01-00-00-00.pem';
const secondTree = (root: string, files: Drawing['files']): Drawing['files'] =>
  Object.fromEntries(Object.entries(files).map(([path, file]) => [path.replace(home, root), file]));

/** For each rule something that it must find, and the nearest thing that it must leave alone. */
const cases: { readonly [Id in RuleId]: readonly [finds: () => Inventory, leavesAlone: () => Inventory] } = {
  ...clusterRuleCases,
  'NA-T01': [() => withApiServer(ends('2026-05-31')), () => withApiServer(ends('2026-06-01'))],
  'NA-T02': [() => withApiServer(ends('2026-06-20')), () => withApiServer(ends('2026-07-20'))],
  'NA-T03': [
    () => drawn({ files: endingCa('2028-05-01', '2026-12-01') }),
    () => withFiles({ '/etc/ssl/roots.pem': drawnCa('A public root', ends('2027-01-01')) }),
  ],
  'NA-T04': [() => withApiServer(began('2026-06-02')), () => withApiServer({ notBefore: '2026-06-01T00:04:00Z' })],
  'NA-T05': [
    () => drawn({ files: endingCa('2027-03-01', '2027-06-01') }),
    () => drawn({ files: endingCa('2031-03-01', '2032-06-01') }),
  ],
  'NA-T06': [() => withApiServer(began('2024-12-01')), () => withApiServer(began('2024-12-31'))],
  'NA-T07': [
    () =>
      drawn({
        files: kubeletFiles({
          'kubelet-client-current.pem': rotating({ ...began('2025-07-01'), ...ends('2026-06-25') }),
        }),
      }),
    () =>
      drawn({
        files: kubeletFiles({
          'kubelet-client-current.pem': rotating({ ...began('2025-09-01'), ...ends('2026-08-25') }),
        }),
      }),
  ],
  'NA-T09': [() => k3s('2026-09-01'), () => k3s('2026-12-01')],
  'NA-T10': [
    () => withFiles({ [`${pki}/ca.crt`]: [ca, drawnCa('kubernetes', { label: 'old', ...ends('2026-01-01') })] }),
    () => withFiles({ [`${pki}/ca.crt`]: [ca, twin] }),
  ],
  'NA-T11': [
    () =>
      withFiles(
        kubeletFiles({
          'kubelet-client-current.pem': rotating(),
          [dated]: rotating({ ...began('2025-01-01'), ...ends('2026-01-01') }),
        }),
      ),
    () => withFiles(kubeletFiles({ [dated]: rotating({ ...began('2025-01-01'), ...ends('2026-01-01') }) })),
  ],
  'NA-T13': [
    () => drawn({ files: endingCa('2055-01-01', '2026-12-01') }),
    () => withFiles({ '/etc/ssl/roots.pem': drawnCa('A public root', ends('2055-01-01')) }),
  ],
  'NA-T14': [
    () => drawn({ files: endingCa('2026-05-01', '2027-01-01') }),
    () => withFiles({ '/etc/ssl/roots.pem': drawnCa('A public root', ends('2026-05-01')) }),
  ],
  'NA-T15': [() => withList({ nextUpdate: '2026-05-01' }), () => withList({ nextUpdate: '2026-07-01' })],
  'NA-C18': [() => withList({ revokedAt: '2026-05-01' }), () => withList({ revokedAt: '2026-07-01' })],
  'NA-C01': [
    () => {
      const stray = drawnLeaf('kube-apiserver', twin, { label: 'stray', ...san(defaults, ['192.0.2.1', '10.96.0.1']) });
      return withFiles({ [`${pki}/apiserver.crt`]: stray }, { strangers: [[stray, ca]] });
    },
    () => withFiles({ [`${pki}/ca.crt`]: [twin, ca] }, { strangers: [[apiserver, twin]] }),
  ],
  'NA-C02': [
    () => served([drawnLeaf('kube-apiserver', twin, { label: 'stray', ...names })]),
    () => served([apiserver]),
  ],
  'NA-C16': [
    () =>
      served([underIntermediate], { [`${pki}/apiserver.crt`]: underIntermediate, [`${pki}/middle.crt`]: intermediate }),
    () => served([underIntermediate, intermediate], { [`${pki}/apiserver.crt`]: underIntermediate }),
  ],
  'NA-C03': [
    () => withFiles({ [`${home}/admin.conf`]: { user: admin.certificate, ca: twin.certificate } }),
    () => withFiles({ '/home/me/.kube/config': { user: admin.certificate, ca: ca.certificate } }),
  ],
  // No tree of kubeadm's here: beside one, NA-C03 tells it.
  'NA-C17': [
    () => drawn({ files: { ...carried('a', alice, ca), ...carried('b', bob, ca), ...carried('c', carol, twin) } }),
    () => drawn({ files: { ...carried('a', alice, ca), ...carried('b', bob, ca) } }),
  ],
  'NA-C04': [
    () =>
      withFiles(
        { '/home/me/.kube/config': { user: admin.certificate, ca: twin.certificate } },
        { strangers: [[admin, twin]] },
      ),
    () => withFiles({ '/home/me/.kube/config': { user: admin.certificate, ca: drawnCa('server-ca').certificate } }),
  ],
  'NA-C05': [
    () => withFiles({ '/srv/shop.crt': drawnLeaf('shop', drawnCa('no-ca', { isCa: false, label: 'no-ca' })) }),
    () =>
      withFiles({
        '/srv/shop.crt': drawnLeaf(
          'shop',
          drawnCa('old-root', { version: 1, isCa: false, basicConstraints: undefined, label: 'old-root' }),
        ),
      }),
  ],
  'NA-C24': [
    () => withFiles({ '/srv/shop.crt': drawnLeaf('shop', constrained, { label: 'shop', ...san(['shop.b.test']) }) }),
    () => withFiles({ '/srv/shop.crt': drawnLeaf('shop', constrained, { label: 'shop', ...san(['shop.a.test']) }) }),
  ],
  'NA-C06': [
    () => withFiles({ [`${pki}/front-proxy-ca.crt`]: ca }),
    () => withFiles({ [`${pki}/front-proxy-ca.crt`]: proxyCa }),
  ],
  'NA-C07': [() => withFiles({ [`${pki}/etcd/ca.crt`]: ca }), () => withFiles({ [`${pki}/etcd/ca.crt`]: etcdCa })],
  'NA-C08': [
    () => withFiles({ [`${pki}/ca.crt`]: [ca, twin] }),
    () =>
      withFiles({
        [`${pki}/ca.crt`]: [
          ca,
          { ...twin, certificate: { ...twin.certificate, spkiSha256: ca.certificate.spkiSha256 } },
        ],
      }),
  ],
  'NA-C09': [
    () => withFiles({ '/srv/shop.crt': under, '/srv/issuing.crt': intermediate }),
    () => withFiles({ '/srv/shop.crt': [under, intermediate] }),
  ],
  'NA-C10': [
    () =>
      withFiles(
        { '/srv/shop.crt': [intermediate, under] },
        {
          change: (inventory) => ({
            sightings: inventory.sightings.map((each) =>
              each.sha256 === intermediate.certificate.sha256 ? { ...each, key: 'absent' as const } : each,
            ),
          }),
        },
      ),
    () => withFiles({ '/srv/shop.crt': [under, intermediate, ca] }),
  ],
  'NA-C11': [
    () => withFiles({ [`${pki}/ca.crt`]: [ca, apiserver] }),
    () => withFiles({ '/srv/all.pem': [ca, apiserver] }),
  ],
  'NA-C12': [() => twoClusters('blue', 'green'), () => twoClusters('kubernetes', 'green')],
  'NA-C14': [
    () =>
      withFiles(
        secondTree('/etc/kubernetes/other', {
          ...healthy,
          [`${pki}/etcd/ca.crt`]: drawnCa('etcd-ca', { label: 'other etcd' }),
        }),
      ),
    () =>
      withFiles(
        secondTree('/etc/kubernetes/other', {
          ...healthy,
          [`${pki}/apiserver.crt`]: drawnLeaf('kube-apiserver', ca, { label: 'cp-2' }),
        }),
      ),
  ],
  'NA-C15': [
    () => withoutKeyOf(`${pki}/ca.crt`),
    () =>
      drawn({
        files: {
          [`${pki}/ca.crt`]: ca,
          [`${home}/kubelet.conf`]: { user: kubeletOf('w').certificate, ca: ca.certificate },
        },
        key: 'absent',
      }),
  ],
  'NA-N01': [
    () => withApiServer(san(['kubernetes', 'kubernetes.default'], ['192.0.2.1'])),
    () => withApiServer(san([...defaults.slice(0, 3), 'kubernetes.default.svc.corp.example'], ['192.0.2.1'])),
  ],
  'NA-N02': [
    () => withFiles({}, configured({ serviceSubnet: '10.20.0.0/16' })),
    () => withFiles({}, configured({ serviceSubnet: undefined })),
  ],
  'NA-N11': [
    () => served([drawnLeaf('kube-apiserver', ca, { label: 'few names', ...san(defaults) })]),
    () => served([apiserver]),
  ],
  'NA-N03': [() => withApiServer(san(defaults, ['192.0.2.2'])), () => withFiles({})],
  'NA-N04': [() => withApiServer(san([])), () => withApiServer(san(['only.example']))],
  'NA-N05': [
    () => withApiServer({ extKeyUsage: ['clientAuth'] }),
    () => withApiServer({ extKeyUsage: ['anyExtendedKeyUsage'] }),
  ],
  'NA-N06': [
    () => withFiles({ [`${pki}/apiserver.crt`]: inMasters(apiserver, ['serverAuth', 'clientAuth']) }),
    () => withFiles({ [`${pki}/apiserver.crt`]: inMasters(apiserver, ['serverAuth']) }),
  ],
  'NA-N07': [
    () => drawn({ files: kubeletFiles({ 'kubelet-client-current.pem': kubeletOf('cp-1', {}, 'nobody') }) }),
    () => drawn({ files: kubeletFiles({ 'kubelet-client-current.pem': kubeletOf('cp-1') }) }),
  ],
  'NA-N08': [
    () => withFiles({ '/home/me/alice.crt': inMasters(drawnLeaf('alice', ca), ['clientAuth'], 'alice') }),
    () =>
      withFiles({
        '/home/me/alice.crt': inMasters(
          drawnLeaf('kubernetes-admin', ca, { label: 'old admin' }),
          ['clientAuth'],
          'kubernetes-admin',
        ),
      }),
  ],
  'NA-N09': [
    () => withFiles({}, configured({ controlPlaneEndpoint: 'lb.example:6443' })),
    () => withFiles({}, configured({ controlPlaneEndpoint: '192.0.2.1:6443' })),
  ],
  'NA-K01': [
    () =>
      withFiles({}, { change: (inventory) => seenOtherwise(inventory, `${pki}/apiserver.crt`, { key: 'differs' }) }),
    () =>
      withFiles({}, { change: (inventory) => seenOtherwise(inventory, `${pki}/apiserver.crt`, { key: 'not-read' }) }),
  ],
  'NA-K02': [
    () => withApiServer({ publicKey: { algorithm: 'RSA', bits: 1024, curve: undefined } }),
    () => withApiServer({ publicKey: { algorithm: 'RSA', bits: 2048, curve: undefined } }),
  ],
  'NA-K03': [
    () => withApiServer({ signatureAlgorithm: 'sha1WithRSAEncryption' }),
    () =>
      withFiles({
        [`${pki}/ca.crt`]: { ...ca, certificate: { ...ca.certificate, signatureAlgorithm: 'sha1WithRSAEncryption' } },
      }),
  ],
  'NA-K04': [
    () => withApiServer({ spkiSha256: kubeletClient.certificate.spkiSha256 }),
    () =>
      withFiles(
        {
          '/backup/apiserver.crt': drawnLeaf('kube-apiserver', ca, {
            spkiSha256: apiserver.certificate.spkiSha256,
            label: 'same key',
            ...san(defaults),
          }),
        },
        {
          change: (inventory) => ({
            ...seenOtherwise(inventory, '/backup/apiserver.crt', { path: `${pki}/apiserver.crt` }),
          }),
        },
      ),
  ],
  'NA-K05': [
    () =>
      withFiles({
        '/srv/a.crt': drawnLeaf('shop', ca, { label: 'a', ...san(['a']) }),
        '/srv/b.crt': drawnLeaf('shop', ca, { label: 'b', ...san(['a']) }),
      }),
    () =>
      withFiles({
        '/srv/a.crt': drawnLeaf('shop', ca, { label: 'a', ...san(['a']) }),
        '/srv2/b.crt': drawnLeaf('shop', ca, { label: 'b', ...san(['a']) }),
      }),
  ],
  'NA-K06': [
    () =>
      withKeys(
        aKeyFact(`${pki}/sa.pub`, { kind: 'public', spkiSha256: aFingerprint('one') }),
        aKeyFact(`${pki}/sa.key`, { spkiSha256: aFingerprint('two') }),
      ),
    () =>
      withKeys(
        aKeyFact(`${pki}/sa.pub`, { kind: 'public', spkiSha256: aFingerprint('one') }),
        aKeyFact(`${pki}/sa.key`, { spkiSha256: aFingerprint('one') }),
      ),
  ],
  'NA-K07': [
    () => withKeys(aKeyFact(`${pki}/apiserver.key`, mode(0o644))),
    () => withKeys(aKeyFact(`${pki}/apiserver.key`, mode(0o600)), aKeyFact('C:/pki/apiserver.key', mode(0o666))),
  ],
  'NA-K08': [
    () =>
      drawn({
        files: {
          [`${pki}/ca.crt`]: ca,
          [`${pki}/ca.key`]: { key: ca.certificate.spkiSha256 },
          [`${home}/kubelet.conf`]: { user: kubeletOf('w').certificate, ca: ca.certificate },
        },
      }),
    () => withFiles({ [`${home}/kubelet.conf`]: { user: kubeletOf('cp-1').certificate, ca: ca.certificate } }),
  ],
  'NA-K09': [
    () =>
      withFiles({}, { change: (inventory) => seenOtherwise(inventory, `${pki}/apiserver.crt`, { key: 'encrypted' }) }),
    () =>
      withFiles(
        { '/srv/shop.crt': under },
        { change: (inventory) => seenOtherwise(inventory, '/srv/shop.crt', { key: 'encrypted' }) },
      ),
  ],
  'NA-K10': [
    () => withApiServer({ publicKey: { algorithm: 'Ed25519', bits: undefined, curve: undefined } }),
    () =>
      withFiles({
        '/srv/shop.crt': drawnLeaf('shop', ca, {
          ...san(['shop']),
          publicKey: { algorithm: 'Ed25519', bits: undefined, curve: undefined },
        }),
      }),
  ],
  'NA-K11': [
    () => withApiServer({ serialNumber: kubeletClient.certificate.serialNumber }),
    () => withApiServer({ serialNumber: etcdClient.certificate.serialNumber }),
  ],
  'NA-F01': [
    () => served([apiServerOf('2025-12-01', '2026-12-01')]),
    () => served([drawnLeaf('k3s', ca, { ...names, ...began('2025-12-01'), subject: 'k3s' })], {}, 'k3s'),
  ],
  'NA-F20': [() => served([apiServerOf('2026-02-01', '2027-02-01')]), () => served([apiserver])],
  'NA-F21': [
    () => served([drawnLeaf('kube-apiserver', twin, { label: 'stray', ...names })]),
    () => served([apiServerOf('2025-12-01', '2026-12-01')]),
  ],
  'NA-F22': [
    () => twoAddresses(apiserver, apiServerOf('2025-12-01', '2026-12-01')),
    () => twoAddresses(apiserver, apiServerOf('2026-01-01', '2027-01-01')),
  ],
  'NA-F02': [
    () => withProblem(current, 'broken-symlink', '/var/lib/kubelet/pki/gone.pem'),
    () =>
      withFiles(kubeletFiles({ [dated]: rotating() }), {
        change: () => ({ problems: [aProblem(current, 'broken-symlink', `/var/lib/kubelet/pki/${dated}`)] }),
      }),
  ],
  'NA-F03': [
    () => withFiles(kubeletFiles({ 'kubelet-client-current.pem': rotating() }), linked(current, undefined)),
    () => withFiles(kubeletFiles({ 'kubelet-client-current.pem': rotating() }), linked(current, dated)),
  ],
  'NA-F04': [
    () => withFiles(kubeletFiles({ 'kubelet-client-current.pem': rotating(), [dated]: rotating(ends('2027-03-01')) })),
    () => withFiles(kubeletFiles({ 'kubelet-client-current.pem': rotating(), [dated]: rotating(ends('2026-12-01')) })),
  ],
  'NA-F05': [
    () => withFiles(kubeletFiles({ 'kubelet-client-updated.pem': rotating() })),
    () => withFiles(kubeletFiles({ 'kubelet-client-current.pem': rotating() })),
  ],
  'NA-F06': [
    () => withFiles({ [`${home}/kubelet.conf`]: { user: kubeletOf('cp-1').certificate, ca: ca.certificate } }),
    () =>
      withFiles(
        { [`${home}/kubelet.conf`]: { user: kubeletOf('cp-1').certificate, ca: ca.certificate } },
        {
          change: (inventory) => ({
            sightings: inventory.sightings.map((each) =>
              each.path.endsWith('kubelet.conf') && each.field?.startsWith('users') === true
                ? { ...each, field: 'users[0].user.client-certificate' }
                : each,
            ),
          }),
        },
      ),
  ],
  'NA-F07': [
    () =>
      withFiles(
        { '/home/me/.kube/config': { user: drawnAdmin('2026-09-01').certificate, ca: ca.certificate } },
        { strangers: [], change: (inventory) => ({ issuerLinks: [...inventory.issuerLinks, ...adminLinks()] }) },
      ),
    () =>
      withFiles(
        { '/home/me/.kube/config': { user: admin.certificate, ca: ca.certificate } },
        { change: (inventory) => ({ issuerLinks: [...inventory.issuerLinks, ...adminLinks()] }) },
      ),
  ],
  'NA-F08': [
    () => withFiles({}, { change: (inventory) => seenOtherwise(inventory, `${pki}/apiserver.crt`, { key: 'absent' }) }),
    () =>
      withFiles(
        {},
        {
          change: (inventory) => ({
            ...seenOtherwise(inventory, `${pki}/apiserver.crt`, { key: 'absent' }),
            problems: [aProblem(home, 'cancelled')],
          }),
        },
      ),
  ],
  'NA-F09': [
    () => withFiles({ [`${pki}/apiserver.crt`]: [apiserver, ca] }),
    () => withFiles({ '/srv/shop.crt': [under, intermediate] }),
  ],
  'NA-F10': [
    () =>
      drawn({
        files: Object.fromEntries(Object.entries(healthy).filter(([path]) => path !== `${pki}/front-proxy-client.crt`)),
      }),
    () =>
      drawn({
        files: Object.fromEntries(Object.entries(healthy).filter(([path]) => path !== `${pki}/front-proxy-client.crt`)),
        change: () => ({ problems: [aProblem(`${pki}/front-proxy-client.crt`, 'permission-denied')] }),
      }),
  ],
  'NA-F11': [
    () =>
      withFiles({ [`${kubelet}/kubelet.crt`]: drawnLeaf('cp-1@1', ca, { ...ends('2026-02-01'), ...san(['cp-1']) }) }),
    () =>
      withFiles({ [`${kubelet}/kubelet.crt`]: drawnLeaf('cp-1@1', ca, { ...ends('2026-07-01'), ...san(['cp-1']) }) }),
  ],
  'NA-F15': [() => overSsh(-60_001), () => overSsh(60_000)],
  'NA-F16': [
    () =>
      oneKubeconfig(`${home}/admin.conf`, ({ clusters }) => ({
        clusters: clusters.map((each) => ({ ...each, insecureSkipTlsVerify: true })),
      })),
    () => withFiles({}),
  ],
  'NA-F17': [
    () => withProblem(`${home}/admin.conf`, 'missing-reference', 'client.crt'),
    () => withProblem(`${home}/admin.conf`, 'missing-reference', '/elsewhere/pki/ca.crt'),
  ],
  'NA-F23': [
    () =>
      drawn({
        files: {
          ...carried('old', alice, ca),
          ...carried('new', laterAlice, ca),
          '/srv/issued.pem': [alice, laterAlice],
        },
      }),
    // The same name under another CA is somebody else.
    () =>
      drawn({
        files: {
          ...carried('old', alice, ca),
          ...carried('new', otherAlice, twin),
          '/srv/issued.pem': [alice, otherAlice],
        },
      }),
  ],
  'NA-K12': [
    () => drawn({ files: { ...carried('laptop', alice, ca), ...carried('ci', alice, ca) } }),
    () => withFiles({ '/home/me/.kube/config': { user: admin.certificate, ca: ca.certificate } }),
  ],
  'NA-F18': [() => oneKubeconfig(`${home}/admin.conf`, () => ({ shadowed: ['users/someone'] })), () => withFiles({})],
};

/** The healthy control plane, read from a node whose clock is so far off. */
function overSsh(clockSkewMs: number): Inventory {
  const node = { hostname: 'cp-1', clockSkewMs, versions: [], commands: [], readBy: 'filter' } as const;
  return withFiles({}, { change: ({ places }) => ({ places: places.map((place) => ({ ...place, node })) }) });
}

describe.each(rules.map(({ id }) => id))('%s', (id) => {
  const [finds, leavesAlone] = cases[id];

  it('finds it, with evidence', () => {
    const found = idsIn(finds());
    expect(found).toContain(id);
  });

  it('leaves its near miss alone', () => {
    expect(idsIn(leavesAlone())).not.toContain(id);
  });
});

it('a healthy control plane has no finding', () => {
  expect(idsIn(withFiles({}))).toEqual([]);
});

/** A kubeconfig that somebody carries about. */
function carried(name: string, user: Drawn, authority: Drawn): Drawing['files'] {
  return { [`/srv/kubeconfigs/${name}`]: { user: user.certificate, ca: authority.certificate } };
}

function idsIn(inventory: Inventory): readonly RuleId[] {
  const findings = findingsOf(assess(inventory, { at: now, thresholds: defaultThresholds }));
  for (const finding of findings) {
    const { severities } = rules.find(({ id }) => id === finding.id) ?? { severities: [] };
    expect(severities).toContain(finding.severity);
    expect(finding.certificates.length + finding.places.length).toBeGreaterThan(0);
  }
  return findings.map(({ id }) => id);
}

function endingCa(caEnds: string, leafEnds: string): Drawing['files'] {
  const short = drawnCa('kubernetes', { ...began('2024-01-01'), ...ends(caEnds), label: 'short' });
  return {
    [`${pki}/ca.crt`]: short,
    '/srv/shop.crt': drawnLeaf('shop', short, { ...ends(leafEnds), ...san(['shop']), label: 'shop' }),
  };
}

/** An API server's certificate of other dates than {@link apiserver}'s, and otherwise the same. */
function apiServerOf(from: string, to: string): Drawn {
  return drawnLeaf('kube-apiserver', ca, { label: `apiserver ${from}`, ...names, ...began(from), ...ends(to) });
}

/** A node whose API server presents this chain, where the kubeconfigs lead. */
function served(chain: readonly Drawn[], files: Drawing['files'] = {}, organization?: string): Inventory {
  const shown = chain.map((each) =>
    organization === undefined
      ? each
      : { ...each, certificate: { ...each.certificate, subject: nameOf('k3s', organization) } },
  );
  return presented([{ address: '192.0.2.1', chain: shown }], files);
}

function twoAddresses(one: Drawn, other: Drawn): Inventory {
  return presented([
    { address: '192.0.2.1', chain: [one] },
    { address: '192.0.2.2', chain: [other] },
  ]);
}

function presented(
  answers: readonly { readonly address: string; readonly chain: readonly Drawn[] }[],
  files: Drawing['files'] = {},
): Inventory {
  // Drawn in files of another place first, so that who issued whom is known.
  const aside = Object.fromEntries(answers.map(({ address, chain }) => [`/served/${address}`, chain]));
  return withFiles(
    { ...files, ...aside },
    {
      change: ({ sightings, places }) => ({
        places: [...places, { place: 'https://192.0.2.1:6443', kind: 'endpoint' }],
        sightings: sightings.map((each) =>
          each.path.startsWith('/served/')
            ? { ...each, place: 'https://192.0.2.1:6443', path: '192.0.2.1:6443', medium: 'served', key: 'not-read' }
            : each,
        ),
        endpoints: answers.map(({ address, chain }) => ({
          place: 'https://192.0.2.1:6443',
          path: '192.0.2.1:6443',
          host: '192.0.2.1',
          port: 6443,
          address,
          serverName: undefined,
          proxy: undefined,
          protocol: 'TLS 1.3',
          asksForClientCertificate: true,
          systemRoots: undefined,
          chain: chain.map(({ certificate }) => certificate.sha256),
          problem: undefined,
        })),
      }),
    },
  );
}

function k3s(endsOn: string): Inventory {
  const root = '/etc/kubernetes/node/var/lib/rancher/k3s/server/tls';
  const client = drawnCa('k3s-client-ca@1700000000');
  return drawn({
    files: {
      [`${root}/client-ca.crt`]: client,
      [`${root}/server-ca.crt`]: drawnCa('k3s-server-ca@1700000000'),
      [`${root}/client-admin.crt`]: drawnLeaf('system:admin', client, {
        ...began('2025-12-01'),
        ...ends(endsOn),
        label: endsOn,
      }),
    },
  });
}

function inMasters(
  { certificate, issuer }: Drawn,
  extKeyUsage: readonly string[],
  commonName = 'kube-apiserver',
): Drawn {
  return { certificate: { ...certificate, subject: nameOf(commonName, 'system:masters'), extKeyUsage }, issuer };
}

function withoutKeyOf(path: string): Inventory {
  return withFiles(
    {},
    {
      change: (inventory) => ({
        ...seenOtherwise(inventory, path, { key: 'absent' }),
        keys: inventory.keys.filter((key) => key.path !== path.replace('.crt', '.key')),
      }),
    },
  );
}

/** A revocation list of the cluster's CA, that revokes the API server's certificate. */
function withList({ nextUpdate = '2026-07-01', revokedAt }: { nextUpdate?: string; revokedAt?: string }): Inventory {
  const day = (text: string): EpochMs => at(`${text}T00:00:00Z`);
  const list: RevocationListSighting = {
    list: {
      sha256: aFingerprint('list'),
      sizeBytes: 300,
      issuer: ca.certificate.subject,
      thisUpdate: day('2026-04-01'),
      nextUpdate: day(nextUpdate),
      number: '01',
      authorityKeyIdentifier: undefined,
      isDelta: false,
      isIndirect: false,
      isPartial: false,
      revokedCount: 1,
      signatureAlgorithm: 'sha256WithRSAEncryption',
      defects: [],
    },
    place: home,
    path: `${pki}/ca.crl`,
    medium: 'file',
    field: undefined,
    entryName: undefined,
    file: undefined,
    issuer: ca.certificate.sha256,
    proof: 'signature',
    revoked:
      revokedAt === undefined
        ? []
        : [{ certificate: apiserver.certificate.sha256, revokedAt: day(revokedAt), reason: 'keyCompromise' }],
  };
  return withFiles({}, { change: () => ({ revocationLists: [list] }) });
}

function twoClusters(one: string, other: string): Inventory {
  const paths = ['/home/me/one.conf', '/home/me/other.conf'];
  return drawn({
    files: Object.fromEntries(paths.map((path) => [path, { user: undefined, ca: ca.certificate }])),
    change: ({ kubeconfigs, sightings }) => ({
      kubeconfigs: kubeconfigs.map((each, index) => ({
        ...each,
        clusters: each.clusters.map((cluster) => ({
          ...cluster,
          name: index === 0 ? one : other,
          server: `https://192.0.2.${index + 7}:6443`,
        })),
      })),
      sightings: sightings.map((each) => ({ ...each, entryName: each.path === paths[0] ? one : other })),
    }),
  });
}

function drawnAdmin(endsOn: string): Drawn {
  return drawnLeaf('kubernetes-admin', ca, { ...ends(endsOn), label: 'an older admin' });
}

function adminLinks(): Inventory['issuerLinks'] {
  return [admin, drawnAdmin('2026-09-01')].map(({ certificate }) => ({
    certificate: certificate.sha256,
    issuer: ca.certificate.sha256,
    proof: 'signature' as const,
  }));
}
