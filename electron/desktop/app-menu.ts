import { Menu } from 'electron';
import { homedir } from 'node:os';
import type { Settings } from '../../shared/settings/settings.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import type { SettingsFile } from '../engine/workspace/settings-file.ts';
import type { DesktopWords } from './menu-words.ts';
import { menuTemplate } from './menu.ts';
import type { MenuOptions } from './menu.ts';

type MenuWiring = Pick<MenuOptions, 'platform' | 'choose' | 'openPlace'> & {
  readonly wordsFor: (settings: Settings) => DesktopWords;
};

/** Shows the menu, and anew when the language or the recent places have changed. */
export async function keepMenu(settingsFile: SettingsFile, { wordsFor, ...wiring }: MenuWiring): Promise<void> {
  let shown = '';
  const show = (settings: Settings) => {
    const words = wordsFor(settings);
    const key = JSON.stringify([words.language, settings.recentPlaces]);
    if (key === shown) return;
    shown = key;
    const recentPlaces = settings.recentPlaces
      .filter((place) => place !== 'sample:')
      .map((place) => ({ place, label: fromHome(visibleText(place)) }));
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ ...wiring, words, recentPlaces })));
  };
  settingsFile.onChange(({ settings }) => show(settings));
  show(await settingsFile.glance());
}

function fromHome(path: string): string {
  const home = homedir();
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
