import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import { sortKeys } from './sort-keys.ts';
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
  const keys = sorts.map(({ column }) => sortKeys(assessment, column, findingCountOf));
  const signs = sorts.map(({ direction }) => (direction === 'ascending' ? 1 : -1));
  const ends = sortKeys(assessment, 'remaining', findingCountOf);
  const order = new Uint32Array(assessment.certificates.length);
  for (let position = 0; position < order.length; position++) order[position] = position;
  return order.sort((a, b) => {
    for (let sort = 0; sort < keys.length; sort++) {
      const key = keys[sort];
      const difference = key === undefined ? 0 : (key[a] ?? 0) - (key[b] ?? 0);
      if (difference !== 0) return difference * (signs[sort] ?? 1);
    }
    return (ends[a] ?? 0) - (ends[b] ?? 0) || a - b;
  });
}

/** Those that fit, in the given order. @param fits  1 by position; all where left out */
export function narrowed(order: Uint32Array, fits: Uint8Array | undefined): Uint32Array {
  return fits === undefined ? order : order.filter((position) => fits[position] === 1);
}
