import { describe, expect, it } from 'vitest';
import { look } from '../../electron/engine/look.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { fixtureTrees } from '../testing/corpora.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { assess } from './assess.ts';
import type { AssessedCertificate } from './assessment.ts';
import { emptyInventory } from './merge-inventories.ts';
import { defaultThresholds } from './status.ts';

const thresholds = defaultThresholds;

it('nothing to judge is no mistake', () => {
  const { certificates, counts } = assess(emptyInventory, { at: at('2026-06-01T00:00:00Z'), thresholds });
  expect(certificates).toEqual([]);
  expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0, 0]);
});

it('moving the instant makes new objects only where the verdict changes, and a map that agrees with the list', () => {
  const early = aCertificate({ subject: 'early', notAfter: '2026-07-01T00:00:00Z' });
  const late = aCertificate({ subject: 'late', notAfter: '2036-07-01T00:00:00Z' });
  const inventory = anInventory({ files: { '/a.pem': { certificates: [early, late] } } });
  const before = assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds });
  const same = assess(inventory, { at: at('2026-06-01T00:00:01Z'), thresholds });
  expect(same.certificates).toBe(before.certificates);
  const after = assess(inventory, { at: at('2026-08-01T00:00:00Z'), thresholds });
  expect(after.certificates.map(({ status }) => status)).toEqual(['expired', 'ok']);
  expect(after.certificates[0]).toEqual({ ...before.certificates[0], status: 'expired' });
  expect(after.certificates[1]).toBe(before.certificates[1]);
  for (const { certificates, bySha256 } of [before, after]) {
    expect([...bySha256]).toEqual(certificates.map((each) => [each.certificate.sha256, each]));
    expect([...bySha256.values()]).toEqual(certificates);
    expect(bySha256.get(early.sha256)).toBe(certificates[0]);
    expect(bySha256.has('00' as Sha256Hex)).toBe(false);
  }
});

describe('a leaf that outlives its CA', () => {
  const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2026-09-01T00:00:00Z' });
  const leaf = aCertificate({ subject: 'kube-apiserver', issuer: 'kubernetes', notAfter: '2027-01-01T00:00:00Z' });
  const files = { '/k/pki/ca.crt': { certificates: [ca] }, '/k/pki/apiserver.crt': { certificates: [leaf] } };
  const inventory = anInventory({
    files,
    links: [
      [leaf, ca],
      [ca, ca],
    ],
  });

  it.each([
    ['2026-06-01T00:00:00Z', 'ok'],
    ['2026-09-01T00:00:00Z', 'critical'],
    ['2026-09-01T00:00:01Z', 'expired'],
  ] as const)('at %s is %s', (instant, status) => {
    const { bySha256, counts } = assess(inventory, { at: at(instant), thresholds });
    expect(bySha256.get(leaf.sha256)).toMatchObject({
      status,
      role: 'apiserver',
      effectiveNotAfter: ca.notAfter,
      limitedBy: ca.sha256,
    });
    expect(counts[status]).toBe(2);
  });

  it('the links upward come proven first, and none to itself', () => {
    const other = aCertificate({ subject: 'kubernetes', label: 'other', isCa: true });
    const named = aCertificate({ subject: 'kubernetes', label: 'named', isCa: true });
    const links = anInventory({
      files,
      links: [
        [leaf, named, 'name-only'],
        [leaf, ca],
        [leaf, other, 'signature-mismatch'],
        [leaf, leaf, 'name-only'],
        [ca, ca],
      ],
    });
    const { issuers } = assess(links, { at: at('2026-06-01T00:00:00Z'), thresholds }).bySha256.get(leaf.sha256) ?? {};
    expect(issuers?.map(({ issuer, proof }) => [issuer, proof])).toEqual([
      [ca.sha256, 'signature'],
      [named.sha256, 'name-only'],
      [other.sha256, 'signature-mismatch'],
    ]);
  });
});

it('without a checked signature the same leaf is judged by itself', () => {
  const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2026-03-01T00:00:00Z' });
  const leaf = aCertificate({ subject: 'kube-apiserver', issuer: 'kubernetes' });
  const inventory = anInventory({ files: {}, links: [[leaf, ca, 'name-only']] });
  expect(assess(inventory, { at: at('2026-06-01T00:00:00Z'), thresholds }).bySha256.get(leaf.sha256)?.status).toBe(
    'ok',
  );
});

it('a leaf counts its days, its CA the share of its life', () => {
  const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2026-09-01T00:00:00Z' });
  const leaf = aCertificate({ subject: 'kube-apiserver', issuer: 'kubernetes', notAfter: '2026-09-01T00:00:00Z' });
  const inventory = anInventory({ files: {}, links: [[leaf, ca]] });
  const { bySha256 } = assess(inventory, { at: at('2026-07-01T00:00:00Z'), thresholds });
  expect([ca, leaf].map(({ sha256 }) => bySha256.get(sha256)?.status)).toEqual(['soon', 'ok']);
});

