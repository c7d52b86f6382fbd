import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { EpochMs } from '../shared/x509/brand.ts';
import { followLocalZone } from './format/instant.ts';
import { connectHost } from './host/connect-host.ts';
import { preferredLanguage } from './i18n/language.ts';
import { startI18n } from './i18n/start-i18n.ts';
import { App } from './shell/App.tsx';
import { applyAppearance } from './shell/apply-appearance.ts';
import { createAppStore } from './state/app-store.ts';
import { initialSettings } from './state/initial-settings.ts';
import './ui/tokens.css';
import './ui/base.css';
import './ui/forced-colors.css';

const { host, onConnection } = connectHost();
const settings = await initialSettings(host, preferredLanguage(navigator.languages));
const store = createAppStore({
  host,
  newLookId: () => crypto.randomUUID(),
  readClock: () => Date.now() as EpochMs,
  localZone: followLocalZone(),
  settings,
});
const {
  language,
  settings: { theme },
} = store.getState();
applyAppearance({ language, theme });
onConnection((connection) => {
  store.getState().setConnection(connection);
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    <App services={{ store, host }} i18n={startI18n(language)} />
  </StrictMode>,
);
