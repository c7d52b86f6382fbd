import { statuses, type Assessment, type Status } from '../../shared/pki/assessment.ts';
import type { PlaceKind } from '../../shared/pki/inventory.ts';

export interface PlaceSummary {
  readonly place: string;
  /** `undefined` until a look has been there. */
  readonly kind: PlaceKind | undefined;
  /** Distinct certificates seen there. */
  readonly certificates: number;
  readonly worst: Status | undefined;
}

/** In the order of `places`, also for those that no look has finished yet. */
export function summarisePlaces(
  places: readonly string[],
  assessment: Assessment | undefined,
): readonly PlaceSummary[] {
  const found = new Map<string, { certificates: number; worst: number }>();
  for (const { sightings, status } of assessment?.certificates ?? []) {
    for (const place of new Set(sightings.map((sighting) => sighting.place))) {
      const before = found.get(place) ?? { certificates: 0, worst: statuses.length };
      found.set(place, {
        certificates: before.certificates + 1,
        worst: Math.min(before.worst, statuses.indexOf(status)),
      });
    }
  }
  const kinds = new Map(assessment?.inventory.places.map(({ place, kind }) => [place, kind]));
  return places.map((place) => {
    const { certificates, worst } = found.get(place) ?? { certificates: 0, worst: statuses.length };
    return { place, kind: kinds.get(place), certificates, worst: statuses[worst] };
  });
}