describe('a certificate that its kubelet renews', () => {
  // A year from 2026-01-01: 70 % of it ends on 2026-09-13, 90 % on 2026-11-25T12:00.
  const current = '/n/var/lib/kubelet/pki/kubelet-client-current.pem';
  const mine = aCertificate({ subject: 'system:node:n', issuer: 'kubernetes' });
  const younger = aCertificate({
    subject: 'system:node:n',
    issuer: 'kubernetes',
    label: 'younger',
    notBefore: '2026-10-01T00:00:00Z',
    notAfter: '2027-10-01T00:00:00Z',
  });
  const judged = (path: string, instant: string, others: object = {}): AssessedCertificate | undefined =>
    assess(anInventory({ files: { [path]: { certificates: [mine] }, ...others } }), {
      at: at(instant),
      thresholds: { ...thresholds, endEntity: { ...thresholds.endEntity, warnMs: 90 * 86_400_000 } },
    }).bySha256.get(mine.sha256);

  it.each([
    ['2026-11-25T12:00:00Z', 'ok', false],
    ['2026-11-25T12:00:00.001Z', 'soon', true],
    ['2026-12-30T00:00:00Z', 'critical', true],
    ['2027-01-02T00:00:00Z', 'expired', false],
  ] as const)('at %s is %s', (instant, status, isOverdue) => {
    expect(judged(current, instant)).toMatchObject({ status, isOverdue, nodes: ['n'] });
  });

  it('is quiet for its kubelet alone: the same certificate elsewhere is judged by its date', () => {
    expect(judged('/n/etc/kubernetes/pki/apiserver.crt', '2026-11-20T00:00:00Z')?.status).toBe('soon');
    expect(judged(current, '2026-11-20T00:00:00Z')?.status).toBe('ok');
  });

  it('is late only where no younger one lies beside it, and then it is history', () => {
    const beside = { '/n/var/lib/kubelet/pki/kubelet-client-2026-10-01.pem': { certificates: [younger] } };
    const onAnotherNode = { '/m/var/lib/kubelet/pki/kubelet-client-current.pem': { certificates: [younger] } };
    const instant = '2026-12-01T00:00:00Z';
    expect(judged(current, instant, beside)).toMatchObject({ isOverdue: false, isReplaced: true });
    expect(judged(current, instant, onAnotherNode)).toMatchObject({ isOverdue: true, isReplaced: false });
    expect(judged(current, '2026-06-01T00:00:00Z', beside)).toMatchObject({ status: 'ok', isReplaced: false });
  });
});

describe('kubeadm’s own tree', () => {
  it.each(['default-rsa', 'mixed-validity'])('%s: every certificate has kubeadm’s name for it', async (tree) => {
    const { inventory } = await look([`${fixtureTrees}/${tree}/etc-kubernetes`], {});
    const { certificates } = assess(inventory, { at: at('2026-11-22T22:40:16Z'), thresholds });
    const byFile = certificates.map(({ role, sightings }) => [
      role,
      sightings
        .map(({ path, medium, field }) => (medium === 'file' || field?.startsWith('users') ? path : ''))
        .find((path) => path !== ''),
    ]);
    const expected = {
      'admin.conf': 'admin.conf',
      'super-admin.conf': 'super-admin.conf',
      'controller-manager.conf': 'controller-manager.conf',
      'scheduler.conf': 'scheduler.conf',
      'kubelet-client': 'kubelet.conf',
      ca: 'pki/ca.crt',
      apiserver: 'pki/apiserver.crt',
      'apiserver-kubelet-client': 'pki/apiserver-kubelet-client.crt',
      'apiserver-etcd-client': 'pki/apiserver-etcd-client.crt',
      'front-proxy-ca': 'pki/front-proxy-ca.crt',
      'front-proxy-client': 'pki/front-proxy-client.crt',
      'etcd-ca': 'pki/etcd/ca.crt',
      'etcd-server': 'pki/etcd/server.crt',
      'etcd-peer': 'pki/etcd/peer.crt',
      'etcd-healthcheck-client': 'pki/etcd/healthcheck-client.crt',
    };
    const found = Object.fromEntries(byFile.map(([role, path]) => [role, path?.split('/etc-kubernetes/')[1]]));
    expect(found).toEqual(expected);
  });

  it('every leaf has a proven path to its own CA, and none of the CAs is external', async () => {
    const { inventory } = await look([`${fixtureTrees}/default-rsa`], {});
    const { certificates, bySha256 } = assess(inventory, { at: at('2026-11-22T22:40:16Z'), thresholds });
    const caOf = Object.fromEntries(
      certificates.map(({ role, path }) => [role, bySha256.get(path.at(-1) as Sha256Hex)?.role]),
    );
    expect(caOf).toMatchObject({
      apiserver: 'ca',
      'apiserver-etcd-client': 'etcd-ca',
      'front-proxy-client': 'front-proxy-ca',
      'etcd-peer': 'etcd-ca',
      'admin.conf': 'ca',
    });
    expect(certificates.filter(({ isExternalCa }) => isExternalCa)).toEqual([]);
    expect(certificates.filter(({ isSelfSigned }) => isSelfSigned).map(({ role }) => role)).toEqual(
      expect.arrayContaining(['ca', 'etcd-ca', 'front-proxy-ca']),
    );
  });
});
