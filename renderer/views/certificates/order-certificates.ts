import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { ranksOf, type Ranks } from './sort-keys.ts';
import type { Sort } from './table-layout.ts';

/**
 * The positions of all certificates in the order of the columns: the first decides, the next where it is equal, then
 * the effective end and at last the order of the inventory, in both directions.
 */
export function orderOf(
  assessment: Assessment,
  sorts: readonly Sort[],
  findingCountOf: (assessed: AssessedCertificate) => number,
): Uint32Array {
  let order = new Uint32Array(assessment.certificates.length);
  for (let position = 0; position < order.length; position++) order[position] = position;
  // What decides comes last: each pass keeps the order of the passes before it where ranks are equal.
  const passes: readonly Sort[] = [...sorts, { column: 'remaining', direction: 'ascending' }];
  for (const { column, direction } of passes.toReversed()) {
    order = counted(order, ranksOf(assessment, column, findingCountOf), direction === 'descending');
  }
  return order;
}

/** A stable counting sort. */
function counted(order: Uint32Array, { of: ranks, count }: Ranks, isDescending: boolean): Uint32Array<ArrayBuffer> {
  const rankAt = (position: number): number => {
    const rank = ranks[position] ?? 0;
    return isDescending ? count - 1 - rank : rank;
  };
  // Where the next one of each rank goes.
  const next = new Uint32Array(count + 1);
  for (const position of order) {
    const after = rankAt(position) + 1;
    next[after] = (next[after] ?? 0) + 1;
  }
  for (let rank = 1; rank < next.length; rank++) next[rank] = (next[rank] ?? 0) + (next[rank - 1] ?? 0);
  const sorted = new Uint32Array(order.length);
  for (const position of order) {
    const rank = rankAt(position);
    const at = next[rank] ?? 0;
    sorted[at] = position;
    next[rank] = at + 1;
  }
  return sorted;
}

/** Those that fit, in the given order. @param fits  1 by position; all where left out */
export function narrowed(order: Uint32Array, fits: Uint8Array | undefined): Uint32Array {
  return fits === undefined ? order : order.filter((position) => fits[position] === 1);
}
