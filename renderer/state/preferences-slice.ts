import type { StateCreator } from 'zustand/vanilla';
import type { AppState } from './app-state.ts';
import { writePreferences, type Preferences, type PreferenceStorage } from './preferences.ts';

export interface PreferencesSlice extends Preferences {
  readonly prefer: (change: Partial<Preferences>) => void;
}

export const createPreferencesSlice =
  (initial: Preferences, storage: PreferenceStorage): StateCreator<AppState, [], [], PreferencesSlice> =>
  (set, get) => ({
    ...initial,
    prefer: (change) => {
      set(change);
      writePreferences(storage, get());
    },
  });
