import { gzipSync } from 'node:zlib';
import {
  issueCertificate,
  makeKeys,
  privateKeyPem,
  signingRequestPem,
} from '../../electron/engine/sources/sample/issue.ts';
import type { EpochMs } from '../x509/brand.ts';
import type { AnswerRequest, WireAnswer } from './an-api-server.ts';
import { at } from './a-certificate.ts';

export type ApiObject = Readonly<Record<string, unknown>> & {
  readonly metadata: { readonly name: string; readonly namespace?: string };
};

/** The objects of a cluster by the path of their list. */
export type ApiLists = Readonly<Record<string, readonly ApiObject[]>>;

export const csrs = '/apis/certificates.k8s.io/v1/certificatesigningrequests';
export const secrets = '/api/v1/secrets';
const configMaps = '/api/v1/configmaps';
export const webhooks = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';

export const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');

/**
 * Answers like an API server that holds these lists: pages with continue tokens, Secrets by type, single objects, `404 page not
 * found` in plain text for what it has no list of.
 */
export function listAnswers(lists: ApiLists): AnswerRequest {
  return ({ method, path }) => {
    const { pathname, searchParams } = new URL(path, 'https://127.0.0.1');
    if (method === 'POST') return selfSubjectReview('kubernetes-admin');
    if (pathname === '/version') return json({ major: '1', minor: '35', gitVersion: 'v1.35.0' });
    const [, group = '', namespace, plural = '', name] =
      /^(.*?)(?:\/namespaces\/([^/]+))?\/([^/]+?)(?:\/([^/]+))?$/u.exec(pathname) ?? [];
    const list = lists[pathname] ?? lists[`${group}/${plural}`];
    if (list === undefined)
      return { status: 404, contentType: 'text/plain; charset=utf-8', body: '404 page not found\n' };
    const here = namespace === undefined ? list : list.filter(({ metadata }) => metadata.namespace === namespace);
    if (name !== undefined && lists[pathname] === undefined) {
      const found = here.find(({ metadata }) => metadata.name === name);
      return found === undefined ? status(404, 'NotFound', `${plural} "${name}" not found`) : json(found);
    }
    return page(here, searchParams);
  };
}

function page(list: readonly ApiObject[], query: URLSearchParams): WireAnswer {
  const [, sign, type] = /^type(!?=)(.*)$/u.exec(query.get('fieldSelector') ?? '') ?? [];
  const wanted = sign === undefined ? list : list.filter((each) => (each['type'] === type) === (sign === '='));
  const from = Number(query.get('continue') ?? 0);
  const to = from + Number(query.get('limit') ?? Infinity);
  const metadata = to < wanted.length ? { resourceVersion: '1', continue: String(to) } : { resourceVersion: '1' };
  return json({ kind: 'List', apiVersion: 'v1', metadata, items: wanted.slice(from, to) });
}

export function json(value: unknown, answer: Partial<WireAnswer> = {}): WireAnswer {
  return { status: 200, body: JSON.stringify(value), ...answer };
}

export function status(code: number, reason: string, message: string, metadata: object = {}): WireAnswer {
  return json(
    { kind: 'Status', apiVersion: 'v1', metadata, status: 'Failure', message, reason, code },
    { status: code },
  );
}

export function selfSubjectReview(username: string): WireAnswer {
  const userInfo = { username, groups: ['system:authenticated'] };
  return json({ kind: 'SelfSubjectReview', status: { userInfo } }, { status: 201 });
}

export function secret(
  name: string,
  data: Readonly<Record<string, string>>,
  type = 'kubernetes.io/tls',
  namespace = 'demo',
): ApiObject {
  const encoded = Object.fromEntries(Object.entries(data).map(([field, text]) => [field, base64(text)]));
  return {
    metadata: { name, namespace, creationTimestamp: '2026-11-22T23:00:00Z' },
    data: encoded,
    type,
  } as ApiObject;
}

/**
 * A cluster with one of everything, made anew with keys of its own.
 *
 * @param now  its certificates began 22 days before and end 343 days later; its requests were made an hour before
 */
