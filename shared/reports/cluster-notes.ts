import { nameOfResource } from '../cluster/unread-resources.ts';
import type { ClusterFacts, ResourceCoverage, ResourceOutcome } from '../cluster/cluster-facts.ts';

/** Of each cluster who we were there, how much was read, and what was not. */
export function clusterNotes(clusters: readonly ClusterFacts[]): readonly string[] {
  return clusters.filter(({ resources }) => resources.length > 0).flatMap(notesOf);
}

function notesOf({ place, server, version, whoAmI, resources }: ClusterFacts): readonly string[] {
  const objects = resources.reduce((sum, each) => sum + each.objects, 0);
  const gave = resources.reduce((sum, each) => sum + each.gave, 0);
  const who = whoAmI === undefined ? '' : ` as ${whoAmI.username}`;
  const which = version === undefined ? '' : ` (Kubernetes ${version})`;
  const lines = told.flatMap(([outcome, words]) => {
    const these = resources.filter((each) => each.outcome === outcome && !isReadElsewhere(each, resources));
    const [first] = these;
    if (first === undefined) return [];
    const user = outcome === 'forbidden' && first.user !== undefined ? ` for ${first.user}` : '';
    return [`  ${words}${user}: ${these.map(nameOfResource).join(', ')}.`];
  });
  return [
    `Cluster ${place}, ${server ?? ''}${which}${who}: ${gave} of ${objects} objects tell of certificates.`,
    ...lines,
  ];
}

const told: readonly (readonly [ResourceOutcome, string])[] = [
  ['forbidden', 'Forbidden'],
  ['absent', 'Not in this cluster'],
  ['partial', 'Broken off'],
  ['failed', 'Failed'],
  ['not-asked', 'Not asked any more'],
];

/** A well-known object that is not there is no news where its list was read. */
function isReadElsewhere({ resource, outcome }: ResourceCoverage, all: readonly ResourceCoverage[]): boolean {
  const [list] = resource.split('/');
  return outcome === 'absent' && all.some((each) => each.resource === list && each.outcome === 'read');
}
