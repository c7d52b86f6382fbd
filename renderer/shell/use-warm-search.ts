import { useEffect } from 'react';
import type { Inventory } from '../../shared/pki/inventory.ts';
import { relationsOf } from '../../shared/pki/relations.ts';
import { searchTextOf } from '../../shared/query/search-text.ts';

/** A slice of work that leaves the frame its time. */
const sliceMs = 6;
/** Looking at the clock costs more than one text. */
const perCheck = 64;

/** Prepares what free words are looked for in while the window is idle, so that the first letter is as fast as the next. */
export function useWarmSearch(inventory: Inventory | undefined): void {
  useEffect(() => {
    if (inventory === undefined) return;
    const relations = relationsOf(inventory);
    let next = 0;
    let idle = 0;
    const work = () => {
      const end = performance.now() + sliceMs;
      while (next < relations.length && performance.now() < end) {
        for (const related of relations.slice(next, next + perCheck)) searchTextOf(related);
        next += perCheck;
      }
      if (next < relations.length) idle = requestIdleCallback(work);
    };
    idle = requestIdleCallback(work);
    return () => {
      cancelIdleCallback(idle);
    };
  }, [inventory]);
}
