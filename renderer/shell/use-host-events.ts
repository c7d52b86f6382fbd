import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../state/app-context.ts';
import type { RunAction } from './use-window-actions.ts';

/** What the host asks for by itself: a choice in its menu, places given to it from outside. */
export function useHostEvents(run: RunAction): void {
  const { host, store } = useServices();
  const { t } = useTranslation();
  useEffect(
    () =>
      host.on('menu.chosen', ({ action }) => {
        run(action);
      }),
    [host, run],
  );
  useEffect(
    () =>
      host.on('settings.changed', (answer) => {
        store.getState().followSettings(answer);
      }),
    [host, store],
  );
  useEffect(
    () =>
      host.on('window.reopened', () => {
        store.getState().toast('error', t('about.reopened'));
      }),
    [host, store, t],
  );
  useEffect(
    () =>
      host.on('places.requested', ({ places }) => {
        void store.getState().addPlaces(places);
      }),
    [host, store],
  );
}
