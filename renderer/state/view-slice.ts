import type { StateCreator } from 'zustand/vanilla';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import type { AppState } from './app-state.ts';

export const views = ['overview', 'certificates', 'hierarchy', 'timeline'] as const;
export type View = (typeof views)[number];

export interface ViewSlice {
  readonly view: View;
  /** The certificate the inspector shows. */
  readonly selected: Sha256Hex | undefined;
  /** The list of what was looked at is open. */
  readonly isCoverageOpen: boolean;
  readonly showView: (view: View) => void;
  readonly select: (sha256: Sha256Hex | undefined) => void;
  readonly showCoverage: (isOpen: boolean) => void;
}

export const createViewSlice: StateCreator<AppState, [], [], ViewSlice> = (set) => ({
  view: 'overview',
  selected: undefined,
  isCoverageOpen: false,
  showView: (view) => {
    set({ view });
  },
  select: (selected) => {
    set({ selected });
  },
  showCoverage: (isCoverageOpen) => {
    set({ isCoverageOpen });
  },
});
