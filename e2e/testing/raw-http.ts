import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface RawRequest {
  readonly path?: string;
  readonly method?: string;
  /** What no browser lets a page set: Host, Cookie, Sec-Fetch-Site. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
}

/** One request exactly as written: no redirects followed, no path tidied. */
export function rawRequest(
  port: number,
  { path = '/', method = 'GET', headers = {}, address }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: address ?? '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.setTimeout(2_000, () => sent.destroy(new Error('no answer within two seconds')));
    sent.on('error', reject);
    sent.end();
  });
}

/** Opens the session with the printed address, as the browser does. @returns the `Cookie` header to send */
export async function openSession(url: string): Promise<string> {
  const { port, pathname, search } = new URL(url);
  const { status, headers } = await rawRequest(Number(port), { path: pathname + search });
  const cookie = headers['set-cookie']?.[0]?.split(';')[0];
  if (status !== 303 || cookie === undefined) throw new Error(`The printed address answered ${status}.`);
  return cookie;
}
