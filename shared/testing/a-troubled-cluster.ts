import {
  issueCertificate,
  makeKeys,
  privateKeyPem,
  signingRequestPem,
} from '../../electron/engine/sources/sample/issue.ts';
import type { EpochMs } from '../x509/brand.ts';
import {
  aSmallCluster,
  base64,
  csrs,
  daysFrom,
  kubeletServingRequest,
  listAnswers,
  secret,
  secrets,
  selfSubjectReview,
  status,
  webhooks,
  type ApiLists,
  type ApiObject,
} from './a-small-cluster.ts';
import type { AnswerRequest } from './an-api-server.ts';

/**
 * The small cluster, and what a person should see at once: a request for a name that is not the node's, and a webhook that
 * believes another CA than the one that issued its service's certificate.
 *
 * @param now  what its certificates and requests are dated by
 */
export async function aTroubledCluster(now: EpochMs): Promise<ApiLists> {
  const small = await aSmallCluster(now);
  const validity = { notBefore: daysFrom(now, -100), notAfter: daysFrom(now, 265) };
  const authority = (): ReturnType<typeof issueCertificate> =>
    issueCertificate({ subject: 'CN=gate-ca', issuer: undefined, usage: 'ca', ...validity });
  // The CA was made anew under its old name, and the webhook goes on with the one before.
  const [before, after] = [await authority(), await authority()];
  const gate = await issueCertificate({
    subject: 'CN=gate',
    issuer: after,
    usage: 'server',
    dns: ['gate.demo.svc'],
    ...validity,
  });
  const shop = await issueCertificate({
    subject: 'CN=shop.example.com',
    issuer: after,
    usage: 'server',
    dns: ['shop.example.com'],
    notBefore: daysFrom(now, -84),
    notAfter: daysFrom(now, 6),
  });
  const request = await signingRequestPem('O=system:nodes,CN=system:node:cp-1', ['cp-1', 'db-7'], await makeKeys());
  const webhook: ApiObject = {
    metadata: { name: 'gate' },
    webhooks: [
      {
        name: 'gate.example.com',
        clientConfig: {
          service: { namespace: 'demo', name: 'gate' },
          caBundle: base64(before.certificatePem),
        },
        failurePolicy: 'Fail',
      },
    ],
  };
  return {
    ...small,
    [csrs]: [
      ...(small[csrs] ?? []),
      kubeletServingRequest({ name: 'names-another', request, createdAt: now - 600_000 }),
    ],
    [secrets]: [
      ...(small[secrets] ?? []),
      secret('gate-tls', {
        'tls.crt': gate.certificatePem,
        'tls.key': privateKeyPem(gate.keys),
        'ca.crt': after.certificatePem,
      }),
      secret(
        'shop-tls',
        { 'tls.crt': shop.certificatePem, 'tls.key': privateKeyPem(shop.keys) },
        'kubernetes.io/tls',
        'team-a',
      ),
    ],
    [webhooks]: [...(small[webhooks] ?? []), webhook],
  };
}

/** What must never leave the engine: the middle of every key, and what is no certificate in a Secret, as it is and in base64. */
export function secretsIn(lists: ApiLists): readonly string[] {
  const values = (lists[secrets] ?? []).flatMap(({ data }) => Object.values(data as Readonly<Record<string, string>>));
  return values.flatMap((value) => {
    const text = Buffer.from(value, 'base64').toString('latin1');
    const [, key] = /-----BEGIN [A-Z ]*PRIVATE KEY-----\n(\S+)\n/u.exec(text) ?? [];
    if (key !== undefined) return [key, value.slice(60, 120)];
    return text === 'hunter2' ? [text, value.replace(/=+$/u, '')] : [];
  });
}

/**
 * As a cluster with these users answers: the token `limited` may list the Secrets of team-a and nothing else, a client
 * certificate is refused with the one bare word there is for it, and any other token is the administrator's.
 */
export function answersByUser(lists: ApiLists): AnswerRequest {
  const whole = listAnswers(lists);
  return (request) => {
    const { headers, path, method, clientCertificate } = request;
    if (clientCertificate !== undefined) return status(401, 'Unauthorized', 'Unauthorized');
    if (headers.authorization !== 'Bearer limited') return whole(request);
    const { pathname } = new URL(path, 'https://127.0.0.1');
    if (method === 'POST') return selfSubjectReview('limited');
    if (pathname === '/version' || pathname === '/api/v1/namespaces/team-a/secrets') return whole(request);
    const resource = pathname.split('/').at(-1) ?? '';
    return status(403, 'Forbidden', `${resource} is forbidden: User "limited" cannot list resource "${resource}"`);
  };
}

/** A kubeconfig whose one user signs in by a token, as the administrator of {@link answersByUser}. JSON is YAML. */
export function kubeconfigOfAdministrator(port: number, certificateAuthority: string): string {
  const cluster = { server: `https://127.0.0.1:${port}`, 'certificate-authority-data': base64(certificateAuthority) };
  return JSON.stringify({
    kind: 'Config',
    clusters: [{ name: 'c', cluster }],
    users: [{ name: 'u', user: { token: 'admin' } }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  });
}
