import { useEffect } from 'react';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { preparingSearch } from '../../shared/query/search-corpus.ts';
import { inSlices } from '../state/in-slices.ts';

/** Prepares what free words are looked for in while the window is idle, so that the first letter is as fast as the next. */
export function useWarmSearch(inventory: Inventory | undefined): void {
  useEffect(() => {
    if (inventory === undefined) return;
    let isWanted = true;
    const whenIdle = (begin: () => void) => void requestIdleCallback(begin);
    whenIdle(() => {
      if (isWanted) void inSlices(preparingSearch(inventory), () => isWanted, whenIdle);
    });
    return () => {
      isWanted = false;
    };
  }, [inventory]);
}
