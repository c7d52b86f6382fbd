import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { Language } from '../../shared/words/language.ts';

/** All words are in the bundle, so the instance is ready when this returns. */
export function startI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: en }, ja: { translation: ja } },
    interpolation: { escapeValue: false }, // React escapes; a second time would show &amp; in names
    initAsync: false,
    returnNull: false,
  });
  return instance;
}
