import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Settings } from '../../shared/settings/settings.ts';
import type { SettingsFile } from '../engine/workspace/settings-file.ts';
import { pageUrl } from './page-address.ts';
import { boundsToOpen, minSize } from './window-bounds.ts';

/** Before the page paints, so that a dark desktop sees no white flash. */
const background = { light: '#ffffff', dark: '#14171c' } as const;
/** A drag or a resize is over when nothing has come for so long. */
const settledMs = 1_000;

/**
 * Opens the window on our page, where and as it was left, and remembers where it is put.
 *
 * @param preloadPath  absolute path of the built `preload.cjs`
 */
export async function openWindow(preloadPath: string, settingsFile: SettingsFile): Promise<BrowserWindow> {
  const settings = await settingsFile.glance();
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    title: 'NotAfter',
    ...boundsToOpen(settings.window, displays),
    minWidth: minSize.width,
    minHeight: minSize.height,
    show: false,
    backgroundColor: background[shownTheme(settings)],
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
  if (settings.window?.maximized === true) window.maximize();
  rememberBounds(window, settingsFile);
  window.once('ready-to-show', () => window.show());
  // The page is ours and on disk: a failure to load it shows as an empty window, and in the console.
  window.loadURL(pageUrl).catch((error: unknown) => console.error(`The window could not be loaded: ${String(error)}`));
  return window;
}

function shownTheme({ theme }: Settings): 'light' | 'dark' {
  if (theme !== 'system') return theme;
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
}

function rememberBounds(window: BrowserWindow, settingsFile: SettingsFile): void {
  let timer: NodeJS.Timeout | undefined;
  const remember = () => {
    clearTimeout(timer);
    // Of a maximised window: where it goes back to.
    void settingsFile.write({ window: { ...window.getNormalBounds(), maximized: window.isMaximized() } });
  };
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(remember, settledMs);
  };
  window.on('resize', settle);
  window.on('move', settle);
  window.on('close', remember);
}
