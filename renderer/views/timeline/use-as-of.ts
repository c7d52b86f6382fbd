import { useEffect, useMemo, useRef } from 'react';
import { hopExpiry } from '../../../shared/timeline/lifetimes.ts';
import { xOf } from '../../../shared/timeline/time-scale.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';
import { useServices } from '../../state/app-context.ts';
import { createAsOfCommits, type AsOfCommits } from './as-of-commits.ts';
import type { Plot } from './plot.ts';

export interface AsOfControl {
  /** Judges here at once, and in the whole window as soon as that costs no frame. `undefined`: the present. */
  propose(at: EpochMs | undefined, isHeld?: boolean): void;
  settle(): void;
  /** To the moment after the next or the last expiry, and brings it into sight. */
  hop(step: 1 | -1): void;
}

/** What a commit costs for each certificate, before one was measured. */
const guessedMsEach = 0.004;

export function useAsOf(plot: Plot | undefined, certificates: number): AsOfControl | undefined {
  const { store } = useServices();
  const commits = useRef<AsOfCommits>(undefined);
  useEffect(() => {
    if (!plot) return undefined;
    const made = createAsOfCommits(
      (at) => {
        store.getState().judgeAsOf(at);
      },
      () => {
        plot.judgeAt(undefined);
      },
      certificates * guessedMsEach,
    );
    commits.current = made;
    return () => {
      made.settle();
      made.dispose();
    };
  }, [plot, store, certificates]);
  return useMemo((): AsOfControl | undefined => {
    if (!plot) return undefined;
    const propose = (at: EpochMs | undefined, isHeld = false) => {
      plot.judgeAt(at ?? plot.frame()?.now);
      commits.current?.propose(at, isHeld);
    };
    return {
      propose,
      settle: () => commits.current?.settle(),
      hop(step) {
        const frame = plot.frame();
        const next = frame && hopExpiry(frame.lifetimes, frame.at, step);
        if (!frame || next === undefined) return;
        propose(next);
        const x = xOf(plot.window(), next);
        if (x < 0 || x > plot.window().widthPx) plot.centre(next);
      },
    };
  }, [plot]);
}
