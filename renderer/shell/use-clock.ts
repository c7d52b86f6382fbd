import { useEffect } from 'react';
import type { EpochMs } from '../../shared/x509/brand.ts';
import { followLocalZone } from '../format/instant.ts';
import { useServices } from '../state/app-context.ts';

/** Remaining time is told in minutes at the finest. */
const tickMs = 30_000;

/** Time passes in an open window, and the machine may travel. */
export function useClock(): void {
  const { store } = useServices();
  useEffect(() => {
    const tick = () => {
      store.getState().tick(Date.now() as EpochMs, followLocalZone());
    };
    const timer = setInterval(tick, tickMs);
    // A window that was hidden or asleep has missed its ticks.
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [store]);
}
