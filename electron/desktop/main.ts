import { app, BrowserWindow, dialog, session } from 'electron';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { aboutHandlers } from '../engine/about.ts';
import { completeHandlers } from '../engine/handlers.ts';
import { createInspector } from '../engine/inspector.ts';
import { createLogFile } from '../engine/log/log-file.ts';
import { logPath } from '../engine/log/log-path.ts';
import { noteStart } from '../engine/log/note-start.ts';
import { findRendererDir } from '../engine/page/renderer-dir.ts';
import { createPrinting } from '../engine/print/print-handlers.ts';
import { createSettingsFile } from '../engine/workspace/settings-file.ts';
import { settingsPath } from '../engine/workspace/settings-path.ts';
import { keepMenu } from './app-menu.ts';
import { nativeHandlers } from './dialogs.ts';
import { answerCalls, sendEvent } from './ipc.ts';
import { denyNavigation, lockSession } from './lockdown.ts';
import { desktopWords, languageOfLocale, type DesktopWords } from './menu-words.ts';
import { watchPage, type PageLife } from './page-life.ts';
import { declarePageScheme, servePage } from './page-protocol.ts';
import { placesFromArgv } from './places-from-argv.ts';
import { createRequestedPlaces } from './requested-places.ts';
import { quitWhenSaved } from './quit-when-saved.ts';
import { isPrintWindow, printInWindow } from './print-window.ts';
import { isFirstStart } from './single-instance.ts';
import { offerUpdate, releaseAddress } from './updates.ts';
import { openWindow } from './window.ts';

const { env, platform } = process;
const now = () => Date.now() as EpochMs;
const settings = createSettingsFile({ path: settingsPath({ env, platform, homeDirectory: homedir() }), now });
const log = createLogFile({ path: logPath({ env, platform, homeDirectory: homedir() }), now });
const preloadPath = fileURLToPath(new URL('preload.cjs', import.meta.url));
const currentWindow = () => BrowserWindow.getAllWindows().find((window) => !isPrintWindow(window));
const printing = createPrinting(printInWindow);
const requested = createRequestedPlaces((places) => sendEvent(currentWindow(), 'places.requested', { places }));

let pageLife: PageLife | undefined;
/** Its page died, and the one that takes its place has not been told. */
let isReopened = false;

async function start(): Promise<void> {
  const rendererDir = findRendererDir(import.meta.url);
  if (rendererDir === undefined) throw new Error('The window is not built: run `npm run build` first.');
  const systemLanguage = languageOfLocale(app.getLocale());
  const { handlers, stopLooks, dispose } = createInspector({
    now,
    log,
    suggestions: { initial: requested.initial, env, homeDirectory: homedir() },
  });
  pageLife = {
    log,
    monotonicMs: () => performance.now(),
    onNewPage: stopLooks,
    onReopened: () => (isReopened = true),
    onGivenUp: () => {
      const { pageGone, pageGoneDetail } = desktopWords(systemLanguage);
      dialog.showErrorBox(pageGone, pageGoneDetail);
    },
  };
  const noteEnd = noteStart(log, 'desktop');
  servePage(rendererDir, settings);
  lockSession(session.defaultSession);
  answerCalls(
    {
      ...completeHandlers({
        inspector: handlers,
        settings,
        about: aboutHandlers({ log, rendererDir }),
        printing: printing.handlers,
        native: nativeHandlers(desktopWords(systemLanguage), settings, currentWindow),
      }),
      'places.suggest': (input, context) => {
        requested.windowHasAsked();
        // A page that takes the place of one that died says so.
        if (isReopened) sendEvent(currentWindow(), 'window.reopened', {});
        isReopened = false;
        return handlers['places.suggest'](input, context);
      },
      'look.run': (input, context) => {
        requested.windowLooksAt(input.places);
        return handlers['look.run'](input, context);
      },
    },
    log,
  );
  settings.onChange((answer) => sendEvent(currentWindow(), 'settings.changed', answer));
  settings.watch();
  app.on('activate', () => void showAndRequest([]));
  app.on('window-all-closed', () => {
    dispose();
    requested.windowHasClosed();
    if (platform !== 'darwin') app.quit();
  });
  quitWhenSaved(app, () => Promise.all([settings.flush(), noteEnd()]));
  await keepMenu(settings, {
    platform,
    wordsFor: ({ language }) => desktopWords(language ?? systemLanguage),
    choose: (action) => sendEvent(currentWindow(), 'menu.chosen', { action }),
    openPlace: (place) => void showAndRequest([place]),
  });
  await open();
  void lookForUpdate(desktopWords(systemLanguage));
}

/** Its failure is no failure of the program: the next start asks again. */
async function lookForUpdate(words: DesktopWords): Promise<void> {
  try {
    await offerUpdate({
      address: releaseAddress,
      isPackaged: app.isPackaged,
      loadUpdater: async () => (await import('electron-updater')).default.autoUpdater,
      wants: async (version) => {
        const { response } = await dialog.showMessageBox({
          message: `${words.updateFound}: ${version}`,
          detail: words.updateWhen,
          buttons: [words.updateFetch, words.updateLater],
          cancelId: 1,
        });
        return response === 0;
      },
    });
  } catch (error) {
    log.note('warn', 'update-not-found', { detail: String(error) });
  }
}

/** One at a time: macOS activates the application while its first window is still being opened. */
let opening: ReturnType<typeof openWindow> | undefined;
function open(): ReturnType<typeof openWindow> {
  opening ??= openOwnWindow().finally(() => (opening = undefined));
  return opening;
}

async function openOwnWindow(): ReturnType<typeof openWindow> {
  const window = await openWindow(preloadPath, settings);
  if (pageLife) watchPage(window, pageLife);
  // What it has asked for has nowhere to go.
  window.once('closed', () => printing.dispose());
  return window;
}

async function showAndRequest(places: readonly string[]): Promise<void> {
  requested.request(places);
  if (!app.isReady()) return;
  const window = currentWindow() ?? (await open());
  if (window.isMinimized()) window.restore();
  window.focus();
}

declarePageScheme();
denyNavigation(app);
const ownPlaces = placesFromArgv(process.argv, process.defaultApp, process.cwd());
if (isFirstStart(app, ownPlaces, (places) => void showAndRequest(places))) {
  requested.request(ownPlaces);
  app.on('open-file', (opening, path) => {
    opening.preventDefault();
    void showAndRequest([path]);
  });
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      console.error(error);
      log.note('error', 'start-failed', { detail: String(error) });
      log.flushNow();
      app.exit(1);
    });
} else {
  app.quit();
}
