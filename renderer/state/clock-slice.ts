import type { StateCreator } from 'zustand/vanilla';
import type { EpochMs } from '../../shared/x509/brand.ts';
import type { AppState } from './app-state.ts';

export interface ClockSlice {
  /** Ticks at the root; nothing below it reads a clock. */
  readonly now: EpochMs;
  /** The instant the person asks about instead of now. */
  readonly asOf: EpochMs | undefined;
  readonly tick: (now: EpochMs) => void;
  readonly judgeAsOf: (asOf: EpochMs | undefined) => void;
}

export const createClockSlice =
  (now: EpochMs): StateCreator<AppState, [], [], ClockSlice> =>
  (set) => ({
    now,
    asOf: undefined,
    tick: (tickedNow) => {
      set({ now: tickedNow });
    },
    judgeAsOf: (asOf) => {
      set({ asOf });
    },
  });
