import type { BrowserContext, Frame, Page, Request as PageRequest, Route } from '@playwright/test';
import type * as Electron from 'electron';
import type { BrowserWindowConstructorOptions, WebContents } from 'electron';
import { readFile } from 'node:fs/promises';
import { AppDouble } from './app-double.ts';
import type { AppDoubleOptions } from './app-double.ts';
import { BrowserWindowDouble } from './browser-window-double.ts';
import type { WindowWorld } from './browser-window-double.ts';
import { IpcMainDouble } from './ipc-main-double.ts';
import { MenuDouble } from './menu-double.ts';
import { appAddress, isShownByStandIn } from './page-url.ts';
import { installPreloadShim } from './preload-shim.ts';
import { ProtocolDouble } from './protocol-double.ts';
import { SessionDouble } from './session-double.ts';
import { strict } from './strict.ts';
import type { WebContentsDouble } from './web-contents-double.ts';

/** Something outside that was asked for. It is never let out; this tells who would have stopped it. */
export interface OutsideRequest {
  readonly url: string;
  readonly stoppedBy: 'main process' | 'stand-in';
}

export interface StandIn {
  /** What the main process imports as `electron`. */
  readonly electron: Record<string, unknown>;
  readonly app: AppDouble;
  readonly windows: ReadonlySet<BrowserWindowDouble>;
  readonly outsideRequests: readonly OutsideRequest[];
}

/**
 * One application over one browser context: enough of `electron` to run our own built main process and preload script
 * without the runtime. Its parts are typed by Electron's own types, so that they cannot drift; what it lacks throws.
 *
 * Faithful: the order of starting, calls and messages with their cloning, the bridge's copies, schemes of our own,
 * menus, dialogs a test answers, permissions, window and navigation refusals. As in Electron, an answer may overtake
 * messages sent before it. Not faithful: one world and one process for page and preload script, no sandbox, another
 * `location.origin`, nothing drawn outside the page.
 */
