import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import type { Inventory, Sighting } from './inventory.ts';

/** The certificate that lay where another one lies now. */
export interface Predecessor {
  readonly sha256: Sha256Hex;
  readonly notAfter: EpochMs | undefined;
}

const sightingsPerStep = 4_000;

/**
 * By certificate: the one that it took the place of between two looks, in a file, a kubeconfig entry or at an endpoint.
 * What the earlier look knew already, only elsewhere, is not new. Of several predecessors the one that ended last counts.
 */
export function* replacingSince(
  before: Inventory,
  after: Inventory,
): Generator<undefined, ReadonlyMap<Sha256Hex, Predecessor>> {
  const replaced = new Map<Sha256Hex, Predecessor>();
  const known = new Map(before.certificates.map(({ sha256, notAfter }) => [sha256, notAfter]));
  yield;
  // Most looks find nothing new, and are then over here.
  const fresh = new Set<Sha256Hex>();
  for (const { sha256 } of after.certificates) if (!known.has(sha256)) fresh.add(sha256);
  if (fresh.size === 0) return replaced;
  yield;
  const heir = new Map<string, Sha256Hex>();
  let untilYield = sightingsPerStep;
  for (const sighting of after.sightings) {
    if (fresh.has(sighting.sha256)) heir.set(postOf(sighting), sighting.sha256);
    untilYield -= 1;
    if (untilYield > 0) continue;
    untilYield = sightingsPerStep;
    yield;
  }
  for (const sighting of before.sightings) {
    const successor = heir.get(postOf(sighting));
    if (successor !== undefined) {
      const notAfter = known.get(sighting.sha256);
      const other = replaced.get(successor);
      if (other === undefined || (notAfter ?? -Infinity) > (other.notAfter ?? -Infinity))
        replaced.set(successor, { sha256: sighting.sha256, notAfter });
    }
    untilYield -= 1;
    if (untilYield > 0) continue;
    untilYield = sightingsPerStep;
    yield;
  }
  return replaced;
}

function postOf({ place, path, field, position }: Sighting): string {
  return `${place}\0${path}\0${field ?? ''}\0${position}`;
}
