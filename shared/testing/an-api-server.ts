import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { issueCertificate, privateKeyPem, type Issued } from '../../electron/engine/sources/sample/issue.ts';
import type { EpochMs } from '../x509/brand.ts';
import { at } from './a-certificate.ts';

/** One request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  /** With its query, as sent. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** SHA-256 of the client certificate's DER, lower-case hex; `undefined` for none. */
  readonly clientCertificate: string | undefined;
}

export interface WireAnswer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection is cut after so many bytes of the body. */
  readonly cutAfter?: number;
}

/** `undefined`: the request is never answered. */
export type AnswerRequest = (request: WireRequest) => WireAnswer | undefined;

/** A TLS server with a CA of its own that takes any client certificate, and tells everything it was sent. */
export interface TestApiServer {
  readonly port: number;
  /** PEM. */
  readonly certificateAuthority: string;
  readonly issuer: Issued;
  readonly requests: readonly WireRequest[];
  /** Most requests that were being answered at one time. */
  readonly mostAtOnce: () => number;
  readonly close: () => Promise<void>;
}

/** @param delayMs  how long every answer takes; then requests overlap */
export async function anApiServer(answer: AnswerRequest, delayMs = 0): Promise<TestApiServer> {
  // Good by this machine's clock, which TLS goes by, and at the instants tests judge at.
  const notBefore = at('2026-01-01T00:00:00Z');
  const notAfter = (Date.now() + 400 * 86_400_000) as EpochMs;
  const issuer = await issueCertificate({ subject: 'CN=test-ca', issuer: undefined, notBefore, notAfter, usage: 'ca' });
  const serving = await issueCertificate({
    subject: 'CN=kube-apiserver',
    issuer,
    notBefore,
    notAfter,
    usage: 'server',
    dns: ['localhost', 'api.example.com'],
    ip: ['127.0.0.1'],
  });
  const requests: WireRequest[] = [];
  let now = 0;
  let most = 0;
  const server = createServer(
    { cert: serving.certificatePem, key: privateKeyPem(serving.keys), requestCert: true, rejectUnauthorized: false },
    (request, response) => {
      most = Math.max(most, ++now);
      void take(request, response);
    },
  );
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const wire = wireRequest(request, await bodyOf(request));
    requests.push(wire);
    await sleep(delayMs);
    now--;
    send(response, answer(wire));
  };
  const port = await listening(server);
  return {
    port,
    certificateAuthority: issuer.certificatePem,
    issuer,
    requests,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function wireRequest({ method = '', url = '', headers, socket }: IncomingMessage, body: string): WireRequest {
  const { fingerprint256 } = (socket as TLSSocket).getPeerCertificate() as { fingerprint256?: string };
  const clientCertificate = fingerprint256?.replaceAll(':', '').toLowerCase();
  return { method, path: url, headers, body, clientCertificate };
}

function send(response: ServerResponse, answer: WireAnswer | undefined): void {
  if (answer === undefined) return;
  const { status, body, contentType = 'application/json', headers = {}, cutAfter } = answer;
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length, ...headers });
  if (cutAfter === undefined) response.end(bytes);
  else response.write(bytes.subarray(0, cutAfter), () => response.socket?.destroy());
}
