import type { StateCreator } from 'zustand/vanilla';
import type { EpochMs } from '../../shared/x509/brand.ts';
import type { AppState } from './app-state.ts';

export interface ClockSlice {
  /** Ticks at the root; nothing below it reads a clock. */
  readonly now: EpochMs;
  /** The instant the person asks about instead of now. */
  readonly asOf: EpochMs | undefined;
  /** Where this machine is, as `Asia/Tokyo`; it may travel. */
  readonly localZone: string;
  readonly tick: (now: EpochMs, localZone: string) => void;
  readonly judgeAsOf: (asOf: EpochMs | undefined) => void;
}

export const createClockSlice =
  (now: EpochMs, localZone: string): StateCreator<AppState, [], [], ClockSlice> =>
  (set) => ({
    now,
    asOf: undefined,
    localZone,
    tick: (tickedNow, tickedZone) => {
      set({ now: tickedNow, localZone: tickedZone });
    },
    judgeAsOf: (asOf) => {
      set({ asOf });
    },
  });
