import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerRequest, WireAnswer, WireRequest } from './an-api-server.ts';
import { corpora } from './corpora.ts';

/** Raw answers of a real kube-apiserver; not part of the project. */
export const recordedCluster = join(corpora, 'cluster-api');
export const hasRecordedCluster = existsSync(join(recordedCluster, 'recordings/index.json'));

interface Recording {
  readonly name: string;
  readonly file: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly user: string;
  readonly contentType: string;
  readonly accept?: string;
}

interface ObjectList {
  readonly kind: string;
  readonly apiVersion: string;
  readonly metadata: object;
  readonly items: readonly {
    readonly type?: string;
    readonly metadata: { readonly namespace?: string; readonly name: string };
  }[];
}

export const recordedText = (file: string): string => readFileSync(join(recordedCluster, 'recordings', file), 'utf8');

export const recordedKubeconfig = (user: string): string =>
  readFileSync(join(recordedCluster, 'kubeconfigs', `${user}.conf`), 'utf8');

/** The kubeconfig of a user, with another server and CA. */
export function kubeconfigAt(user: string, port: number, certificateAuthority: string): string {
  const authority = Buffer.from(certificateAuthority).toString('base64');
  return recordedKubeconfig(user)
    .replace(/server: \S+/u, `server: https://127.0.0.1:${port}`)
    .replace(/certificate-authority-data: \S+/u, `certificate-authority-data: ${authority}`);
}

/** SHA-256 of the client certificate that a recorded kubeconfig shows. */
export function recordedClientCertificate(user: string): string {
  const [, base64 = ''] = /client-certificate-data: (\S+)/u.exec(recordedKubeconfig(user)) ?? [];
  const pem = Buffer.from(base64, 'base64').toString();
  const [, body = ''] = /-----BEGIN CERTIFICATE-----([^-]+)/u.exec(pem) ?? [];
  return createHash('sha256').update(Buffer.from(body, 'base64')).digest('hex');
}

const users = [
  'admin',
  'limited',
  'norights',
  'viewer',
  'expired',
  'notyet',
  'wrong-ca-client',
  'serverauth-only',
] as const;

/**
 * Answers as the recorded server did: by method, path, query and user. A list that was recorded whole is also there for other
 * page sizes, as one page, and Secrets with the field selector turned round; a token whose page was not recorded gives all the
 * rest of the list; what was never asked is refused as this user would be, or is not there.
 */
export function recordedAnswers(): AnswerRequest {
  const index = JSON.parse(recordedText('index.json')) as readonly Recording[];
  const byRequest = new Map<string, Recording>();
  for (const recording of index) {
    if (recording.accept === undefined)
      byRequest.set(keyOf(recording.method, recording.path, recording.user), recording);
  }
  const userOf = new Map(users.map((user) => [recordedClientCertificate(user), user]));
  return (request) => {
    const user =
      request.clientCertificate === undefined ? 'anonymous' : (userOf.get(request.clientCertificate) ?? 'stranger');
    const recording = byRequest.get(keyOf(request.method, request.path, user));
    if (recording !== undefined) return answerOf(recording);
    const whole = byRequest.get(keyOf(request.method, ofAnySize(request.path), user));
    return whole === undefined ? unrecorded(request, user) : filtered(answerOf(whole), request);
  };
}

/** The whole list that a page, or a part by type, is of. */
function ofAnySize(path: string): string {
  return path
    .replace(/\blimit=\d+/u, 'limit=500')
    .replace(/fieldSelector=type%[^&]*&?/u, '')
    .replace(/&continue=[^&]*/u, '');
}

function filtered(answer: WireAnswer, { path }: WireRequest): WireAnswer {
  const { searchParams } = new URL(path, 'https://127.0.0.1');
  const [, sign, wanted] = /^type(!?=)(.*)$/u.exec(searchParams.get('fieldSelector') ?? '') ?? [];
  const start = startOf(searchParams.get('continue'));
  if (answer.status !== 200 || (sign === undefined && start === undefined)) return answer;
  const list = JSON.parse(String(answer.body)) as ObjectList;
  const items = list.items.filter(
    ({ type, metadata: { namespace, name } }) =>
      (sign === undefined || (type === wanted) === (sign === '=')) &&
      (start === undefined || [...(namespace === undefined ? [] : [namespace]), name].join('/') > start),
  );
  return { ...answer, body: JSON.stringify({ ...list, items }) };
}

/** Where a page begins, as etcd's keys have it. @see kubernetes/apiserver pkg/storage/continue.go */
function startOf(token: string | null): string | undefined {
  if (token === null) return undefined;
  const { start } = JSON.parse(Buffer.from(token, 'base64url').toString()) as { readonly start: string };
  return start.replace(/^\//u, '');
}

function answerOf({ file, status, contentType }: Recording): WireAnswer {
  return { status, contentType, body: recordedText(file) };
}

const refused: ReadonlySet<string> = new Set(['expired', 'notyet', 'wrong-ca-client', 'serverauth-only', 'stranger']);

function unrecorded({ path }: WireRequest, user: string): WireAnswer {
  const { pathname } = new URL(path, 'https://127.0.0.1');
  if (refused.has(user)) return { status: 401, body: recordedText('401-expired.json') };
  if (pathname === '/version') return { status: 200, body: recordedText('version.json') };
  if (user !== 'admin') return { status: 403, body: forbidden(user === 'limited' ? 'alice' : user, pathname) };
  return { status: 404, contentType: 'text/plain; charset=utf-8', body: '404 page not found\n' };
}

function forbidden(username: string, pathname: string): string {
  const resource = pathname.split('/').at(-1) ?? '';
  return JSON.stringify({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: `${resource} is forbidden: User "${username}" cannot list resource "${resource}" at the cluster scope`,
    reason: 'Forbidden',
    code: 403,
  });
}

/** Parameters in any order are one query. */
function keyOf(method: string, path: string, user: string): string {
  const { pathname, searchParams } = new URL(path, 'https://127.0.0.1');
  searchParams.sort();
  return `${method} ${pathname}?${searchParams.toString()} ${user}`;
}
