import { expect, it } from 'vitest';
import { aCertificate } from '../testing/a-certificate.ts';
import { anInventory, type DrawnFile } from '../testing/an-inventory.ts';
import type { IssuerProof } from './inventory.ts';
import { externalAuthorities } from './external-ca.ts';

const ca = aCertificate({ subject: 'kubernetes', isCa: true });
const leaf = aCertificate({ subject: 'kube-apiserver', issuer: 'kubernetes' });
const lone: DrawnFile = { certificates: [ca], key: 'absent' };
const inUse: DrawnFile = { certificates: [leaf], key: 'matches' };

const isExternal = (files: Readonly<Record<string, DrawnFile>>, proof: IssuerProof = 'signature'): boolean =>
  externalAuthorities(
    anInventory({
      files,
      links: [
        [leaf, ca, proof],
        [ca, ca],
      ],
    }),
  ).has(ca.sha256);

it.each<[string, boolean, Readonly<Record<string, DrawnFile>>]>([
  ['its leafs lie beside it with their keys', true, { '/k/pki/ca.crt': lone, '/k/pki/apiserver.crt': inUse }],
  ['its leafs lie below it', true, { '/k/pki/ca.crt': lone, '/k/pki/nodes/a.crt': inUse }],
  [
    'it is kubeadm’s etcd CA with a client one folder up',
    true,
    { '/k/pki/etcd/ca.crt': lone, '/k/pki/apiserver-etcd-client.crt': inUse },
  ],
  [
    'an encrypted key lies with its leaf',
    true,
    { '/k/pki/ca.crt': lone, '/k/pki/a.crt': { certificates: [leaf], key: 'encrypted' } },
  ],
  [
    'its key is there',
    false,
    { '/k/pki/ca.crt': { certificates: [ca], key: 'matches' }, '/k/pki/apiserver.crt': inUse },
  ],
  [
    'its key lies elsewhere in the same place under another name',
    false,
    { '/k/pki/ca.crt': lone, '/k/private/root.key': { key: ca.spkiSha256 }, '/k/pki/apiserver.crt': inUse },
  ],
  [
    'its key is there and could not be read',
    false,
    { '/k/pki/ca.crt': { certificates: [ca], key: 'not-read' }, '/k/pki/apiserver.crt': inUse },
  ],
  [
    'it is a worker’s trust anchor: the kubelet’s certificate lies elsewhere',
    false,
    { '/etc/kubernetes/pki/ca.crt': lone, '/var/lib/kubelet/pki/kubelet-client-current.pem': inUse },
  ],
  [
    'it is a worker’s trust anchor with an embedded copy',
    false,
    { '/etc/kubernetes/pki/ca.crt': lone, '/etc/kubernetes/kubelet.conf': { user: leaf, ca } },
  ],
  ['a person keeps a kubeconfig beside it', false, { '/home/a/ca.crt': lone, '/home/a/me.conf': { user: leaf, ca } }],
  [
    'its leafs have no keys here either',
    false,
    { '/k/pki/ca.crt': lone, '/k/pki/apiserver.crt': { certificates: [leaf], key: 'absent' } },
  ],
  ['nothing it issued is here', false, { '/k/pki/ca.crt': lone }],
])('a CA without a key beside it, where %s: external %s', (_where, external, files) => {
  expect(isExternal(files)).toBe(external);
});

it('a CA that only has the right name is external to nothing', () => {
  const files = { '/k/pki/ca.crt': lone, '/k/pki/apiserver.crt': inUse };
  expect(isExternal(files, 'signature-mismatch')).toBe(false);
  expect(isExternal(files, 'name-only')).toBe(false);
});
