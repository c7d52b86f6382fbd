import type { MenuItemConstructorOptions } from 'electron';
import { isSingleKey, keysOf, viewActions, type WindowAction } from '../../shared/window/actions.ts';
import { actionName } from '../../shared/words/window-words.ts';
import type { DesktopWords } from './menu-words.ts';

export interface MenuOptions {
  readonly words: DesktopWords;
  readonly platform: NodeJS.Platform;
  /** Latest first, each as it is to be shown. */
  readonly recentPlaces: readonly RecentPlace[];
  readonly choose: (action: WindowAction) => void;
  readonly openPlace: (place: string) => void;
}

export interface RecentPlace {
  readonly place: string;
  readonly label: string;
}

/** The application's menu. Each own item only tells the window; what it means is decided there. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const { words, platform, choose } = options;
  const isMac = platform === 'darwin';
  const item = (action: WindowAction): MenuItemConstructorOptions => {
    const keys = keysOf(action).find((candidate) => !isSingleKey(candidate));
    return {
      id: action,
      label: actionName(action, words.language),
      ...(keys === undefined ? {} : { accelerator: keys.replace('Mod', 'CmdOrCtrl') }),
      click: () => choose(action),
    };
  };
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  const file: MenuItemConstructorOptions[] = [
    item('open-kubeconfig'),
    item('open-folder'),
    item('open-ssh'),
    item('open-cluster'),
    { label: words.openRecent, submenu: recentItems(options) },
    item('open-sample'),
    separator,
    item('look-again'),
    item('check-live'),
    separator,
    item('export'),
    item('export-csv'),
    item('export-json'),
    separator,
    item('settings'),
  ];
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    separator,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
    separator,
    item('find'),
  ];
  const view: MenuItemConstructorOptions[] = [
    item('palette'),
    separator,
    ...viewActions.map(item),
    separator,
    item('back-to-now'),
    separator,
    { role: 'resetZoom', label: words.actualSize },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    separator,
    { role: 'togglefullscreen', label: words.fullScreen },
  ];

  const help = [item('shortcuts'), separator, item('show-log'), item('copy-diagnostics'), separator, item('about')];

  // On macOS the first menu is the application's, with Quit and About in it, and windows have a menu of their own.
  if (isMac) {
    return [
      { role: 'appMenu' },
      { label: words.file, submenu: [...file, separator, { role: 'close' }] },
      { label: words.edit, submenu: edit },
      { label: words.view, submenu: view },
      { role: 'windowMenu', label: words.window },
      { role: 'help', label: words.help, submenu: help },
    ];
  }
  return [
    {
      label: words.file,
      submenu: [...file, separator, { role: 'quit', label: words.quit, accelerator: 'CmdOrCtrl+Q' }],
    },
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: view },
    { role: 'help', label: words.help, submenu: help },
  ];
}

function recentItems({ words, recentPlaces, openPlace }: MenuOptions): MenuItemConstructorOptions[] {
  if (recentPlaces.length === 0) return [{ label: words.noRecent, enabled: false }];
  return recentPlaces.map(({ place, label }) => ({
    // An ampersand would make the next letter its shortcut.
    label: label.replaceAll('&', '&&'),
    click: () => openPlace(place),
  }));
}
