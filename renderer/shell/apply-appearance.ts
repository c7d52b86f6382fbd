import type { Language } from '../../shared/words/language.ts';
import type { Theme } from '../../shared/settings/settings.ts';

export const darkQuery = '(prefers-color-scheme: dark)';

/** Sets the language and the theme on the root element, where the styles and a screen reader look for them. */
export function applyAppearance({ language, theme }: { readonly language: Language; readonly theme: Theme }): void {
  const root = document.documentElement;
  root.lang = language;
  root.dataset['theme'] = theme === 'system' ? (window.matchMedia(darkQuery).matches ? 'dark' : 'light') : theme;
}
