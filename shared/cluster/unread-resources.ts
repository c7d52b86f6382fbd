import type { ResourceCoverage, ResourceOutcome } from './cluster-facts.ts';

type Unread = Exclude<ResourceOutcome, 'read' | 'absent'>;
const outcomes: readonly Unread[] = ['forbidden', 'partial', 'failed', 'not-asked'];

/** What a cluster holds and did not let us read, by why. What it does not have is nothing missed. */
export function unreadResources(
  resources: readonly ResourceCoverage[],
): readonly (readonly [Unread, readonly ResourceCoverage[]])[] {
  return outcomes
    .map((outcome) => [outcome, resources.filter((each) => each.outcome === outcome)] as const)
    .filter(([, these]) => these.length > 0);
}

/** `secrets (type=kubernetes.io/tls) in team-a`. */
export function nameOfResource({ resource, namespace, fieldSelector }: ResourceCoverage): string {
  const where = namespace === undefined ? '' : ` in ${namespace}`;
  return `${resource}${fieldSelector === undefined ? '' : ` (${fieldSelector})`}${where}`;
}