export async function createStandIn(context: BrowserContext, options: AppDoubleOptions): Promise<StandIn> {
  const app = new AppDouble(options);
  const protocol = new ProtocolDouble(() => app.isReady());
  const session = new SessionDouble((request) => protocol.answer(request));
  const ipcMain = new IpcMainDouble();
  const windows = new Set<BrowserWindowDouble>();
  const outsideRequests: OutsideRequest[] = [];
  const pages = new Map<Page, WebContentsDouble>();

  const sessionOf = (contents: WebContentsDouble | undefined): SessionDouble =>
    (contents?.getLastWebPreferences().session as unknown as SessionDouble | undefined) ?? session;
  const stop = async (url: string, stoppedByMain: boolean, contents?: WebContentsDouble) => {
    const stopped = stoppedByMain || (await sessionOf(contents).isCancelled(url));
    outsideRequests.push({ url, stoppedBy: stopped ? 'main process' : 'stand-in' });
  };
  await context.route('**/*', async (route) => {
    const request = route.request();
    const frame = frameOf(request);
    if (isShownByStandIn(request.url())) {
      // Told before the new page runs, as in Electron.
      const isPage = frame !== undefined && request.isNavigationRequest() && frame.parentFrame() === null;
      if (isPage) pages.get(frame.page())?.emit('did-navigate', {}, appAddress(request.url()));
      return fulfilFrom(protocol, route);
    }
    if (frame === undefined) {
      const [opener] = pages.values();
      if (opener !== undefined) await refuseWindow(opener, request.url());
      return route.abort('blockedbyclient');
    }
    const contents = pages.get(frame.page());
    const isNavigation = request.isNavigationRequest() && frame.parentFrame() === null;
    await stop(request.url(), isNavigation && contents?.mayNavigate(request.url()) === false, contents);
    // "No content" leaves the page where it is, as a prevented navigation does.
    return isNavigation ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient');
  });
  await context.routeWebSocket(/./u, async (socket) => {
    await stop(socket.url(), false);
    await socket.close();
  });

  const answerPage = async (page: Page, frame: { url: string; parent: null }, kind: string, detail: unknown) => {
    const contents = pages.get(page);
    if (contents === undefined) throw new Error('A page that is no window has asked.');
    switch (kind) {
      case 'invoke': {
        const { channel, args } = detail as { channel: string; args: unknown[] };
        return ipcMain.invoke(contents, frame, channel, args);
      }
      case 'permission':
        return session.isGranted(contents as unknown as WebContents, String(detail), frame.url);
      case 'window-open':
        return refuseWindow(contents, String(detail));
      default:
        throw new Error(`Unknown question ${kind}`);
    }
  };
  const refuseWindow = async (contents: WebContentsDouble, url: string) => {
    if (contents.answerWindowOpen(url) === 'allow') throw new Error(`The main process allowed a window on ${url}.`);
    await stop(url, true);
  };

  const openPage = async (contents: () => WebContentsDouble, { webPreferences }: BrowserWindowConstructorOptions) => {
    const page = await context.newPage();
    pages.set(page, contents());
    // Its first request has been put to the window-open handler by then.
    page.on('popup', (popup) => void popup.close());
    await page.exposeBinding('electronDoubleAsk', ({ frame }, question: { kind: string; detail: unknown }) =>
      answerPage(page, { url: appAddress(frame.url()), parent: null }, question.kind, question.detail),
    );
    const preload = webPreferences?.preload === undefined ? '' : await readFile(webPreferences.preload, 'utf8');
    await page.addInitScript({
      content: `(${installPreloadShim.toString()})(function (require, module, exports) {\n${preload}\n});`,
    });
    return page;
  };
  const world: WindowWorld = {
    windows,
    openPage,
    created: (contents) => app.emit('web-contents-created', {}, contents),
    allClosed: () => app.emit('window-all-closed'),
  };
  app.closeWindows = () => {
    for (const window of windows) window.close(false);
  };
  class BrowserWindowOfThis extends BrowserWindowDouble {
    constructor(windowOptions: BrowserWindowConstructorOptions = {}) {
      super(world, windowOptions);
    }
    static getAllWindows(): readonly BrowserWindowDouble[] {
      return [...windows];
    }
  }

  const shownInFolder: string[] = [];
  const partitions = new Map<string, SessionDouble>();
  const noPage = () => Promise.reject(new Error('This session answers no scheme.'));
  const dialog = {
    showOpenDialog: () => Promise.reject(new Error('A test answers the open dialog before it is asked for.')),
    showErrorBox: () => undefined,
    showSaveDialog: () => Promise.reject(new Error('A test answers the save dialog before it is asked for.')),
  };
  const electron = {
    app: strict('app', app),
    BrowserWindow: BrowserWindowOfThis,
    dialog: strict('dialog', dialog),
    ipcMain: strict('ipcMain', ipcMain),
    Menu: MenuDouble,
    nativeImage: strict('nativeImage', {
      createFromDataURL: (address: string) => ({ isEmpty: () => !address.startsWith('data:image/png;base64,iVBOR') }),
    }),
    nativeTheme: strict('nativeTheme', { shouldUseDarkColors: false }),
    protocol: strict('protocol', protocol),
    screen: strict('screen', { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] }),
    session: strict('session', {
      defaultSession: strict('session.defaultSession', session),
      fromPartition: (name: string) => {
        const own = partitions.get(name) ?? strict(`session of ${name}`, new SessionDouble(noPage));
        partitions.set(name, own);
        return own;
      },
    }),
    shell: strict('shell', {
      openExternal: () => Promise.reject(new Error('A test answers what opens outside.')),
      showItemInFolder: (path: string) => {
        shownInFolder.push(path);
      },
      shownInFolder,
    }),
  } satisfies { readonly [Name in keyof typeof Electron]?: object };
  return { electron: strict('electron', electron), app, windows, outsideRequests };
}

/** @returns `undefined` for the first request of a window that is only just being opened, which has no frame yet */
function frameOf(request: PageRequest): Frame | undefined {
  try {
    return request.frame();
  } catch {
    return undefined;
  }
}

async function fulfilFrom(protocol: ProtocolDouble, route: Route): Promise<void> {
  const response = await protocol.answer(requestOf(route.request()));
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

function requestOf(request: PageRequest): Request {
  return new Request(appAddress(request.url()), { method: request.method() });
}
