import { expect, it } from 'vitest';
import { atOnce } from '../at-once.ts';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { placeFactsOf } from './place-facts.ts';
import { relating, relationsOf } from './relations.ts';

const ca = aCertificate({ subject: 'kubernetes', isCa: true });
const etcdCa = aCertificate({ subject: 'etcd-ca', isCa: true });
const apiserver = aCertificate({ subject: 'kube-apiserver', issuer: 'kubernetes' });
const peer = aCertificate({ subject: 'node-7', issuer: 'etcd-ca', extKeyUsage: ['serverAuth', 'clientAuth'] });
const files = {
  '/cp-1/etc/kubernetes/pki/ca.crt': { certificates: [ca] },
  '/cp-1/etc/kubernetes/pki/etcd/ca.crt': { certificates: [etcdCa] },
  '/cp-1/etc/kubernetes/pki/apiserver.crt': { certificates: [apiserver] },
  '/elsewhere/peer.crt': { certificates: [peer] },
};

it('what was known before the issuers leads to the same as all at once, and takes the issuers in', () => {
  const inventory = anInventory({
    files,
    links: [
      [apiserver, ca],
      [peer, etcdCa],
    ],
  });
  const places = atOnce(placeFactsOf({ ...inventory, issuerLinks: [] }, undefined));
  const related = atOnce(relating({ ...inventory }, undefined, places));
  expect(related).toEqual(relationsOf(inventory));
  // Only its issuer tells what this one is for.
  expect(related.at(-1)).toMatchObject({ certificate: peer, path: [peer.sha256, etcdCa.sha256] });
  expect(places.roles.at(-1)).toBeUndefined();
  expect(related.at(-1)?.role).toBe('etcd-server');
});
