import type { MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../../shared/bridge/contract.ts';
import type { DesktopWords } from './menu-words.ts';

export interface MenuOptions {
  readonly words: DesktopWords;
  readonly platform: NodeJS.Platform;
  readonly choose: (item: MenuItem) => void;
}

/** The application's menu. Each own item only tells the window; what it means is decided there. */
export function menuTemplate({ words, platform, choose }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const item = (id: MenuItem, label: string, accelerator: string): MenuItemConstructorOptions => ({
    id,
    label,
    accelerator,
    click: () => choose(id),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };

  const file: MenuItemConstructorOptions[] = [
    item('open-kubeconfig', words.openKubeconfig, 'CmdOrCtrl+O'),
    item('open-folder', words.openFolder, 'CmdOrCtrl+Shift+O'),
    separator,
    item('look-again', words.lookAgain, 'F5'),
    separator,
    item('export-csv', words.exportCsv, 'CmdOrCtrl+E'),
    item('export-json', words.exportJson, 'CmdOrCtrl+Shift+E'),
  ];
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    separator,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ];
  const view: MenuItemConstructorOptions[] = [
    item('view-overview', words.overview, 'CmdOrCtrl+1'),
    item('view-certificates', words.certificates, 'CmdOrCtrl+2'),
    item('view-hierarchy', words.hierarchy, 'CmdOrCtrl+3'),
    item('view-timeline', words.timeline, 'CmdOrCtrl+4'),
    separator,
    { role: 'resetZoom', label: words.actualSize },
    { role: 'zoomIn', label: words.zoomIn },
    { role: 'zoomOut', label: words.zoomOut },
    separator,
    { role: 'togglefullscreen', label: words.fullScreen },
  ];

  // On macOS the first menu is the application's, with Quit and About in it, and windows have a menu of their own.
  if (isMac) {
    return [
      { role: 'appMenu' },
      { label: words.file, submenu: [...file, separator, { role: 'close' }] },
      { label: words.edit, submenu: edit },
      { label: words.view, submenu: view },
      { role: 'windowMenu', label: words.window },
      { role: 'help', label: words.help, submenu: [] },
    ];
  }
  return [
    {
      label: words.file,
      submenu: [...file, separator, { role: 'quit', label: words.quit, accelerator: 'CmdOrCtrl+Q' }],
    },
    { label: words.edit, submenu: edit },
    { label: words.view, submenu: view },
    { role: 'help', label: words.help, submenu: [{ role: 'about', label: words.about }] },
  ];
}
