import { describe, expect, it } from 'vitest';
import type { Sha256Hex } from '../x509/brand.ts';
import { keyPathsBeside, keysBeside, type KeyHalf } from './key-beside.ts';

const oldCa = 'aa' as Sha256Hex;
const newCa = 'bb' as Sha256Hex;
const other: KeyHalf = { spkiSha256: 'cc' as Sha256Hex };
const key = (spkiSha256: Sha256Hex): KeyHalf => ({ spkiSha256 });
const encrypted: KeyHalf = { why: 'encrypted' };
const unread: KeyHalf = { why: 'not-read' };

describe('the key beside a certificate', () => {
  it.each([
    ['one certificate, its key', [newCa], [key(newCa)], ['matches']],
    ['one certificate, no key', [newCa], [], ['absent']],
    ['one certificate, the key of another', [newCa], [other], ['differs']],
    ['one certificate, its key and another', [newCa], [other, key(newCa)], ['matches']],
    ['one certificate, an encrypted key', [newCa], [encrypted], ['encrypted']],
    [
      'an encrypted key and one of another: which is its own cannot be told',
      [newCa],
      [other, encrypted],
      ['encrypted'],
    ],
    ['a key file that could not be read', [newCa], [unread], ['not-read']],
    ['a CA bundle of old and new with the new key', [oldCa, newCa], [key(newCa)], ['absent', 'matches']],
    ['a CA bundle of new and old with the new key', [newCa, oldCa], [key(newCa)], ['matches', 'absent']],
    ['a bundle whose key is of none of them: only the first is wrong', [oldCa, newCa], [other], ['differs', 'absent']],
    ['a bundle with an encrypted key', [oldCa, newCa], [encrypted], ['encrypted', 'absent']],
    ['the same CA key certified twice', [newCa, newCa], [key(newCa)], ['matches', 'matches']],
    ['no certificate', [], [other], []],
  ] as const)('%s', (_case, spkis, keys, verdicts) => {
    expect(keysBeside(spkis, keys)).toEqual(verdicts);
  });
});

describe('where a key is looked for', () => {
  it.each([
    ['/pki/ca.crt', '/pki/ca.key'],
    ['/pki/etcd/server.crt', '/pki/etcd/server.key'],
    ['server.pem', 'server-key.pem'],
    ['istio/ca-cert.pem', 'istio/ca-key.pem'],
    ['istio/cert-chain.pem', 'istio/key.pem'],
    ['live/fullchain.pem', 'live/privkey.pem'],
    ['/etc/kubernetes/admin.conf.csr', '/etc/kubernetes/admin.conf'],
    ['/pki/apiserver.csr', '/pki/apiserver.key'],
    ['/node.zip!/pki/tls.crt', '/node.zip!/pki/tls.key'],
  ])('%s: %s', (certificate, keyPath) => {
    expect(keyPathsBeside(certificate)).toContain(keyPath);
  });

  it('stays in the folder of the certificate, whatever the folder is called', () => {
    expect(keyPathsBeside('/etc/v1.2/ca')).toEqual([
      '/etc/v1.2/ca.key',
      '/etc/v1.2/ca-key.pem',
      '/etc/v1.2/ca.key.pem',
    ]);
  });

  it('does not look for a key in the file itself', () => {
    expect(keyPathsBeside('/pki/ca.key')).not.toContain('/pki/ca.key');
  });
});
