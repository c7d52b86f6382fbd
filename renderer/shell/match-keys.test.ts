import { expect, it } from 'vitest';
import { actionOfKeys, type KeyPress } from './match-keys.ts';

const press = (key: string, ...held: readonly ('ctrl' | 'meta' | 'shift' | 'alt')[]): KeyPress => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  shiftKey: held.includes('shift'),
  altKey: held.includes('alt'),
});

it.each([
  ['Ctrl+K', press('k', 'ctrl'), 'palette'],
  ['Cmd+K', press('k', 'meta'), 'palette'],
  ['Ctrl+K while Caps Lock is on', press('K', 'ctrl'), 'palette'],
  ['Ctrl+Shift+O, which is another than Ctrl+O', press('O', 'ctrl', 'shift'), 'open-folder'],
  ['Ctrl+O', press('o', 'ctrl'), 'open-kubeconfig'],
  ['F5', press('F5'), 'look-again'],
  ['the browser’s own Ctrl+F5', press('F5', 'ctrl'), undefined],
  ['? with Shift, as on most keyboards', press('?', 'shift'), 'shortcuts'],
  ['/ with Ctrl and Shift, as on a German keyboard', press('/', 'ctrl', 'shift'), 'shortcuts'],
  ['2', press('2'), 'view-certificates'],
  ['Alt+2', press('2', 'alt'), undefined],
  ['9, which no view has', press('9'), undefined],
  ['a letter', press('k'), undefined],
] as const)('%s', (_what, pressed, action) => {
  expect(actionOfKeys(pressed)?.action).toBe(action);
});
