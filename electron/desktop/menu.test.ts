import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuItems } from '../../shared/bridge/contract.ts';
import { desktopWords } from './menu-words.ts';
import { menuTemplate } from './menu.ts';

const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
const itemsOn = (platform: NodeJS.Platform, locale = 'en') =>
  flat(menuTemplate({ words: desktopWords(locale), platform, choose: () => undefined }));

describe.each(['linux', 'win32', 'darwin'] as const)('the menu on %s', (platform) => {
  it('offers everything the window understands, each once', () => {
    const ids = itemsOn(platform).flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(ids.toSorted()).toEqual(menuItems.toSorted());
  });
  it('gives no shortcut twice, and none that would eat typed text', () => {
    const accelerators = itemsOn(platform).flatMap(({ accelerator }) =>
      accelerator === undefined ? [] : [accelerator],
    );
    expect(new Set(accelerators).size).toBe(accelerators.length);
    for (const accelerator of accelerators) expect(accelerator).toMatch(/^(?:CmdOrCtrl\+|F\d)/u);
  });
  it('can quit, about and the clipboard', () => {
    const roles = itemsOn(platform).map(({ role }) => role);
    // On macOS the application's own menu holds Quit and About.
    expect(roles).toEqual(expect.arrayContaining(platform === 'darwin' ? ['appMenu'] : ['quit', 'about']));
    expect(roles).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']));
  });
});

const labels = (locale: string) => itemsOn('linux', locale).map(({ label }) => label);

it('is in Japanese for a Japanese system, in English for any other', () => {
  expect(labels('ja-JP')).toContain('ファイル');
  expect(labels('ja')).toEqual(labels('ja-JP'));
  expect(labels('de')).toEqual(labels('en'));
  expect(labels('')).toEqual(labels('en'));
});

it('tells which item was chosen', () => {
  const chosen: string[] = [];
  const template = menuTemplate({ words: desktopWords('en'), platform: 'linux', choose: (item) => chosen.push(item) });
  for (const { id, click } of flat(template)) if (id !== undefined) (click as () => void)();
  expect(chosen).toEqual([...menuItems]);
});
