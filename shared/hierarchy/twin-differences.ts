import type { EpochMs } from '../x509/brand.ts';
import type { HierarchyNode } from './hierarchy-model.ts';
import { nodeKey } from './node-text.ts';
import { firstDayOf } from './rotations.ts';

/** What tells two CAs of one name apart; what is the same is left out. */
export type TwinDifference =
  | { readonly field: 'key'; readonly one: string | undefined; readonly other: string | undefined }
  | { readonly field: 'from' | 'ends'; readonly one: EpochMs | undefined; readonly other: EpochMs | undefined }
  /** Certificates below, and places in which each is kept: who still trusts the old one. */
  | { readonly field: 'below' | 'places'; readonly one: number; readonly other: number };

export function twinDifferences(one: HierarchyNode, other: HierarchyNode): readonly TwinDifference[] {
  const all: readonly TwinDifference[] = [
    { field: 'key', one: nodeKey(one), other: nodeKey(other) },
    { field: 'from', one: firstDayOf(one), other: firstDayOf(other) },
    {
      field: 'ends',
      one: one.certificates[0]?.certificate.notAfter,
      other: other.certificates[0]?.certificate.notAfter,
    },
    { field: 'below', one: one.certificatesBelow, other: other.certificatesBelow },
    { field: 'places', one: placesOf(one), other: placesOf(other) },
  ];
  return all.filter((difference) => difference.one !== difference.other);
}

function placesOf({ certificates }: HierarchyNode): number {
  return certificates.reduce((sum, { sightings }) => sum + sightings.length, 0);
}
