import type { ResourceCoverage } from '../../../../shared/cluster/cluster-facts.ts';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { addProblem } from '../findings.ts';
import { maxObjectBytes } from '../limits.ts';
import { countFile, goOn } from '../look-state.ts';
import type { ApiClient } from './api-client.ts';
import { apiItem, type ApiItem } from './api-item.ts';
import { ClusterError } from './cluster-error.ts';
import type { ClusterSink } from './object-reader.ts';
import { readList, type ListOutcome } from './read-list.ts';
import { bodyOf, refusalOf, statusOf } from './refusal.ts';
import type { Resource } from './resources.ts';

export interface ClusterReading extends ClusterSink {
  readonly client: ApiClient;
  readonly pageSize: number;
  /** Asked by themselves where the whole cluster is forbidden. */
  readonly namespaces: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Reads one resource as far as this user may: over the whole cluster, else in the namespaces that are known, else the objects
 * everybody knows by name. Each attempt is in the ledger.
 * @throws {ClusterError} `cluster-unauthorized` alone: then nothing else would be answered either
 */
export async function readResource(resource: Resource, reading: ClusterReading): Promise<readonly ResourceCoverage[]> {
  if (resource.byName !== undefined) return readByName(resource, resource.byName, reading);
  const whole = await inNewestVersion(resource, reading);
  if (whole.outcome !== 'forbidden') return [whole];
  const told = [whole];
  if (resource.isNamespaced) {
    const [groupVersion = ''] = resource.groupVersions;
    for (const namespace of reading.namespaces) {
      const path = `${groupVersion}/namespaces/${encodeURIComponent(namespace)}/${resource.plural}`;
      told.push(await readOneList({ resource, path, namespace }, reading));
    }
  }
  for (const [namespace, name] of resource.wellKnown ?? []) {
    const isRead = told.some((each) => each.namespace === namespace && each.outcome === 'read');
    if (!isRead) told.push(await readOneObject(resource, namespace, name, reading));
  }
  return told;
}

/** That a cluster has none of them is nothing to tell. */
async function readByName(
  resource: Resource,
  names: readonly (readonly [namespace: string, name: string])[],
  reading: ClusterReading,
): Promise<readonly ResourceCoverage[]> {
  const told: ResourceCoverage[] = [];
  for (const [namespace, name] of names) told.push(await readOneObject(resource, namespace, name, reading));
  const there = told.filter(({ outcome }) => outcome !== 'absent');
  // Who may see none of them is told so once.
  return there.every(({ outcome }) => outcome === 'forbidden') ? there.slice(0, 1) : there;
}

async function inNewestVersion(resource: Resource, reading: ClusterReading): Promise<ResourceCoverage> {
  let told: ResourceCoverage | undefined;
  for (const groupVersion of resource.groupVersions) {
    told = await readOneList({ resource, path: `${groupVersion}/${resource.plural}`, namespace: undefined }, reading);
    if (told.outcome !== 'absent') break;
  }
  if (told === undefined) throw new RangeError(`${resource.resource} has no version.`);
  return told;
}

interface OneList {
  readonly resource: Resource;
  readonly path: string;
  readonly namespace: string | undefined;
}

async function readOneList({ resource, path, namespace }: OneList, reading: ClusterReading): Promise<ResourceCoverage> {
  const count = { objects: 0, gave: 0 };
  const coverage = (rest: Partial<ResourceCoverage> & Pick<ResourceCoverage, 'outcome'>): ResourceCoverage => ({
    resource: resource.resource,
    path,
    namespace,
    fieldSelector: resource.fieldSelector,
    ...count,
    isInconsistent: false,
    user: undefined,
    ...rest,
  });
  const { fieldSelector } = resource;
  const { client, pageSize } = reading;
  const onItem = (item: ApiItem): Promise<void> => takeItem(resource, item, count, reading);
  let list: ListOutcome;
  try {
    list = await readList(client, { path, fieldSelector, pageSize, resource: resource.resource, onItem });
  } catch (error) {
    if (reading.signal.aborted) return coverage({ outcome: count.objects > 0 ? 'partial' : 'not-asked' });
    noteFailure(error, resource, reading);
    return coverage({ outcome: count.objects > 0 ? 'partial' : 'failed' });
  }
  switch (list.outcome) {
    case 'unauthorized':
      throw new ClusterError('cluster-unauthorized', 'The API server no longer lets us in.');
    case 'partial':
      noteFailure(
        new ClusterError('cluster-incomplete', `In ${contextName(reading)}, ${list.why}.`),
        resource,
        reading,
      );
      return coverage({ outcome: 'partial', isInconsistent: list.isInconsistent });
    case 'read':
      return coverage({ outcome: 'read', isInconsistent: list.isInconsistent });
    case 'forbidden':
      return coverage({ outcome: 'forbidden', user: list.user });
    case 'absent':
      return coverage({ outcome: 'absent' });
  }
}

async function readOneObject(
  resource: Resource,
  namespace: string,
  name: string,
  reading: ClusterReading,
): Promise<ResourceCoverage> {
  const [groupVersion = ''] = resource.groupVersions;
  const path = `${groupVersion}/namespaces/${namespace}/${resource.plural}/${name}`;
  const count = { objects: 0, gave: 0 };
  const coverage = (outcome: ResourceCoverage['outcome'], user?: string): ResourceCoverage => {
    const fieldSelector = undefined;
    const full = `${resource.resource}/${name}`;
    return { resource: full, path, namespace, fieldSelector, outcome, ...count, isInconsistent: false, user };
  };
  try {
    return await reading.client.get(path, async (answer) => {
      if (answer.status !== 200) {
        const refusal = refusalOf(answer.status, await statusOf(answer), resource.resource);
        if (refusal.kind === 'unauthorized')
          throw new ClusterError('cluster-unauthorized', 'The API server no longer lets us in.');
        return refusal.kind === 'absent' ? coverage('absent') : coverage('forbidden', refusal.user);
      }
      const item = apiItem(await bodyOf(answer, maxObjectBytes));
      if (item === undefined) throw new ClusterError('cluster-failed', `The API server answers no object for ${path}.`);
      await takeItem(resource, item, count, reading);
      return coverage('read');
    });
  } catch (error) {
    if (reading.signal.aborted) return coverage('not-asked');
    noteFailure(error, resource, reading);
    return coverage('failed');
  }
}

async function takeItem(
  resource: Resource,
  item: ApiItem,
  count: { objects: number; gave: number },
  reading: ClusterReading,
): Promise<void> {
  const { namespace, name } = item;
  const isGoingOn = await goOn(reading.state, namespace === undefined ? name : `${namespace}/${name}`);
  if (!isGoingOn) reading.signal.throwIfAborted();
  countFile(reading.state);
  count.objects++;
  if (await resource.read(item, reading)) count.gave++;
}

function noteFailure(error: unknown, { resource }: Resource, { place, state }: ClusterReading): void {
  if (error instanceof ClusterError && error.code === 'cluster-unauthorized') throw error;
  const known = error instanceof ClusterError;
  const code = known ? error.code : 'cluster-failed';
  const message = known ? error.message : `${resource} could not be judged: NotAfter has a fault; please report it.`;
  addProblem(state.findings, place, code, message, undefined, place);
}

function contextName({ place }: ClusterReading): string {
  return visibleText(place);
}
