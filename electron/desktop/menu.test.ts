import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { windowActions } from '../../shared/window/actions.ts';
import { desktopWords, languageOfLocale } from './menu-words.ts';
import { menuTemplate, type MenuOptions } from './menu.ts';

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
const menuWith = (options: Partial<MenuOptions> = {}) =>
  flat(
    menuTemplate({
      words: desktopWords('en'),
      platform: 'linux',
      recentPlaces: [],
      choose: () => undefined,
      openPlace: () => undefined,
      ...options,
    }),
  );
const click = ({ click: onClick }: MenuItemConstructorOptions) => {
  (onClick as () => void)();
};

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  it('offers everything the window understands, each once', () => {
    const ids = menuWith({ platform }).flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(ids.toSorted()).toEqual(windowActions.toSorted());
  });
  it('gives no shortcut twice, and none that would eat typed text', () => {
    const accelerators = menuWith({ platform }).flatMap(({ accelerator }) =>
      accelerator === undefined ? [] : [accelerator],
    );
    expect(new Set(accelerators).size).toBe(accelerators.length);
    for (const accelerator of accelerators) expect(accelerator).toMatch(/^(?:CmdOrCtrl\+|F\d)/u);
  });
  it('can quit, about and the clipboard', () => {
    const roles = menuWith({ platform }).map(({ role }) => role);
    // On macOS the application's own menu holds Quit and About.
    expect(roles).toEqual(expect.arrayContaining(platform === 'darwin' ? ['appMenu'] : ['quit']));
    expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']));
  });
});

const labels = (locale: string) =>
  menuWith({ words: desktopWords(languageOfLocale(locale)) }).map(({ label }) => label);

it('is in Japanese for a Japanese system, in English for any other', () => {
  expect(labels('ja-JP')).toEqual(expect.arrayContaining(['ファイル', 'タイムライン', '設定…']));
  expect(labels('ja')).toEqual(labels('ja-JP'));
  expect(labels('de')).toEqual(labels('en'));
  expect(labels('')).toEqual(labels('en'));
});

it('tells which action was chosen', () => {
  const chosen: string[] = [];
  for (const item of menuWith({ choose: (action) => chosen.push(action) })) if (item.id !== undefined) click(item);
  expect(chosen.toSorted()).toEqual(windowActions.toSorted());
});

it('opens a recent place by its own path, whatever it is called, and says when there is none', () => {
  const opened: string[] = [];
  const recentPlaces = [{ place: '/srv/a&b', label: '~/a&b' }];
  const recent = menuWith({ recentPlaces, openPlace: (place) => opened.push(place) }).find(
    ({ label }) => label === '~/a&&b',
  );
  if (recent) click(recent);
  expect(opened).toEqual(['/srv/a&b']);
  expect(menuWith().find(({ label }) => label === 'Nothing opened yet')).toMatchObject({ enabled: false });
});
