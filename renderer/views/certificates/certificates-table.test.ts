import { describe, expect, it } from 'vitest';
import { assess } from '../../../shared/pki/assess.ts';
import { defaultThresholds } from '../../../shared/pki/status.ts';
import { aCertificate, at } from '../../../shared/testing/a-certificate.ts';
import { anInventory } from '../../../shared/testing/an-inventory.ts';
import { noFilter, type CertificateFilter } from '../../state/filter-slice.ts';
import { certificateName } from '../../../shared/words/certificate-name.ts';
import { matchCertificates } from './match-certificates.ts';
import { sortCertificates } from './sort-certificates.ts';

const apiserver = aCertificate({
  subject: 'kube-apiserver',
  issuer: 'kubernetes',
  serialNumber: '0a1b2c',
  notAfter: '2026-11-25T00:00:00Z',
  subjectAltName: { dns: ['api.prod.example'], ip: ['10.0.0.5', 'fd00::1'], email: [], uri: [], other: [] },
});
const proxy = aCertificate({
  subject: 'front-proxy-client',
  issuer: 'front-proxy-ca',
  notAfter: '2026-12-30T00:00:00Z',
});
const unread = aCertificate({ subject: 'Zebra', notAfter: undefined });
const { certificates } = assess(
  anInventory({
    files: {
      '/etc/kubernetes/pki/apiserver.crt': { certificates: [apiserver] },
      '/etc/kubernetes/pki/front-proxy-client.crt': { certificates: [proxy] },
      '/somewhere/odd.pem': { certificates: [unread] },
    },
  }),
  { at: at('2026-11-22T12:00:00Z'), thresholds: defaultThresholds },
);
const names = (filter: Partial<CertificateFilter>) =>
  matchCertificates(certificates, { ...noFilter, ...filter }).map(certificateName);

describe('search finds a certificate by', () => {
  it.each([
    ['its role', 'apiserver', ['apiserver']],
    ['its subject, whatever the case', 'KUBE-API', ['apiserver']],
    ['its issuer', 'front-proxy-ca', ['front-proxy-client']],
    ['a DNS name', 'prod.example', ['apiserver']],
    ['an IPv4 address', '10.0.0.5', ['apiserver']],
    ['an IPv6 address, colons and all', 'fd00::1', ['apiserver']],
    ['a path', 'odd.pem', ['Zebra']],
    ['its serial number in groups', '0a:1b:2c', ['apiserver']],
    ['a piece of its fingerprint', proxy.sha256.slice(10, 30), ['front-proxy-client']],
    ['every word, in any order', 'kubernetes kube-api', ['apiserver']],
    ['no word at all: everything', '   ', ['apiserver', 'front-proxy-client', 'Zebra']],
    ['words that do not occur together: nothing', 'zebra apiserver', []],
  ])('%s', (_by, text, found) => {
    expect(names({ text })).toEqual(found);
  });
});

it('keeps only the wanted statuses', () => {
  expect(names({ statuses: ['critical'] })).toEqual(['apiserver']);
  expect(names({ statuses: ['critical', 'unknown'] })).toEqual(['apiserver', 'Zebra']);
});

it('keeps what ends in a span, its end not included', () => {
  const ending = { from: at('2026-11-25T00:00:00Z'), to: at('2026-12-30T00:00:00Z') };
  expect(names({ ending })).toEqual(['apiserver']);
});

const sorted = (column: Parameters<typeof sortCertificates>[1]['column'], direction: 'ascending' | 'descending') =>
  sortCertificates(certificates, { column, direction }).map(certificateName);

describe('sorting', () => {
  it.each([
    ['role', ['apiserver', 'front-proxy-client', 'Zebra']],
    ['subject', ['front-proxy-client', 'apiserver', 'Zebra']],
    ['expires', ['apiserver', 'front-proxy-client', 'Zebra']],
    ['status', ['apiserver', 'Zebra', 'front-proxy-client']],
  ] as const)('by %s', (column, order) => {
    expect(sorted(column, 'ascending')).toEqual(order);
    expect(sorted(column, 'descending')).toEqual(order.toReversed());
  });

  it('leaves what it was given as it is', () => {
    const before = [...certificates];
    sorted('subject', 'descending');
    expect(certificates).toEqual(before);
  });
});
