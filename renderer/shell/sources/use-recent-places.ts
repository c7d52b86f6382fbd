import { useEffect } from 'react';
import { maxRecentPlaces } from '../../../shared/settings/settings.ts';
import { useApp, useServices } from '../../state/app-context.ts';
import { isPath } from '../../words/place-label.ts';

/** Remembers what was opened, latest first, once a look has found it there. */
export function useRecentPlaces(): void {
  const { store } = useServices();
  const recognised = useApp((state) => state.recognised);
  const inventory = useApp((state) => state.inventory);
  useEffect(() => {
    const missing = new Set(inventory?.places.flatMap(({ place, kind }) => (kind === 'missing' ? [place] : [])));
    // An upload's content is gone with the window, and the sample has a button of its own.
    const opened = recognised.filter((place) => isPath(place) && !missing.has(place));
    if (opened.length === 0) return;
    const { settings, changeSettings } = store.getState();
    const recentPlaces = [...new Set([...opened.toReversed(), ...settings.recentPlaces])].slice(0, maxRecentPlaces);
    if (recentPlaces.join('\0') !== settings.recentPlaces.join('\0')) changeSettings({ recentPlaces });
  }, [recognised, inventory, store]);
}
