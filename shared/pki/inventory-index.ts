import type { Sha256Hex } from '../x509/brand.ts';
import { isCa, type Certificate } from '../x509/certificate.ts';
import { append } from './group-by.ts';
import type { Inventory, IssuerLink, Sighting } from './inventory.ts';

/** The lists of an inventory by certificate, each in the order of the list. */
export interface InventoryIndex {
  /** In {@link Inventory.certificates}. */
  readonly positions: ReadonlyMap<Sha256Hex, number>;
  /** The CA certificates, in their order. */
  readonly authorities: readonly Certificate[];
  readonly sightings: ReadonlyMap<Sha256Hex, readonly Sighting[]>;
  /** To its issuers; itself among them where it is self-signed. */
  readonly issuerLinks: ReadonlyMap<Sha256Hex, readonly IssuerLink[]>;
}

const known = new WeakMap<Inventory, InventoryIndex>();

/** Kept for each inventory: inventories never change. */
export function indexOf(inventory: Inventory): InventoryIndex {
  const before = known.get(inventory);
  if (before !== undefined) return before;
  const positions = new Map(inventory.certificates.map(({ sha256 }, position) => [sha256, position] as const));
  const sightings = new Map<Sha256Hex, Sighting[]>();
  for (const sighting of inventory.sightings) append(sightings, sighting.sha256, sighting);
  const issuerLinks = new Map<Sha256Hex, IssuerLink[]>();
  for (const link of inventory.issuerLinks) append(issuerLinks, link.certificate, link);
  const authorities = inventory.certificates.filter(isCa);
  return keepIndex(inventory, { positions, authorities, sightings, issuerLinks });
}

/** For who has made the index along with the inventory. */
export function keepIndex(inventory: Inventory, index: InventoryIndex): InventoryIndex {
  known.set(inventory, index);
  return index;
}
