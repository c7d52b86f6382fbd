import { request as httpsRequest, type Agent } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { hostAndPort } from '../../../../shared/pki/endpoint.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { slots } from '../slots.ts';
import { ClusterError, connectionError } from './cluster-error.ts';
import type { ServerOfCluster } from './connection.ts';

/** Asks one API server. There is no way to write in it: a path, and the one question below, are all it takes. */
export interface ApiClient {
  /**
   * `GET path`. The answer is there for as long as `take` runs, and may be read once.
   * @throws {ClusterError} where no answer came, or the server would not answer after a few attempts
   */
  readonly get: <Result>(path: string, take: TakeAnswer<Result>, accept?: string) => Promise<Result>;
  /** Asks who we are. The API calls it a creation, yet nothing is stored. @see KEP-3325 */
  readonly reviewSelf: <Result>(take: TakeAnswer<Result>) => Promise<Result>;
  /** What was sent so far, `GET /api/v1/secrets`, without queries and repetitions. */
  readonly requests: () => readonly string[];
  readonly close: () => void;
}

export type TakeAnswer<Result> = (answer: ApiAnswer) => Promise<Result>;

export interface ApiAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: AsyncIterable<Buffer>;
}

export interface ApiClientOptions {
  readonly server: ServerOfCluster;
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly signal: AbortSignal;
  readonly backOffMs: number;
  readonly idleMs: number;
}

/** In flight at once: kind to an API server, and enough for the few lists there are. */
export const maxRequests = 5;
const maxAttempts = 4;
const maxRetryAfterMs = 30_000;

/** The only path that is ever posted to. */
export const selfSubjectReviews = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
const selfSubjectReview = JSON.stringify({ apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' });

export function apiClient(options: ApiClientOptions): ApiClient {
  const { server, agent, headers, signal, backOffMs, idleMs } = options;
  const { host, port } = server.endpoint;
  const name = visibleText(hostAndPort(host, port));
  const turns = slots(maxRequests);
  const requests = new Set<string>();

  async function ask<Result>(path: string, body: string | undefined, accept: string, take: TakeAnswer<Result>) {
    await turns.take();
    try {
      for (let attempt = 1; ; attempt++) {
        const answer = await once(path, body, accept);
        const { statusCode: status = 0 } = answer;
        const isBusy = status === 429 || status >= 500;
        if (!isBusy || attempt === maxAttempts) {
          try {
            return await take({ status, contentType: answer.headers['content-type'] ?? '', body: bodyOf(answer) });
          } catch (error) {
            throw signal.aborted ? error : connectionError(error, name);
          } finally {
            answer.destroy();
          }
        }
        answer.resume();
        await sleep(waitMs(answer, attempt, backOffMs), undefined, { signal });
      }
    } finally {
      turns.give();
    }
  }

  /** One attempt, until the head of the answer is there. */
  function once(path: string, body: string | undefined, accept: string): Promise<IncomingMessage> {
    signal.throwIfAborted();
    const method = body === undefined ? 'GET' : 'POST';
    requests.add(`${method} ${path.replace(/\?.*$/u, '')}`);
    return new Promise((resolve, reject) => {
      const request = httpsRequest({
        agent,
        host,
        port,
        method,
        path: server.basePath + path,
        signal,
        timeout: idleMs,
        headers: {
          accept,
          'accept-encoding': 'gzip',
          'user-agent': 'notafter',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      });
      request.on('response', resolve);
      request.on('timeout', () => {
        request.destroy(new ClusterError('cluster-timeout', `${name} did not answer in time; look again.`));
      });
      request.on('error', (error) => reject(signal.aborted ? error : connectionError(error, name)));
      request.end(body);
    });
  }

  return {
    get: (path, take, accept = 'application/json') => ask(path, undefined, accept, take),
    reviewSelf: (take) => ask(selfSubjectReviews, selfSubjectReview, 'application/json', take),
    requests: () => [...requests],
    close: () => agent.destroy(),
  };
}

function bodyOf(answer: IncomingMessage): AsyncIterable<Buffer> {
  if (answer.headers['content-encoding'] !== 'gzip') return answer;
  const plain = createGunzip();
  answer.on('error', (error) => plain.destroy(error));
  answer.on('aborted', () => plain.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
  return answer.pipe(plain);
}

function waitMs(answer: IncomingMessage, attempt: number, backOffMs: number): number {
  const seconds = Number(answer.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0
    ? Math.min(seconds * 1000, maxRetryAfterMs)
    : backOffMs * 2 ** (attempt - 1);
}
