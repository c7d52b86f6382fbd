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
import { readPreferences } from './state/preferences.ts';
import './ui/tokens.css';
import './ui/base.css';

const storage = window.localStorage;
const preferences = readPreferences(storage, {
  language: preferredLanguage(navigator.languages),
  theme: 'system',
  zone: 'utc',
});
applyAppearance(preferences);

const { host, onConnection } = connectHost();
const store = createAppStore({
  host,
  newLookId: () => crypto.randomUUID(),
  now: Date.now() as EpochMs,
  localZone: followLocalZone(),
  preferences,
  storage,
});
onConnection((connection) => {
  store.getState().setConnection(connection);
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root.');
createRoot(root).render(
  <StrictMode>
    <App services={{ store, host }} i18n={startI18n(preferences.language)} />
  </StrictMode>,
);
