import type { StateCreator } from 'zustand/vanilla';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import type { AppState } from './app-state.ts';

export interface TableSlice {
  /** The rows of the certificates table that a person has picked, to be copied or exported. */
  readonly picked: ReadonlySet<Sha256Hex>;
  readonly pick: (picked: ReadonlySet<Sha256Hex>) => void;
}

export const createTableSlice: StateCreator<AppState, [], [], TableSlice> = (set) => ({
  picked: new Set(),
  pick: (picked) => {
    set({ picked });
  },
});
