import { isSingleKey, keysOf, windowActions, type WindowAction } from '../../shared/window/actions.ts';

/** Of a keyboard event, what decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The action a key press stands for. */
export function actionOfKeys(press: KeyPress): { readonly action: WindowAction; readonly keys: string } | undefined {
  for (const action of windowActions) {
    const keys = keysOf(action).find((candidate) => matchesKeys(press, candidate));
    if (keys !== undefined) return { action, keys };
  }
  return undefined;
}

function matchesKeys(press: KeyPress, keys: string): boolean {
  const parts = keys === '+' ? [keys] : keys.split('+');
  const key = parts.at(-1) ?? '';
  const isMod = press.ctrlKey || press.metaKey;
  if (press.altKey || isMod !== parts.includes('Mod')) return false;
  // Which signs need Shift depends on the keyboard; for a letter or a function key it makes another shortcut.
  const isSign = key.length === 1 && !/[\p{L}\d]/u.test(key);
  if (!isSign && press.shiftKey !== parts.includes('Shift')) return false;
  return press.key.toLowerCase() === key.toLowerCase();
}

/** Whether a native menu holds these keys itself. */
export function isMenuKey(keys: string): boolean {
  return !isSingleKey(keys);
}