export async function aSmallCluster(now = at('2026-11-23T00:00:00Z')): Promise<ApiLists> {
  const validity = { notBefore: daysFrom(now, -22), notAfter: daysFrom(now, 343) };
  const authority = await issueCertificate({ subject: 'CN=demo-ca', issuer: undefined, usage: 'ca', ...validity });
  const serving = await issueCertificate({
    subject: 'CN=www',
    issuer: authority,
    usage: 'server',
    dns: ['admission.demo.svc'],
    ...validity,
  });
  const keys = await makeKeys();
  const request = await signingRequestPem('O=system:nodes,CN=system:node:cp-1', ['cp-1'], keys);
  const pem = serving.certificatePem;
  const authorityPem = authority.certificatePem;
  const csr = (name: string, conditions: readonly string[], certificate?: string): ApiObject =>
    kubeletServingRequest({ name, request, createdAt: now - 3_600_000, conditions, certificate });
  const indented = authorityPem.replaceAll(/^/gmu, '  ');
  const release = { manifest: `ca: |\n${indented}` };
  return {
    [csrs]: [
      csr('pending', []),
      csr('approved', ['Approved']),
      csr('issued', ['Approved'], pem),
      csr('denied', ['Denied']),
      csr('failed', ['Approved', 'Failed']),
    ],
    [secrets]: [
      secret('www', { 'tls.crt': pem + authorityPem, 'tls.key': privateKeyPem(serving.keys) }),
      secret('mismatch', { 'tls.crt': pem, 'tls.key': privateKeyPem(keys) }),
      secret('empty', { 'tls.crt': '', 'tls.key': '' }),
      secret('broken', {
        'tls.crt': pem.replace('-----END CERTIFICATE-----', ''),
        'tls.key': privateKeyPem(serving.keys),
      }),
      secret('password', { password: 'hunter2' }, 'Opaque'),
      secret('double', { config: base64(authorityPem) }, 'Opaque'),
      secret('release', { release: base64(gzipSync(JSON.stringify(release))) }, 'helm.sh/release.v1'),
      // Random bytes that happen to begin like DER, which is nobody's fault.
      {
        ...secret('noise', {}, 'Opaque'),
        data: { blob: base64(Uint8Array.of(0x30, 5, 1, 2, 3, 4, 5, 6, 7, 8)) },
      },
    ],
    [configMaps]: [
      {
        metadata: { name: 'kube-root-ca.crt', namespace: 'demo' },
        data: { 'ca.crt': authorityPem },
      },
      {
        metadata: { name: 'values', namespace: 'demo' },
        data: { 'values.yaml': `ca: |\n${indented}` },
        binaryData: { 'cert.der': base64(derOf(pem)) },
      },
      { metadata: { name: 'waiting', namespace: 'demo' }, data: { 'ca-bundle.crt': '' } },
    ],
    [webhooks]: [
      {
        metadata: {
          name: 'policy',
          annotations: { 'cert-manager.io/inject-ca-from': 'demo/www' },
        } as ApiObject['metadata'],
        webhooks: [
          {
            name: 'policy.example.com',
            clientConfig: { service: { namespace: 'demo', name: 'admission' }, caBundle: base64(authorityPem) },
            failurePolicy: 'Fail',
          },
          { name: 'garbage.example.com', clientConfig: { url: 'https://example.com', caBundle: base64('no PEM') } },
          { name: 'roots.example.com', clientConfig: { url: 'https://example.com' }, failurePolicy: 'Ignore' },
        ],
      },
    ],
    '/api/v1/nodes': [
      {
        metadata: { name: 'cp-1', labels: { 'kubernetes.io/hostname': 'cp-1' } } as ApiObject['metadata'],
        status: {
          nodeInfo: { kubeletVersion: 'v1.34.1' },
          addresses: [{ type: 'InternalIP', address: '192.0.2.1' }],
          conditions: [{ type: 'Ready', status: 'True' }],
          daemonEndpoints: { kubeletEndpoint: { Port: 10_250 } },
        },
      },
    ],
  };
}

export interface RequestWish {
  readonly name: string;
  /** PEM. */
  readonly request: string;
  readonly createdAt: number;
  readonly conditions?: readonly string[];
  /** PEM of what was issued. */
  readonly certificate?: string | undefined;
}

/** A CertificateSigningRequest of the kubelet of cp-1 for its serving certificate. */
export function kubeletServingRequest({
  name,
  request,
  createdAt,
  conditions = [],
  certificate,
}: RequestWish): ApiObject {
  return {
    metadata: { name, creationTimestamp: new Date(createdAt).toISOString() } as ApiObject['metadata'],
    spec: {
      request: base64(request),
      signerName: 'kubernetes.io/kubelet-serving',
      usages: ['digital signature', 'server auth'],
      username: 'system:node:cp-1',
      groups: ['system:nodes'],
    },
    status: {
      conditions: conditions.map((type) => ({ type, status: 'True', reason: 'KubectlApprove', message: 'by hand' })),
      ...(certificate === undefined ? {} : { certificate: base64(certificate) }),
    },
  };
}

export function daysFrom(now: EpochMs, days: number): EpochMs {
  return (now + days * 86_400_000) as EpochMs;
}

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replaceAll(/-----[^-]+-----/gu, ''), 'base64');
}
