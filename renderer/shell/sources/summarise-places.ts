import { statuses, type AssessedCertificate, type Assessment, type Status } from '../../../shared/pki/assessment.ts';
import type { PlaceKind } from '../../../shared/pki/inventory.ts';
import type { ProblemCode } from '../../../shared/pki/problem.ts';
import { problemsByPlace } from './place-problems.ts';

export interface PlaceSummary extends Tally {
  readonly place: string;
  /** `undefined` until a look has been there. */
  readonly kind: PlaceKind | undefined;
  readonly problems: number;
  /** Why the place as a whole could not be looked at. */
  readonly failure: ProblemCode | undefined;
  /** Where more than one node was recognised; by name. */
  readonly nodes: readonly NodeSummary[];
}

export interface NodeSummary extends Tally {
  readonly node: string;
}

interface Tally {
  /** Distinct certificates seen there. */
  readonly certificates: number;
  readonly worst: Status | undefined;
}

/** In the order of `places`, also for those that no look has finished yet. */
export function summarisePlaces(
  places: readonly string[],
  assessment: Assessment | undefined,
): readonly PlaceSummary[] {
  const found = new Map<string, { readonly all: TallyCount; readonly nodes: Map<string, TallyCount> }>();
  for (const assessed of assessment?.certificates ?? []) {
    const seenAt = placesOf(assessed);
    for (const place of seenAt) {
      const there = found.get(place) ?? { all: newTally(), nodes: new Map<string, TallyCount>() };
      found.set(place, there);
      count(there.all, assessed);
      // Of one that lies in several places it is not said which node is of which.
      for (const node of seenAt.length === 1 ? assessed.nodes : []) {
        const tally = there.nodes.get(node) ?? newTally();
        there.nodes.set(node, tally);
        count(tally, assessed);
      }
    }
  }
  const kinds = new Map(assessment?.inventory.places.map(({ place, kind }) => [place, kind]));
  const failures = new Map(assessment?.inventory.problems.map(({ path, code }) => [path, code]));
  const problems = assessment && problemsByPlace(assessment.inventory.places, assessment.inventory.problems);
  return places.map((place) => {
    const there = found.get(place);
    const nodes = [...(there?.nodes ?? [])]
      .map(([node, tally]) => ({ node, ...told(tally) }))
      .toSorted((a, b) => a.node.localeCompare(b.node, 'en', { numeric: true }));
    return {
      place,
      kind: kinds.get(place),
      ...told(there?.all ?? newTally()),
      problems: problems?.get(place) ?? 0,
      failure: failures.get(place),
      nodes: nodes.length > 1 ? nodes : [],
    };
  });
}

/** Nearly every certificate is seen once. */
function placesOf({ sightings }: AssessedCertificate): readonly string[] {
  const [first] = sightings;
  return first !== undefined && sightings.length === 1
    ? [first.place]
    : [...new Set(sightings.map(({ place }) => place))];
}

interface TallyCount {
  certificates: number;
  worst: number;
}

function newTally(): TallyCount {
  return { certificates: 0, worst: statuses.length };
}

/** What was replaced where it lies is history, and colours nothing. */
function count(tally: TallyCount, { status, isReplaced }: AssessedCertificate): void {
  tally.certificates += 1;
  if (!isReplaced) tally.worst = Math.min(tally.worst, statuses.indexOf(status));
}

function told({ certificates, worst }: TallyCount): Tally {
  return { certificates, worst: statuses[worst] };
}
