import { minuteMs } from '../x509/milliseconds.ts';
import type { Inventory } from './inventory.ts';

/** A clock that is further off than this is wrong: the way to a node and back is told in seconds. */
export const clockSkewLimitMs = minuteMs;

export interface SkewedNode {
  readonly place: string;
  /** What the node calls itself, or the place where it does not say. */
  readonly name: string;
  /** Its clock minus ours, in milliseconds. */
  readonly skewMs: number;
}

/** The nodes that were read over SSH and whose clock is off. */
export function skewedNodes({ places }: Inventory): readonly SkewedNode[] {
  return places.flatMap(({ place, node }) => {
    const skewMs = node?.clockSkewMs;
    if (skewMs === undefined || Math.abs(skewMs) <= clockSkewLimitMs) return [];
    return [{ place, name: node?.hostname ?? place, skewMs }];
  });
}
