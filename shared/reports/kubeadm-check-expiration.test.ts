import { describe, expect, it } from 'vitest';
import { look } from '../../electron/engine/look.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory, type DrawnFile } from '../testing/an-inventory.ts';
import { fixtureTrees } from '../testing/corpora.ts';
import type { Inventory } from '../pki/inventory.ts';
import { kubeadmReports, type KubeadmReport } from './kubeadm-check-expiration.ts';
import { kubeadmJson } from './kubeadm-json.ts';
import { kubeadmText } from './kubeadm-text.ts';
import { kubeadmCompanions } from './kubeadm-tree.ts';

const now = '2026-06-01T00:00:00Z';
const certificate = (label: string, notAfter = '2027-06-01T00:00:00Z') => aCertificate({ subject: label, notAfter });
const file = (label: string, notAfter?: string): DrawnFile => ({ certificates: [certificate(label, notAfter)] });
const key: DrawnFile = { key: undefined };

function reportOf(inventory: Inventory): KubeadmReport {
  const [report] = kubeadmReports(inventory, '/k', { at: at(now) });
  if (report === undefined) throw new Error('no tree');
  return report;
}
const report = (files: Readonly<Record<string, DrawnFile>>): KubeadmReport =>
  reportOf(anInventory({ place: '/k', files }));
const names = (rows: readonly { name: string }[]): readonly string[] => rows.map(({ name }) => name);

const pki = {
  '/k/pki/ca.crt': file('ca'),
  '/k/pki/ca.key': key,
  '/k/pki/apiserver.crt': file('apiserver'),
  '/k/pki/etcd/ca.crt': file('etcd-ca'),
  '/k/pki/etcd/ca.key': key,
  '/k/pki/front-proxy-ca.crt': file('front-proxy-ca'),
};

describe('rows of check-expiration', () => {
  it('what is not there is missing, and its row has no CA and is not external', () => {
    const { certificates, unprintable } = report(pki);
    expect(certificates).toHaveLength(11);
    expect(certificates.find(({ name }) => name === 'etcd-peer')).toEqual({
      name: 'etcd-peer',
      expirationDate: undefined,
      residualTimeSeconds: 0,
      externallyManaged: false,
      caName: undefined,
    });
    expect(unprintable).toEqual([]);
  });

  it('a CA without its key is managed elsewhere, and so is what it issues', () => {
    const { certificates, certificateAuthorities } = report({ ...pki, '/k/pki/front-proxy-client.crt': file('fpc') });
    const external = [...certificates, ...certificateAuthorities].filter((row) => row.externallyManaged);
    expect(names(external)).toEqual(['front-proxy-client', 'front-proxy-ca']);
  });

  it('a key that exists and could not be read is no absent key', () => {
    const { certificateAuthorities } = report({
      ...pki,
      '/k/pki/front-proxy-ca.key': { problem: 'permission-denied' },
    });
    expect(certificateAuthorities.filter(({ externallyManaged }) => externallyManaged)).toEqual([]);
  });

  it.each<[string, DrawnFile]>([
    ['broken', { problem: 'bad-pem' }],
    ['empty', { problem: 'empty-file' }],
    ['unreadable', { problem: 'permission-denied' }],
    ['nothing but a key', key],
    ['something else', 'ignored'],
    ['a certificate whose end cannot be read', { certificates: [aCertificate({ notAfter: undefined })] }],
  ])('a file that is %s is not missing: it has no row and is named', (_what, drawn) => {
    const { certificates, unprintable } = report({ ...pki, '/k/pki/etcd/peer.crt': drawn });
    expect(names(certificates)).not.toContain('etcd-peer');
    expect(unprintable).toMatchObject([{ name: 'etcd-peer', path: '/k/pki/etcd/peer.crt' }]);
    expect(unprintable[0]?.reason).toContain('/k/pki/etcd/peer.crt');
  });

  it('of a bundle only the first certificate counts', () => {
    const bundle = { certificates: [certificate('first', '2026-07-01T00:00:00Z'), certificate('second')] };
    const { certificateAuthorities } = report({ ...pki, '/k/pki/ca.crt': bundle });
    expect(certificateAuthorities[0]?.expirationDate).toBe(at('2026-07-01T00:00:00Z'));
  });

  it('the seconds left are cut off towards zero on both sides', () => {
    const { certificates } = report({
      ...pki,
      '/k/pki/apiserver.crt': file('apiserver', '2026-06-01T00:00:01.999Z'),
      '/k/pki/etcd/peer.crt': file('peer', '2026-05-31T23:59:58.001Z'),
    });
    const seconds = Object.fromEntries(certificates.map((row) => [row.name, row.residualTimeSeconds]));
    expect(seconds).toMatchObject({ apiserver: 1, 'etcd-peer': -1 });
  });

  it('a kubeconfig tells by the user of its current context', () => {
    const inventory = anInventory({
      place: '/k',
      files: { ...pki, '/k/admin.conf': { user: certificate('current') } },
    });
    const other = certificate('other', '2030-01-01T00:00:00Z');
    const seen = inventory.sightings.find(({ path }) => path === '/k/admin.conf');
    if (seen === undefined) throw new Error('no sighting');
    const withOther: Inventory = {
      ...inventory,
      certificates: [other, ...inventory.certificates],
      sightings: [{ ...seen, sha256: other.sha256, entryName: 'other' }, ...inventory.sightings],
    };
    expect(reportOf(withOther).certificates[0]?.expirationDate).toBe(at('2027-06-01T00:00:00Z'));
  });

  it('a kubeconfig without a client certificate is not missing', () => {
    const { unprintable } = report({ ...pki, '/k/admin.conf': { user: undefined, ca: certificate('ca') } });
    expect(unprintable).toMatchObject([
      { name: 'admin.conf', reason: '/k/admin.conf holds no client certificate of its current user.' },
    ]);
  });
});

