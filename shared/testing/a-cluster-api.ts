import type { CaBundleObject } from '../cluster/ca-bundle-object.ts';
import type { CertManagerCertificate, CertManagerIssuer } from '../cluster/cert-manager-object.ts';
import type { ClusterFacts } from '../cluster/cluster-facts.ts';
import type { NodeObject } from '../cluster/node-object.ts';
import { objectPath, type ObjectBase, type ObjectKind } from '../cluster/object-base.ts';
import type { SigningRequestObject } from '../cluster/signing-request-object.ts';
import type { StoredObject } from '../cluster/stored-object.ts';
import type { TrustBundleObject } from '../cluster/trust-bundle-object.ts';
import { aCertificate, at } from './a-certificate.ts';

/** The place of every object made here. */
export const clusterPlaceText = 'cluster:/home/me/.kube/config#prod';

/** A cluster that was read as its administrator, without any list told of. */
export function clusterFacts(rest: Partial<ClusterFacts> = {}): ClusterFacts {
  return {
    place: clusterPlaceText,
    kubeconfigs: ['/home/me/.kube/config'],
    context: 'prod',
    cluster: 'prod',
    user: 'me',
    namespace: undefined,
    server: 'https://192.0.2.1:6443',
    tlsServerName: undefined,
    proxy: undefined,
    verification: 'certificate-authority',
    authentication: 'client-certificate',
    clientCertificate: undefined,
    version: 'v1.35.0',
    whoAmI: undefined,
    frontProxy: undefined,
    resources: [],
    requests: ['GET /version'],
    ...rest,
  };
}

function base<Kind extends ObjectKind>(kind: Kind, name: string, namespace?: string): ObjectBase<Kind> {
  const reference = { kind, namespace, name };
  return {
    ...reference,
    place: clusterPlaceText,
    path: objectPath(reference),
    createdAt: at('2026-11-22T23:00:00Z'),
  };
}

export function aSigningRequest(name: string, rest: Partial<SigningRequestObject> = {}): SigningRequestObject {
  return {
    ...base('CertificateSigningRequest', name),
    signerName: 'kubernetes.io/kubelet-serving',
    username: 'system:node:cp-1',
    groups: ['system:nodes', 'system:authenticated'],
    usages: ['digital signature', 'server auth'],
    expirationSeconds: undefined,
    state: 'pending',
    conditions: [],
    request: aCertificate({ subject: 'system:node:cp-1' }),
    certificates: [],
    ...rest,
  };
}

export function aSecret(name: string, rest: Partial<StoredObject> = {}): StoredObject {
  return {
    ...base('Secret', name, 'demo'),
    type: 'kubernetes.io/tls',
    fields: ['tls.crt', 'tls.key'],
    certManager: undefined,
    ...rest,
  };
}

export function aWebhook(name: string, rest: Partial<CaBundleObject> = {}): CaBundleObject {
  return {
    ...base('ValidatingWebhookConfiguration', name),
    field: 'webhooks[0].clientConfig.caBundle',
    entryName: `${name}.example.com`,
    caBundle: 'read',
    certificates: [],
    service: { namespace: 'demo', name: 'admission', port: 443 },
    url: undefined,
    failurePolicy: 'Fail',
    insecureSkipTlsVerify: false,
    isAvailable: undefined,
    injectedFrom: undefined,
    ...rest,
  };
}

export function aTrustBundle(name: string, rest: Partial<TrustBundleObject> = {}): TrustBundleObject {
  return { ...base('ClusterTrustBundle', name), signerName: undefined, certificates: [], ...rest };
}

export function aCertManagerCertificate(
  name: string,
  rest: Partial<CertManagerCertificate> = {},
): CertManagerCertificate {
  return {
    ...base('Certificate', name, 'demo'),
    secretName: `${name}-tls`,
    issuer: { kind: 'Issuer', name: 'demo-ca', group: 'cert-manager.io' },
    commonName: undefined,
    dnsNames: [`${name}.example.com`],
    isCa: false,
    duration: undefined,
    renewBefore: undefined,
    rotationPolicy: undefined,
    notBefore: at('2026-10-01T00:00:00Z'),
    notAfter: at('2026-12-30T00:00:00Z'),
    renewalTime: at('2026-11-30T00:00:00Z'),
    revision: 1,
    lastFailureTime: undefined,
    failedIssuanceAttempts: 0,
    conditions: [{ type: 'Ready', status: 'True', reason: 'Ready', message: undefined, at: undefined }],
    ...rest,
  };
}

export function anIssuer(name: string, rest: Partial<CertManagerIssuer> = {}): CertManagerIssuer {
  return { ...base('Issuer', name, 'demo'), type: 'ca', secretName: 'demo-ca', conditions: [], ...rest };
}

export function aNode(name: string, rest: Partial<NodeObject> = {}): NodeObject {
  return {
    ...base('Node', name),
    kubeletVersion: 'v1.34.1',
    osImage: undefined,
    providerId: undefined,
    labels: { 'kubernetes.io/hostname': name },
    addresses: [{ type: 'InternalIP', address: '192.0.2.1' }],
    kubeletPort: 10_250,
    isReady: true,
    ...rest,
  };
}
