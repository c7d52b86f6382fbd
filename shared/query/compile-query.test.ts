import { describe, expect, it } from 'vitest';
import { assess } from '../pki/assess.ts';
import { defaultThresholds } from '../pki/status.ts';
import { aCertificate, at } from '../testing/a-certificate.ts';
import { anInventory } from '../testing/an-inventory.ts';
import { subjectLabel } from '../x509/name-label.ts';
import { compileQuery, type QueryContext } from './compile-query.ts';
import { fitting } from './fitting.ts';
import { parseQuery } from './parse-query.ts';
import { searchCorpusOf } from './search-corpus.ts';

const now = at('2026-11-22T12:00:00Z');
const ca = aCertificate({ subject: 'kubernetes', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
const etcdCa = aCertificate({ subject: 'etcd-ca', isCa: true, notAfter: '2036-01-01T00:00:00Z' });
const apiserver = aCertificate({
  subject: 'kube-apiserver',
  issuer: 'kubernetes',
  serialNumber: '0a1b2c',
  notAfter: '2026-11-25T00:00:00Z',
  keyUsage: ['digitalSignature'],
  extKeyUsage: ['serverAuth'],
  publicKey: { algorithm: 'RSA', bits: 2048, curve: undefined },
  signatureAlgorithm: 'sha256WithRSAEncryption',
  subjectAltName: { dns: ['api.prod.example'], ip: ['10.0.0.5', 'fd00::1'], email: [], uri: [], other: [] },
});
const etcdServer = aCertificate({ subject: 'etcd-1', issuer: 'etcd-ca', notAfter: '2027-03-01T00:00:00Z' });
const kubelet = aCertificate({
  subject: 'system:node:cp-1',
  issuer: 'kubernetes',
  notBefore: '2026-11-01T00:00:00Z',
  notAfter: '2026-11-10T00:00:00Z',
});
const unread = aCertificate({
  subject: 'Zebra',
  notAfter: undefined,
  defects: [{ code: 'extension-malformed', message: 'odd' }],
});
const assessment = assess(
  anInventory({
    files: {
      '/etc/kubernetes/pki/ca.crt': { certificates: [ca], key: 'matches' },
      '/etc/kubernetes/pki/etcd/ca.crt': { certificates: [etcdCa], key: 'matches' },
      '/etc/kubernetes/pki/apiserver.crt': { certificates: [apiserver], key: 'differs' },
      '/etc/kubernetes/pki/etcd/server.crt': { certificates: [etcdServer] },
      '/etc/kubernetes/kubelet.conf': { user: kubelet },
      '/somewhere/odd.pem': { certificates: [unread] },
    },
    links: [
      [ca, ca],
      [etcdCa, etcdCa],
      [apiserver, ca],
      [kubelet, ca],
      [etcdServer, etcdCa],
      [etcdServer, ca, 'name-only'],
    ],
  }),
  { at: now, thresholds: defaultThresholds },
);

function found(text: string): readonly string[] {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.code}`);
  const { certificates, inventory } = assessment;
  const context: QueryContext = {
    at: now,
    certificates,
    findingsOf: (sha256) => (sha256 === apiserver.sha256 ? ['NA-T01'] : []),
  };
  const test = compileQuery(parsed.query, context);
  // One by one and all together must say the same.
  const fits = fitting(parsed.query, context, searchCorpusOf(inventory));
  expect([...fits]).toEqual(certificates.map((assessed) => (test(assessed) ? 1 : 0)));
  return certificates.filter(test).map(({ certificate }) => subjectLabel(certificate));
}

const all = ['kubernetes', 'etcd-ca', 'kube-apiserver', 'etcd-1', 'system:node:cp-1', 'Zebra'];

describe('a free word finds a certificate by', () => {
  it.each([
    ['its role', 'etcd-server', ['etcd-1']],
    ['its subject, whatever the case', 'KUBE-API', ['kube-apiserver']],
    ['a DNS name', 'prod.example', ['kube-apiserver']],
    ['an IPv6 address, colons and all', 'fd00::1', ['kube-apiserver']],
    ['a path', 'odd.pem', ['Zebra']],
    ['its serial number in groups', '0a:1b:2c', ['kube-apiserver']],
    ['a piece of its fingerprint', etcdServer.sha256.slice(10, 30), ['etcd-1']],
    ['every word, in any order', 'kubernetes kube-api', ['kube-apiserver']],
    ['a phrase, which is not its words', '"kubernetes kube-api"', []],
    ['no word at all: everything', '   ', all],
  ])('%s', (_by, text, names) => {
    expect(found(text)).toEqual(names);
  });
});

describe('a field finds by', () => {
  it.each([
    ['expires:<30d', ['kube-apiserver', 'system:node:cp-1']],
    ['expires:now..30d', ['kube-apiserver']],
    ['expires:<now', ['system:node:cp-1']],
    ['expires:<-12d', ['system:node:cp-1']],
    ['expires:<-13d', []],
    ['expires:>1y', ['kubernetes', 'etcd-ca']],
    ['expires:2027', ['etcd-1']],
    ['expires:2026-11-25', ['kube-apiserver']],
    ['expires:2026-11-25..2027-03-01', ['kube-apiserver', 'etcd-1']],
    ['expires:>2027-03-01', ['kubernetes', 'etcd-ca']],
    ['expires:>=2027-03-01', ['kubernetes', 'etcd-ca', 'etcd-1']],
    ['expires:<2026-11-25', ['system:node:cp-1']],
    ['expires:<=2026-11-25', ['kube-apiserver', 'system:node:cp-1']],
    ['expires:..2026-11-25T00:00:00Z', ['kube-apiserver', 'system:node:cp-1']],
    ['starts:2026-11', ['system:node:cp-1']],
    ['-expires:>now', ['system:node:cp-1', 'Zebra']],
    ['role:etcd-*', ['etcd-ca', 'etcd-1']],
    ['-role:*', ['Zebra']],
    ['status:expired,critical', ['kube-apiserver', 'system:node:cp-1']],
    ['ca:ca', ['kubernetes', 'kube-apiserver', 'system:node:cp-1']],
    ['ca:etcd-ca', ['etcd-ca', 'etcd-1']],
    ['ca:kubernetes -is:ca', ['kube-apiserver', 'system:node:cp-1']],
    [`ca:${etcdCa.sha256.slice(0, 8)}`, ['etcd-ca', 'etcd-1']],
    ['node:cp-1', all],
    ['node:cp-2', []],
    ['subject:node', ['system:node:cp-1']],
    ['issuer:etcd', ['etcd-ca', 'etcd-1']],
    ['san:10.0.0.5', ['kube-apiserver']],
    ['san:10.0.0.50', []],
    ['san:0.0.5', ['kube-apiserver']],
    ['san:FD00::1', ['kube-apiserver']],
    ['san:example', ['kube-apiserver']],
    ['path:somewhere', ['Zebra']],
    ['serial:0A:1B', ['kube-apiserver']],
    ['usage:serverauth', ['kube-apiserver']],
    ['usage:digital*', ['kube-apiserver']],
    ['algorithm:rsa-2048', ['kube-apiserver']],
    ['key:differs', ['kube-apiserver']],
    ['is:ca', ['kubernetes', 'etcd-ca']],
    ['is:self-signed,ca', ['kubernetes', 'etcd-ca']],
    ['has:defect', ['Zebra']],
    ['has:key is:ca', ['kubernetes', 'etcd-ca']],
    ['has:san', ['kube-apiserver']],
    ['finding:na-t01', ['kube-apiserver']],
    ['has:finding', ['kube-apiserver']],
  ])('%s', (text, names) => {
    expect(found(text)).toEqual(names);
  });
});

it.each([
  ['a*c', 'abc', true],
  ['a*a', 'a', false],
  ['*b*', 'abc', true],
  ['a*b*c', 'aXbYc', true],
  ['ab*bc', 'abc', false],
  ['*', '', true],
])('the pattern %s beside %s', (pattern, name, fits) => {
  const named = aCertificate({ subject: name, isCa: true });
  const { certificates } = assess(
    anInventory({ files: { '/a.pem': { certificates: [named] } }, links: [[named, named]] }),
    { at: now, thresholds: defaultThresholds },
  );
  const parsed = parseQuery(`ca:${pattern}`);
  if (!parsed.ok) throw new Error(parsed.error.code);
  const ofRole = certificates.map((each) => ({ ...each, role: undefined }));
  expect(ofRole.some(compileQuery(parsed.query, { at: now, certificates: ofRole }))).toBe(fits);
});