const hasNoEtcd = (files: Readonly<Record<string, DrawnFile>>): boolean =>
  !names(report(files).certificateAuthorities).includes('etcd-ca');

describe('etcd', () => {
  const { '/k/pki/etcd/ca.key': _key, ...withoutEtcd } = pki;

  it.each<[string, boolean, Readonly<Record<string, DrawnFile>>]>([
    ['there is nothing of it but a CA to trust', true, withoutEtcd],
    ['there is a client of it too', true, { ...withoutEtcd, '/k/pki/apiserver-etcd-client.crt': file('client') }],
    ['its CA’s key is here', false, pki],
    ['one of its certificates is here', false, { ...withoutEtcd, '/k/pki/etcd/peer.crt': file('peer') }],
    ['one of its certificates is broken', false, { ...withoutEtcd, '/k/pki/etcd/peer.crt': { problem: 'bad-pem' } }],
    ['it runs here', false, { ...withoutEtcd, '/k/manifests/etcd.yaml': 'ignored' }],
    ['kubeadm’s configuration says so', true, { ...pki, '/k/kubeadm.yaml': { kubeadm: 'external-etcd' } }],
    ['kubeadm’s configuration says otherwise', false, { ...withoutEtcd, '/k/kubeadm.yaml': { kubeadm: 'local-etcd' } }],
  ])('where %s: external %s', (_where, external, files) => {
    expect(hasNoEtcd(files)).toBe(external);
    expect(names(report(files).certificates).some((name) => name.includes('etcd'))).toBe(!external);
  });
});

it('where no end entity lies, none is missing and every one is named', () => {
  const { certificates, certificateAuthorities, unprintable } = report({ '/k/pki/ca.crt': file('ca') });
  expect(certificates).toEqual([]);
  expect(names(certificateAuthorities)).toEqual(['ca']);
  expect(names(unprintable)).toContain('apiserver');
  expect(unprintable.find(({ name }) => name === 'apiserver')?.reason).toBe('There is no /k/pki/apiserver.crt.');
});

describe('kubeadm’s text', () => {
  it('the widths grow with a missing row, of CAs too', () => {
    const { '/k/pki/front-proxy-ca.crt': _gone, ...files } = pki;
    const text = kubeadmText(report(files));
    const [, authorities = ''] = text.split('\n\n');
    expect(authorities.split('\n')).toEqual([
      'CERTIFICATE AUTHORITY      EXPIRES                  RESIDUAL TIME   EXTERNALLY MANAGED',
      'ca                         Jun 01, 2027 00:00 UTC   365d            no      ',
      'etcd-ca                    Jun 01, 2027 00:00 UTC   365d            no      ',
      '!MISSING! front-proxy-ca                                            ',
      '',
    ]);
  });

  it('JSON of a missing row has no CA and no date', () => {
    const info = JSON.parse(kubeadmJson(report(pki))) as { certificates: { name: string }[] };
    expect(info.certificates.find(({ name }) => name === 'etcd-peer')).toEqual({
      name: 'etcd-peer',
      expirationDate: null,
      residualTime: 0,
      externallyManaged: false,
      missing: true,
    });
  });
});

describe('the pki folder alone', () => {
  const place = `${fixtureTrees}/default-rsa/etc-kubernetes/pki`;

  it('says nothing of kubeconfigs that were not looked at', async () => {
    const { inventory } = await look([place], {});
    const [found] = kubeadmReports(inventory, place, { at: at(now) });
    expect(names(found?.unprintable ?? [])).toEqual([
      'admin.conf',
      'controller-manager.conf',
      'scheduler.conf',
      'super-admin.conf',
    ]);
    expect(found?.certificates).toHaveLength(7);
  });

  it('with its companions it prints what /etc/kubernetes prints', async () => {
    const whole = `${fixtureTrees}/default-rsa/etc-kubernetes`;
    const [expected] = kubeadmReports((await look([whole], {})).inventory, whole, { at: at(now) });
    const { inventory } = await look([place, ...kubeadmCompanions(place)], {});
    const [found] = kubeadmReports(inventory, place, { at: at(now) });
    if (found === undefined || expected === undefined) throw new Error('no tree');
    expect(kubeadmText(found)).toBe(kubeadmText(expected));
  });
});
