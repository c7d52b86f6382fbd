import type { Inventory } from '../pki/inventory.ts';

/** The place a problem belongs to, which does not say so itself: the one whose text its path begins with, else the first. */
export function placeOfPath({ places }: Inventory, path: string): string {
  return (places.find(({ place }) => path.startsWith(place)) ?? places[0])?.place ?? '';
}
