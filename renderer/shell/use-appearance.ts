import type { i18n as I18n } from 'i18next';
import { useEffect } from 'react';
import { useApp } from '../state/app-context.ts';
import { applyAppearance, darkQuery } from './apply-appearance.ts';

/** Keeps the page's language and theme what the person prefers, and the system's theme when they prefer that. */
export function useAppearance(i18n: I18n): void {
  const language = useApp((state) => state.language);
  const theme = useApp((state) => state.settings.theme);
  useEffect(() => {
    const apply = () => {
      applyAppearance({ language, theme });
    };
    apply();
    void i18n.changeLanguage(language);
    const dark = window.matchMedia(darkQuery);
    dark.addEventListener('change', apply);
    return () => {
      dark.removeEventListener('change', apply);
    };
  }, [i18n, language, theme]);
}
