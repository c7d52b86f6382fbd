import type { IncomingMessage, ServerResponse } from 'node:http';
import { readPageFile } from '../engine/page/page-file.ts';
import { withAppearance } from '../engine/page/page-appearance.ts';
import type { SettingsFile } from '../engine/workspace/settings-file.ts';
import { pageHeaders } from '../engine/page/page-policy.ts';
import { allowedHosts, isAllowedHost, isOwnFetchSite } from './request-rules.ts';
import type { Session } from './session.ts';

export interface PageSite {
  readonly port: number;
  readonly rendererDir: string;
  readonly session: Session;
  readonly settings: SettingsFile;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** Gives the window's files to the browser that has opened the session, and to nobody else. */
export async function answerRequest(site: PageSite, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await answerTo(site, request);
  response.writeHead(status, { ...pageHeaders(connectSources(site.port)), ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Older browsers do not count a WebSocket of the same origin as 'self'. */
function connectSources(port: number): readonly string[] {
  return ["'self'", ...allowedHosts(port).map((host) => `ws://${host}`)];
}

async function answerTo({ port, rendererDir, session, settings }: PageSite, request: IncomingMessage): Promise<Answer> {
  const { host, cookie } = request.headers;
  if (!isAllowedHost(host, port)) return refuse(421, `This server answers only as 127.0.0.1:${port}.`);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(405, 'Only GET and HEAD.', { allow: 'GET, HEAD' });
  if (!isOwnFetchSite(fetchSite(request))) {
    return refuse(403, 'Another page led here. Copy the printed address into the address bar instead.');
  }
  const path = request.url ?? '';
  // An absolute form, or `//elsewhere/`, would be read as the address of another host.
  if (!/^\/(?!\/)/u.test(path)) return refuse(400, 'The address could not be read.');
  const url = new URL(path, `http://${host}`);

  const isOpen = session.isOpenIn(cookie, port);
  const token = url.pathname === '/' ? url.searchParams.get('token') : null;
  // The token leaves the address bar and the history at once.
  if (token !== null && isOpen) return { status: 303, headers: { location: '/' }, body: '' };
  if (token !== null && request.method === 'GET') {
    switch (session.open(token)) {
      case 'opened':
        return { status: 303, headers: { location: '/', 'set-cookie': session.setCookie(port) }, body: '' };
      case 'already-used':
        return refuse(403, 'This address was used already and opens only once. Start NotAfter again for a new one.');
      case 'wrong-token':
        return refuse(403, 'This is not the address that NotAfter printed.');
    }
  }
  if (!isOpen) return refuse(401, 'Open the address that NotAfter printed when it started.');

  const file = await readPageFile(rendererDir, url.pathname);
  if (file !== undefined) {
    const body = await withAppearance(file, settings);
    return { status: 200, headers: { 'content-type': file.contentType }, body };
  }
  return refuse(404, 'There is no such file.');
}

export function fetchSite(request: IncomingMessage): string | undefined {
  const site = request.headers['sec-fetch-site'];
  return Array.isArray(site) ? 'several' : site;
}

function refuse(status: number, sentence: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: `${sentence}\n` };
}
