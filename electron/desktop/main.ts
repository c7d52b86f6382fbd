import { app, BrowserWindow, Menu, session } from 'electron';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { MenuItem } from '../../shared/bridge/contract.ts';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { completeHandlers } from '../engine/handlers.ts';
import { createInspector } from '../engine/inspector.ts';
import { findRendererDir } from '../engine/page/renderer-dir.ts';
import { createSettingsFile } from '../engine/workspace/settings-file.ts';
import { settingsPath } from '../engine/workspace/settings-path.ts';
import { nativeHandlers } from './dialogs.ts';
import { answerCalls, sendEvent } from './ipc.ts';
import { denyNavigation, lockSession } from './lockdown.ts';
import { desktopWords } from './menu-words.ts';
import { menuTemplate } from './menu.ts';
import { declarePageScheme, servePage } from './page-protocol.ts';
import { placesFromArgv } from './places-from-argv.ts';
import { createRequestedPlaces } from './requested-places.ts';
import { isFirstStart } from './single-instance.ts';
import { openWindow } from './window.ts';

const preloadPath = fileURLToPath(new URL('preload.cjs', import.meta.url));
const now = () => Date.now() as EpochMs;
const currentWindow = () => BrowserWindow.getAllWindows()[0];
const requested = createRequestedPlaces((places) => sendEvent(currentWindow(), 'places.requested', { places }));

function start(): void {
  const rendererDir = findRendererDir(import.meta.url);
  if (rendererDir === undefined) throw new Error('The window is not built: run `npm run build` first.');
  const words = desktopWords(app.getLocale());
  const { env, platform } = process;
  const settings = createSettingsFile({ path: settingsPath({ env, platform, homeDirectory: homedir() }), now });
  const { handlers, dispose } = createInspector({
    now,
    suggestions: { initial: requested.initial, env, homeDirectory: homedir() },
  });
  servePage(rendererDir, settings);
  lockSession(session.defaultSession);
  answerCalls({
    ...completeHandlers(handlers, settings, nativeHandlers(words, currentWindow)),
    'places.suggest': (input, context) => {
      requested.windowHasAsked();
      return handlers['places.suggest'](input, context);
    },
  });
  const choose = (item: MenuItem) => sendEvent(currentWindow(), 'menu.chosen', { item });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ words, platform, choose })));
  app.on('activate', () => currentWindow() ?? openWindow(preloadPath));
  app.on('window-all-closed', () => {
    dispose();
    requested.windowHasClosed();
    if (process.platform !== 'darwin') app.quit();
  });
  openWindow(preloadPath);
}

function showAndRequest(places: readonly string[]): void {
  requested.request(places);
  if (!app.isReady()) return;
  const window = currentWindow() ?? openWindow(preloadPath);
  if (window.isMinimized()) window.restore();
  window.focus();
}

declarePageScheme();
denyNavigation(app);
const ownPlaces = placesFromArgv(process.argv, process.defaultApp, process.cwd());
if (isFirstStart(app, ownPlaces, showAndRequest)) {
  requested.request(ownPlaces);
  app.on('open-file', (opening, path) => {
    opening.preventDefault();
    showAndRequest([path]);
  });
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      console.error(error);
      app.exit(1);
    });
} else {
  app.quit();
}
