import { BrowserWindow, nativeTheme } from 'electron';
import { pageUrl } from './page-address.ts';

/** Before the page paints, so that a dark desktop sees no white flash. */
const background = { light: '#ffffff', dark: '#16181d' } as const;

/**
 * Opens the window on our page.
 *
 * @param preloadPath  absolute path of the built `preload.cjs`
 */
export function openWindow(preloadPath: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'NotAfter',
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  // The page is ours and on disk: a failure to load it shows as an empty window, and in the console.
  window.loadURL(pageUrl).catch((error: unknown) => console.error(`The window could not be loaded: ${String(error)}`));
  return window;
}
