import type { StateCreator } from 'zustand/vanilla';
import type { DistributionId } from '../../shared/kubernetes/distributions/distribution.ts';
import type { AppState } from './app-state.ts';

export interface RecognitionSlice {
  /** What the person says every node is of; `undefined`: what its files look like. Holds until the window closes. */
  readonly distribution: DistributionId | undefined;
  readonly recogniseAs: (distribution: DistributionId | undefined) => void;
}

export const createRecognitionSlice: StateCreator<AppState, [], [], RecognitionSlice> = (set) => ({
  distribution: undefined,
  recogniseAs: (distribution) => {
    set({ distribution });
  },
});
