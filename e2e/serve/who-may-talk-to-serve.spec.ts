import { networkInterfaces } from 'node:os';
import { expect, serverTest as test } from '../testing/app.ts';
import { openSession, rawRequest } from '../testing/raw-http.ts';
import { connect, openSocket } from '../testing/raw-socket.ts';

test.describe('a program of this machine that has not been given the address', () => {
  test('gets nothing without a session', async ({ app }) => {
    for (const path of ['/', '/index.html', '/assets/main.js', '/socket']) {
      expect.soft((await rawRequest(app.port, { path })).status, path).toBe(401);
    }
  });
  test('cannot guess the token, nor a session', async ({ app }) => {
    expect((await rawRequest(app.port, { path: '/?token=' })).status).toBe(403);
    expect((await rawRequest(app.port, { path: `/?token=${'A'.repeat(43)}` })).status).toBe(403);
    const cookie = `notafter-${app.port}=${'A'.repeat(43)}`;
    expect((await rawRequest(app.port, { headers: { cookie } })).status).toBe(401);
  });
  test('cannot use the address a second time', async ({ app }) => {
    await openSession(app.url);
    const again = await rawRequest(app.port, { path: `/${new URL(app.url).search}` });
    expect(again.status).toBe(403);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('opens only once');
  });
  test('does not spend the token by guessing wrong or by asking HEAD', async ({ app }) => {
    await rawRequest(app.port, { path: '/?token=guess' });
    await rawRequest(app.port, { method: 'HEAD', path: `/${new URL(app.url).search}` });
    await openSession(app.url);
  });
  test('opens no socket: without a cookie, without an origin, or elsewhere than at its path', async ({ app }) => {
    const cookie = await openSession(app.url);
    const origin = `http://127.0.0.1:${app.port}`;
    expect(await openSocket(app.port, { origin })).toBe(403);
    expect(await openSocket(app.port, { cookie })).toBe(403);
    expect(await openSocket(app.port, { cookie, origin }, '/')).toBe(403);
    (await connect(app.port, cookie)).terminate();
  });
});

test.describe('another machine', () => {
  test('finds no port open: only 127.0.0.1 is bound', async ({ app }) => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address);
    // Another address of loopback stands for the others where the machine has none.
    for (const address of ['127.0.0.2', ...others]) {
      await expect.soft(rawRequest(app.port, { address }), address).rejects.toThrow();
    }
  });
});

test.describe('a page whose own name was made to resolve to this machine (DNS rebinding)', () => {
  for (const host of ['evil.example', 'evil.example:PORT', '127.0.0.1.evil.example:PORT', '127.0.0.1', '[::1]:PORT']) {
    test(`is turned away by its Host: ${host}`, async ({ app }) => {
      const cookie = await openSession(app.url);
      const named = host.replace('PORT', String(app.port));
      expect((await rawRequest(app.port, { headers: { host: named, cookie } })).status).toBe(421);
      expect(await openSocket(app.port, { host: named, origin: `http://${named}`, cookie })).toBe(403);
    });
  }
});

test.describe('a page of another site in the same browser', () => {
  test('is refused by Origin and by Sec-Fetch-Site, whatever cookie comes with it', async ({ app }) => {
    const cookie = await openSession(app.url);
    for (const site of ['cross-site', 'same-site']) {
      const headers = { cookie, 'sec-fetch-site': site };
      expect.soft((await rawRequest(app.port, { headers })).status, site).toBe(403);
      const own = { ...headers, origin: `http://127.0.0.1:${app.port}` };
      expect.soft(await openSocket(app.port, own), `socket, ${site}`).toBe(403);
    }
    for (const origin of ['https://evil.example', `http://127.0.0.1:${app.port + 1}`, 'null']) {
      expect.soft(await openSocket(app.port, { cookie, origin }), origin).toBe(403);
    }
  });

  test('does not spend the token by leading to the address', async ({ app }) => {
    const path = `/${new URL(app.url).search}`;
    expect((await rawRequest(app.port, { path, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    await openSession(app.url);
  });
});

test.describe('a path that leaves the page', () => {
  // dist/renderer/../../renderer/index.html is a file, and of a kind that is served.
  for (const path of [
    '/../../renderer/index.html',
    '/%2e%2e/%2e%2e/renderer/index.html',
    '/..%2f..%2frenderer/index.html',
    '/assets/..%2f..%2f..%2frenderer/index.html',
    '/..%5c..%5crenderer/index.html',
    '/%252e%252e/%252e%252e/renderer/index.html',
    '/index.html%00.js',
    '/..%2f..%2f..%2f..%2f..%2fetc/passwd',
  ]) {
    test(`finds nothing: ${path}`, async ({ app }) => {
      const cookie = await openSession(app.url);
      expect((await rawRequest(app.port, { path, headers: { cookie } })).status).toBe(404);
    });
  }
  test('is not understood as another address', async ({ app }) => {
    const cookie = await openSession(app.url);
    expect((await rawRequest(app.port, { path: '//evil.example/', headers: { cookie } })).status).toBe(400);
    expect((await rawRequest(app.port, { path: 'http://evil.example/', headers: { cookie } })).status).toBe(400);
  });
});

test.describe('every answer', () => {
  test('has the headers that keep the page to itself, a refusal too', async ({ app }) => {
    const refused = await rawRequest(app.port, {});
    const cookie = await openSession(app.url);
    const given = await rawRequest(app.port, { headers: { cookie } });
    expect([refused.status, given.status]).toEqual([401, 200]);
    for (const { headers } of [refused, given]) {
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/u);
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|data:/u);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      });
    }
  });
  test('gives the session only to this browser, this site and this port, and to no script', async ({ app }) => {
    const { headers } = await rawRequest(app.port, { path: `/${new URL(app.url).search}` });
    expect(headers['location']).toBe('/');
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^notafter-${app.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`, 'u')),
    ]);
  });
  test('is only to GET and HEAD', async ({ app }) => {
    const cookie = await openSession(app.url);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      expect.soft((await rawRequest(app.port, { method, headers: { cookie } })).status, method).toBe(405);
    }
  });
});
