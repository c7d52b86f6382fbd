import type { i18n as I18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { AppContext, type AppServices } from '../state/app-context.ts';
import { Window } from './Window.tsx';

export interface AppProps {
  readonly services: AppServices;
  readonly i18n: I18n;
}

/** Hands the services down; the window itself is {@link Window}. */
export function App({ services, i18n }: AppProps) {
  return (
    <AppContext value={services}>
      <I18nextProvider i18n={i18n}>
        <Window i18n={i18n} />
      </I18nextProvider>
    </AppContext>
  );
}
