/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page is serialised as one function */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../testing/app.ts';

test.describe('a page of another site in the same browser', () => {
  // The browser complains about every one of these attempts, as it should.
  test.use({ expectedComplaints: /./u });

  for (const name of ['127.0.0.1', 'localhost']) {
    test(`can neither read, frame, script, post nor connect from ${name}`, async ({ page, app, appUrl }) => {
      await page.goto(appUrl);
      const evil = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html');
        response.end('<!doctype html><title>evil</title><form method="post"></form>');
      });
      await new Promise<void>((listening) => {
        evil.listen(0, '127.0.0.1', listening);
      });
      const { port: evilPort } = evil.address() as AddressInfo;
      const own = `http://127.0.0.1:${app.port}`;
      try {
        await page.goto(`http://${name}:${evilPort}/`);
        const tried = await page.evaluate(async (target) => {
          const outcome = (attempt: (say: (what: string) => void) => void) =>
            new Promise<string>((resolve) => {
              attempt(resolve);
            });
          const element = (tag: 'script' | 'iframe', src: string) =>
            outcome((say) => {
              const added = document.createElement(tag);
              added.addEventListener('load', () => say(tag === 'iframe' ? frameOutcome(added) : 'loaded'));
              added.addEventListener('error', () => say('refused'));
              added.setAttribute('src', src);
              document.body.append(added);
            });
          const frameOutcome = (frame: HTMLElement) =>
            (frame as HTMLIFrameElement).contentWindow?.length === 0 ? 'no page inside' : 'framed';
          const read = (init: RequestInit) =>
            fetch(target, init).then(
              (answer) => (answer.type === 'opaque' ? 'opaque' : 'read'),
              () => 'refused',
            );
          return {
            fetch: await read({ credentials: 'include' }),
            noCors: await read({ credentials: 'include', mode: 'no-cors' }),
            script: await element('script', target),
            frame: await element('iframe', target),
            socket: await outcome((say) => {
              const socket = new WebSocket(`${target.replace('http', 'ws')}/socket`);
              socket.addEventListener('open', () => say('open'));
              socket.addEventListener('close', () => say('refused'));
            }),
          };
        }, own);
        expect(tried).toEqual({
          fetch: 'refused',
          noCors: 'refused',
          script: 'refused',
          frame: 'no page inside',
          socket: 'refused',
        });
        const posted = page.waitForResponse((response) => response.url().startsWith(own));
        await page.evaluate((target) => {
          const form = document.querySelector('form');
          form?.setAttribute('action', target);
          form?.submit();
        }, own);
        // Not even as a method: there is nothing here that a form could change.
        expect((await posted).status()).toBe(405);
      } finally {
        evil.close();
      }
    });
  }
});

test.describe('a window of our own', () => {
  test('opens with the printed address, and again on a reload and from the history', async ({ page, appUrl, app }) => {
    await page.goto(appUrl);
    expect(page.url()).toBe(`http://127.0.0.1:${app.port}/`);
    const reloaded = await page.reload();
    expect(reloaded?.status()).toBe(200);
    // The person follows the printed address once more, in the browser that has the session already.
    const again = await page.goto(appUrl);
    expect(again?.status()).toBe(200);
    expect(page.url()).toBe(`http://127.0.0.1:${app.port}/`);
  });

  test.describe('whose markup was somehow injected into', () => {
    test.use({ expectedComplaints: /Content Security Policy|violates the following/u });
    test('runs no inline script, no eval, no foreign image, frame, form or connection', async ({ page, appUrl }) => {
      await page.goto(appUrl);
      const blocked = await page.evaluate(async () => {
        const directives = new Set<string>();
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
          directives.add(effectiveDirective),
        );
        const holder = document.createElement('div');
        document.body.append(holder);
        holder.innerHTML =
          '<img src="http://127.0.0.1:9/x.png"><iframe src="http://127.0.0.1:9/"></iframe><style>b{}</style>' +
          '<form action="http://127.0.0.1:9/"></form><object data="http://127.0.0.1:9/"></object>' +
          '<b onclick="window.injected = 1"></b>';
        holder.querySelector('form')?.submit();
        holder.querySelector('b')?.click();
        const script = document.createElement('script');
        script.textContent = 'window.injected = 2';
        holder.append(script);
        await fetch('http://127.0.0.1:9/').catch(() => undefined);
        // From a timer: what Playwright itself evaluates is exempt from the policy.
        const evaluated = await new Promise((say) => {
          setTimeout(() => {
            try {
              // oxlint-disable-next-line no-implied-eval -- the attack itself
              say(new Function('return 2')());
            } catch {
              say('refused');
            }
          });
        });
        await new Promise((later) => {
          setTimeout(later, 300);
        });
        holder.remove();
        return { directives: [...directives].toSorted(), evaluated, injected: 'injected' in window };
      });
      expect(blocked).toEqual({
        directives: [
          'connect-src',
          'form-action',
          'frame-src',
          'img-src',
          'object-src',
          'script-src',
          'script-src-attr',
          'script-src-elem',
          'style-src-elem',
        ],
        evaluated: 'refused',
        injected: false,
      });
    });
  });
});
