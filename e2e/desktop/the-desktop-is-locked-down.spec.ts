/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page or the main process is serialised as one function */
import { maxMessageBytes } from '../../shared/bridge/limits.ts';
import { kubeadmTree } from '../testing/app.ts';
import { expect, runner, test } from './desktop-app.ts';

test.describe(`the desktop window, run by ${runner},`, () => {
  test('is sandboxed, isolated and without Node', async ({ startDesktop }) => {
    const { window, evaluate } = await startDesktop();
    const preferences = await evaluate(({ BrowserWindow }) => {
      // Not in Electron's types, and there in fact.
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    }, 0);
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
    const reachable = await window.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electronDoubleAsk'].filter((name) => name in globalThis),
    );
    expect(reachable).toEqual([]);
  });

  test('gives its page exactly four things, which it cannot change', async ({ startDesktop }) => {
    const { window } = await startDesktop();
    const bridge = await window.evaluate(() => {
      const tries = [
        () => Object.assign(globalThis.notafter, { call: () => 'mine' }),
        () => Object.assign(globalThis.notafter.capabilities, { openDialogs: false }),
        () => Object.assign(globalThis, { notafter: 'mine' }),
      ];
      const refused = tries.map((attempt) => {
        try {
          attempt();
          return false;
        } catch {
          return true;
        }
      });
      return { keys: Object.keys(globalThis.notafter).toSorted(), refused, caps: globalThis.notafter.capabilities };
    });
    expect(bridge).toEqual({
      keys: ['call', 'capabilities', 'on', 'pathForFile'],
      refused: [true, true, true],
      caps: {
        openDialogs: true,
        saveDialog: true,
        showInFolder: true,
        dragOut: true,
        dropGivesPaths: true,
        opensLinks: true,
        menu: true,
      },
    });
  });

  test('serves its own files only, each with the policy', async ({ startDesktop }) => {
    const { evaluate } = await startDesktop();
    const answers = await evaluate(
      ({ session }, addresses) =>
        Promise.all(
          addresses.map(async (address) => {
            const { status, headers } = await session.defaultSession.fetch(address);
            return [status, headers.get('content-security-policy')] as const;
          }),
        ),
      [
        'app://ui/index.html',
        'app://ui/missing.js',
        // dist/renderer/../../renderer/index.html is a file, and of a kind that is served.
        'app://ui/..%2f..%2frenderer/index.html',
        'app://ui/%2e%2e/%2e%2e/renderer/index.html',
        'app://ui/..%5c..%5crenderer/index.html',
        'app://evil/index.html',
      ],
    );
    expect(answers.map(([status]) => status)).toEqual([200, 404, 404, 404, 404, 404]);
    for (const [, policy] of answers) {
      expect(policy).toMatch(
        /^default-src 'none'; script-src 'self'; .*connect-src 'none'; .*frame-ancestors 'none'$/u,
      );
      expect(policy).not.toMatch(/unsafe|\*|data:/u);
    }
  });

  test('runs no injected script and connects to nothing', async ({ startDesktop }) => {
    const { window, outsideRequests } = await startDesktop();
    const outcome = await window.evaluate(async () => {
      const holder = document.createElement('div');
      document.body.append(holder);
      holder.innerHTML = '<img src="https://evil.example/x.png" onerror="window.injected = 1">';
      const script = document.createElement('script');
      script.textContent = 'window.injected = 2';
      holder.append(script);
      const fetched = await fetch('https://evil.example/').then(
        () => 'answered',
        () => 'refused',
      );
      const own = await fetch(location.href).then(
        () => 'answered',
        () => 'refused',
      );
      return { fetched, own, injected: 'injected' in window };
    });
    expect(outcome).toEqual({ fetched: 'refused', own: 'refused', injected: false });
    expect(outsideRequests).toEqual([]);
  });

  test('stays where it is and opens no other window', async ({ startDesktop }) => {
    const { window, evaluate, outsideRequests } = await startDesktop({ places: [kubeadmTree('default-rsa')] });
    const address = window.url();
    const opened = await window.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://evil.example/link';
      document.body.append(link);
      link.click();
      link.target = '_blank';
      link.click();
      return globalThis.open('https://evil.example/window');
    });
    await window.evaluate(() => {
      location.href = 'https://evil.example/location';
    });
    await expect(window.getByText('kubeadm control plane').first()).toBeVisible();
    expect(opened).toBeNull();
    expect(window.url()).toBe(address);
    await expect.poll(() => window.context().pages().length).toBe(1);
    expect(await evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, 0)).toBe(1);
    expect(outsideRequests.filter(({ stoppedBy }) => stoppedBy !== 'main process')).toEqual([]);
  });

  test('is granted nothing that a browser would ask about', async ({ startDesktop }) => {
    const { window, evaluate } = await startDesktop();
    const asked = await window.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      geolocation: await new Promise((answer) => {
        navigator.geolocation.getCurrentPosition(
          () => answer('granted'),
          () => answer('denied'),
        );
      }),
    }));
    expect(asked).toEqual({ notifications: 'denied', geolocation: 'denied' });
    const prevented = await evaluate(({ BrowserWindow, session }) => {
      const ask = (on: NodeJS.EventEmitter | undefined, event: string) => {
        let isPrevented = false;
        on?.emit(event, { preventDefault: () => (isPrevented = true) }, {}, {});
        return isPrevented;
      };
      return {
        download: ask(session.defaultSession, 'will-download'),
        webview: ask(BrowserWindow.getAllWindows()[0]?.webContents, 'will-attach-webview'),
        redirect: ask(BrowserWindow.getAllWindows()[0]?.webContents, 'will-redirect'),
      };
    }, 0);
    expect(prevented).toEqual({ download: true, webview: true, redirect: true });
  });

  test('is refused, as data, what the contract does not list', async ({ startDesktop }) => {
    const { window } = await startDesktop();
    const codes = await window.evaluate(async (tooLarge) => {
      const call = (name: unknown, input: unknown) =>
        globalThis.notafter.call(name as never, input as never) as Promise<{ error?: { code: string } }>;
      const answers = {
        unknown: await call('shell.run', {}),
        fromPrototype: await call('constructor', {}),
        noName: await call(undefined, undefined),
        wrongShape: await call('look.run', { lookId: 'a', places: '/etc' }),
        tooManyKeys: await call('look.cancel', { lookId: 'a', force: true }),
        oversized: await call('look.cancel', { lookId: 'x'.repeat(tooLarge) }),
        notSeen: await call('certificate.details', { sha256: 'a'.repeat(64) }),
      };
      return Object.fromEntries(Object.entries(answers).map(([what, { error }]) => [what, error?.code]));
    }, maxMessageBytes + 1);
    expect(codes).toEqual({
      unknown: 'unknown-command',
      fromPrototype: 'unknown-command',
      noName: 'unknown-command',
      wrongShape: 'bad-request',
      tooManyKeys: 'bad-request',
      oversized: 'bad-request',
      notSeen: 'not-found',
    });
  });

  test('opens outside only the pages that stand in its code, by their names', async ({ startDesktop }) => {
    const { window, evaluate } = await startDesktop();
    await evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { openedOutside: opened });
      shell.openExternal = (address: string) => Promise.resolve(void opened.push(address));
    }, 0);
    const answers = await window.evaluate(async () => {
      const open = (link: unknown) => globalThis.notafter.call('link.open', { link } as never);
      const links = ['rfc-5280', 'https://evil.example/', 'file:///etc/passwd', 'constructor', '__proto__', ''];
      const answered = await Promise.all(links.map(open));
      return answered.map((answer) => (answer.ok ? answer.value.opened : answer.error.code));
    });
    expect(answers).toEqual([true, ...Array.from({ length: 5 }, () => 'bad-request')]);
    const opened = await evaluate(() => (globalThis as { openedOutside?: readonly string[] }).openedOutside, 0);
    expect(opened).toEqual(['https://www.rfc-editor.org/rfc/rfc5280']);
  });

  test('rejects a call from any other frame, and refuses a polluted one from its own', async ({ startDesktop }) => {
    const { evaluate } = await startDesktop();
    const outcomes = await evaluate(
      async ({ ipcMain }, frames) => {
        // Where Electron and the stand-in keep the handlers: no page of ours could ever send as another.
        const { _invokeHandlers: handlers } = ipcMain as unknown as {
          _invokeHandlers: Map<string, (event: unknown, name: string, input: object) => unknown>;
        };
        const [handler] = handlers.values();
        return Promise.all(
          frames.map(async (senderFrame) => {
            try {
              await handler?.({ senderFrame, sender: { isDestroyed: () => true } }, 'places.suggest', {});
              return 'answered';
            } catch (error) {
              return String(error);
            }
          }),
        );
      },
      [
        { url: 'app://ui/index.html', parent: null },
        { url: 'https://evil.example/', parent: null },
        { url: 'app://evil/index.html', parent: null },
        { url: 'app://ui/index.html', parent: { url: 'app://ui/index.html' } },
        null,
      ],
    );
    const polluted = await evaluate(({ ipcMain }) => {
      const { _invokeHandlers: handlers } = ipcMain as unknown as {
        _invokeHandlers: Map<string, (event: unknown, name: string, input: object) => Promise<unknown>>;
      };
      const own = { senderFrame: { url: 'app://ui/index.html', parent: null }, sender: { isDestroyed: () => true } };
      const input = JSON.parse('{"lookId":"a","__proto__":{"polluted":true}}') as object;
      return [...handlers.values()][0]?.(own, 'look.cancel', input);
    }, 0);
    expect(polluted).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const rejected = 'Error: This page may not call NotAfter.';
    expect(outcomes).toEqual(['answered', rejected, rejected, rejected, rejected]);
  });
});
