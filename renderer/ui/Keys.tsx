import './keys.css';

const isMac = /^Mac|^iP/u.test(navigator.platform);
const onMac: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧' };

/** `Mod+Shift+O` as the keyboard at hand has it. */
export function keysText(keys: string): string {
  const parts = keys.split('+');
  return isMac
    ? parts.map((part) => onMac[part] ?? part).join('')
    : parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
}

export function Keys({ keys }: { readonly keys: string }) {
  return <kbd className="keys">{keysText(keys)}</kbd>;
}
