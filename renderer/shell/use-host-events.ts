import { useEffect } from 'react';
import type { MenuItem } from '../../shared/bridge/contract.ts';
import { useServices } from '../state/app-context.ts';

/** What the host asks for by itself: a choice in its menu, places given to it from outside. */
export function useHostEvents(onMenu: (item: MenuItem) => void): void {
  const { host, store } = useServices();
  useEffect(
    () =>
      host.on('menu.chosen', ({ item }) => {
        onMenu(item);
      }),
    [host, onMenu],
  );
  useEffect(
    () =>
      host.on('places.requested', ({ places }) => {
        void store.getState().addPlaces(places);
      }),
    [host, store],
  );
}
