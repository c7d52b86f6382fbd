import { describe, expect, it } from 'vitest';
import { aCertificate, type CertificateWish } from '../testing/a-certificate.ts';
import type { Certificate } from '../x509/certificate.ts';
import { roleByContent } from './role-by-content.ts';

const context = { isSelfSigned: false, issuedByEtcdCa: false };
const san = (...dns: string[]): Certificate['subjectAltName'] => ({ dns, ip: [], email: [], uri: [], other: [] });
const organization = (value: string, commonName?: string): Certificate['subject'] => ({
  text: `O=${value}`,
  comparable: `o=${value}`,
  attributes: [
    { oid: '2.5.4.10', type: 'O', value },
    ...(commonName === undefined ? [] : [{ oid: '2.5.4.3', type: 'CN', value: commonName }]),
  ],
});

describe('a CA by its name', () => {
  it.each([
    ['kubernetes', 'ca'],
    ['kubernetes-ca', 'ca'],
    ['minikubeCA', 'ca'],
    ['kube-ca', 'ca'],
    ['10.152.183.1', 'ca'],
    ['k3s-server-ca@1700000000', 'ca'],
    ['rke2-client-ca@1700000000', 'ca'],
    ['k3s-request-header-ca@1700000000', 'front-proxy-ca'],
    ['front-proxy-ca', 'front-proxy-ca'],
    ['kubernetes-front-proxy-ca', 'front-proxy-ca'],
    ['kube-apiserver-requestheader-ca', 'front-proxy-ca'],
    ['proxyClientCA', 'front-proxy-ca'],
    ['etcd-ca', 'etcd-ca'],
    ['etcd-peer-ca@1700000000', 'etcd-ca'],
    ['worker-1-ca@1700000000', 'kubelet-self-signed-ca'],
    ['etcd-something-ca@1700000000', 'root-ca'],
    ['Example Root', 'root-ca'],
  ])('%s is %s', (subject, role) => {
    expect(roleByContent(aCertificate({ subject, isCa: true }), context)).toBe(role);
  });

  it.each([
    ['kubernetes', 'ca'],
    ['etcd', 'etcd-ca'],
    ['talos', 'root-ca'],
  ])('Talos names by organization alone: O=%s is %s', (value, role) => {
    const subject = organization(value);
    const certificate: Certificate = { ...aCertificate({ isCa: true }), subject, issuer: subject };
    expect(roleByContent(certificate, context)).toBe(role);
  });

  it('a CA of another CA is an intermediate', () => {
    expect(roleByContent(aCertificate({ subject: 'Example', issuer: 'Root', isCa: true }), context)).toBe(
      'intermediate-ca',
    );
  });
});

describe('an end entity by its usage and names', () => {
  it.each<[string, CertificateWish, string | undefined]>([
    [
      'any name that serves kubernetes.default.svc',
      { subject: 'k3s', extKeyUsage: ['serverAuth'], subjectAltName: san('kubernetes.default.svc') },
      'apiserver',
    ],
    [
      'the same with both usages (k0s)',
      {
        subject: 'kubernetes',
        extKeyUsage: ['serverAuth', 'clientAuth'],
        subjectAltName: san('kubernetes.default.svc'),
      },
      'apiserver',
    ],
    ['the same without the extension', { subject: 'x', subjectAltName: san('kubernetes.default.svc') }, 'apiserver'],
    ['a node that serves', { subject: 'system:node:a', extKeyUsage: ['serverAuth'] }, 'kubelet-server'],
    ['a node that calls', { subject: 'system:node:a', extKeyUsage: ['clientAuth'] }, 'kubelet-client'],
    ['a self-signed kubelet', { subject: 'node@1700000000', extKeyUsage: ['serverAuth'] }, 'kubelet-self-signed'],
    ['a service', { subject: 'web', extKeyUsage: ['serverAuth'] }, 'server'],
    [
      'k0s’ scheduler with both usages',
      { subject: 'system:kube-scheduler', extKeyUsage: ['serverAuth', 'clientAuth'] },
      'scheduler',
    ],
    ['the aggregation client', { subject: 'front-proxy-client', extKeyUsage: ['clientAuth'] }, 'front-proxy-client'],
    [
      'the API server to etcd',
      { subject: 'kube-apiserver-etcd-client', extKeyUsage: ['clientAuth'] },
      'apiserver-etcd-client',
    ],
    [
      'the API server to kubelets',
      { subject: 'kube-apiserver-kubelet-client', extKeyUsage: ['clientAuth'] },
      'apiserver-kubelet-client',
    ],
    [
      'kubeadm’s etcd probe',
      { subject: 'kube-etcd-healthcheck-client', extKeyUsage: ['clientAuth'] },
      'etcd-healthcheck-client',
    ],
    ['a client nobody knows', { subject: 'jane', extKeyUsage: ['clientAuth'] }, 'client'],
    ['MicroK8s’ proxy without the extension', { subject: 'system:kube-proxy' }, 'kube-proxy'],
    ['nothing to go by', { subject: 'something' }, undefined],
    ['a name every object has', { subject: 'toString', extKeyUsage: ['clientAuth'] }, 'client'],
  ])('%s', (_what, wish, role) => {
    expect(roleByContent(aCertificate(wish), context)).toBe(role);
  });

  it('anyone of system:masters is an admin', () => {
    const certificate = {
      ...aCertificate({ extKeyUsage: ['clientAuth'] }),
      subject: organization('system:masters', 'me'),
    };
    expect(roleByContent(certificate, context)).toBe('admin');
  });

  it('what an etcd CA issued to serve is etcd', () => {
    const serving = aCertificate({ subject: 'cp-1', extKeyUsage: ['serverAuth', 'clientAuth'] });
    expect(roleByContent(serving, { ...context, issuedByEtcdCa: true })).toBe('etcd-server');
    expect(roleByContent(serving, context)).toBe('server');
  });
});
