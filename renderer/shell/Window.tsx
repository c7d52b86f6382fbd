import type { i18n as I18n } from 'i18next';
import { useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { FormatsContext } from '../format/formats-context.ts';
import { useApp } from '../state/app-context.ts';
import { useAppearance } from './use-appearance.ts';
import { useClock } from './use-clock.ts';
import { WindowContent } from './WindowContent.tsx';

/** The one window, in the language, the zone and at the moment the person has chosen. */
export function Window({ i18n }: { readonly i18n: I18n }) {
  const language = useApp((state) => state.language);
  const zone = useApp((state) => state.settings.zone);
  const localZone = useApp((state) => state.localZone);
  const at = useApp((state) => state.asOf ?? state.now);
  useAppearance(i18n);
  useClock();
  // What is written in local time is written anew when the machine has moved to another zone.
  const formats = useMemo(() => ({ language, zone, localZone, at }), [language, zone, localZone, at]);
  return (
    <I18nProvider locale={language === 'ja' ? 'ja-JP' : 'en-GB'}>
      <FormatsContext value={formats}>
        <WindowContent />
      </FormatsContext>
    </I18nProvider>
  );
}
