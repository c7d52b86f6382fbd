import { _electron, test as base, expect } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import type * as Electron from 'electron';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { installedElectron } from '../../build/electron-runtime.mjs';
import { createStandIn } from '../electron-double/stand-in.ts';
import { startMain } from '../electron-double/start-main.ts';
import { projectRoot } from '../testing/served-app.ts';

/** What app.asar holds, where `npm run check:package` asks whether it runs by itself; else what was built. */
const appRoot = process.env['NOTAFTER_PACKED_APP'] ?? projectRoot;
const mainPath = join(appRoot, 'dist', 'desktop', 'start.mjs');
const executablePath = hasDisplay() ? installedElectron() : undefined;

/** Which of the two runs the built main and preload; it stands in every test's title. Nothing is downloaded for it. */
export const runner = executablePath === undefined ? 'the electron stand-in' : 'Electron';

/** Runs in the main process. Serialised: it sees its two arguments and nothing else. */
type MainFunction<Arg, Answer> = (electron: typeof Electron, arg: Arg) => Answer | Promise<Answer>;

export interface DesktopApp {
  readonly window: Page;
  readonly evaluate: <Arg, Answer>(mainFunction: MainFunction<Arg, Answer>, arg: Arg) => Promise<Answer>;
  /** Drops files and folders of this machine on an element, as from the file manager. */
  readonly drop: (target: Locator, paths: readonly string[]) => Promise<void>;
  /** What was asked for outside, and not stopped by the page's policy. Never let out. */
  readonly outsideRequests: readonly { readonly url: string; readonly stoppedBy: string }[];
  readonly close: () => Promise<void>;
}

interface StartOptions {
  readonly places?: readonly string[];
  /** BCP 47. */
  readonly locale?: string;
}

export const test = base.extend<{ scratch: string; startDesktop: (options?: StartOptions) => Promise<DesktopApp> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from the pattern
  scratch: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), 'notafter-desktop-'));
    await provide(folder);
    await rm(folder, { recursive: true });
  },
  startDesktop: async ({ browser, scratch }, provide) => {
    const started: DesktopApp[] = [];
    await provide(async ({ places = [], locale = 'en-GB' } = {}) => {
      const app =
        executablePath === undefined
          ? await startOverStandIn(browser, places, locale, scratch)
          : await startInElectron(executablePath, places, locale, scratch);
      started.push(app);
      return app;
    });
    for (const app of started) await app.close();
  },
});
export { expect };

async function startOverStandIn(
  browser: Browser,
  places: readonly string[],
  locale: string,
  home: string,
): Promise<DesktopApp> {
  const { HOME, KUBECONFIG, NOTAFTER_SETTINGS, NOTAFTER_LOG } = process.env;
  Object.assign(process.env, {
    HOME: home,
    KUBECONFIG: '',
    NOTAFTER_SETTINGS: join(home, 'settings.json'),
    NOTAFTER_LOG: join(home, 'notafter.log'),
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale });
  const standIn = await createStandIn(context, { locale });
  await startMain(standIn, mainPath, places);
  // It opens once the settings have said where.
  await expect.poll(() => standIn.windows.size + (standIn.app.exitCode === undefined ? 0 : 1)).toBeGreaterThan(0);
  const [first] = standIn.windows;
  if (first === undefined) throw new Error(`The main process opened no window (exit code ${standIn.app.exitCode}).`);
  await expect.poll(() => first.isVisible()).toBe(true);
  const window = await first.webContents.page;
  await untilListening(window);
  return {
    window,
    outsideRequests: standIn.outsideRequests,
    evaluate: async (mainFunction, arg) => {
      // As Playwright does it for Electron: by its text, so that a test cannot reach in from outside.
      const inMain = runInThisContext(`(${mainFunction.toString()})`) as typeof mainFunction;
      return inMain(standIn.electron as unknown as typeof Electron, arg);
    },
    drop: async (target, paths) => {
      await window.evaluate(
        (detail) => globalThis.dispatchEvent(new CustomEvent('electron-double:dropping', { detail })),
        paths,
      );
      await dropOn(target, paths);
    },
    close: async () => {
      standIn.app.quit();
      await expect.poll(() => standIn.app.isOver()).toBe(true);
      await context.close();
      for (const [name, value] of Object.entries({ HOME, KUBECONFIG, NOTAFTER_SETTINGS, NOTAFTER_LOG })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    },
  };
}

async function startInElectron(
  executable: string,
  places: readonly string[],
  locale: string,
  home: string,
): Promise<DesktopApp> {
  const app = await _electron.launch({
    executablePath: executable,
    args: [`--user-data-dir=${join(home, 'profile')}`, `--lang=${locale}`, appRoot, ...places],
    env: {
      ...process.env,
      HOME: home,
      USERPROFILE: home,
      KUBECONFIG: '',
      XDG_CONFIG_HOME: '',
      XDG_STATE_HOME: '',
      NOTAFTER_SETTINGS: '',
      NOTAFTER_LOG: join(home, 'notafter.log'),
    },
  });
  const outsideRequests: { url: string; stoppedBy: string }[] = [];
  await app.context().route(/^(?:https?|wss?|ftp|file):/u, async (route) => {
    outsideRequests.push({ url: route.request().url(), stoppedBy: 'test' });
    await route.abort();
  });
  const window = await app.firstWindow();
  await untilListening(window);
  return {
    window,
    outsideRequests,
    evaluate: (mainFunction, arg) => app.evaluate(mainFunction as never, arg),
    drop: dropOn,
    close: () => app.close(),
  };
}

/** What is chosen in the menu before the page has drawn itself reaches nobody; no person is as quick. */
async function untilListening(window: Page): Promise<void> {
  await window.locator('#root button').first().waitFor();
  await window.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => setTimeout(resolve));
      }),
  );
}

/** Through Chromium's own protocol: the page gets File objects that stand for files on disk. */
async function dropOn(target: Locator, paths: readonly string[]): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to drop on.');
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const session = await target.page().context().newCDPSession(target.page());
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await session.detach();
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(
    (display) => display !== undefined && display !== '',
  );
}
