import { groupBy } from '../pki/group-by.ts';
import type { KubeconfigCluster, KubeconfigFacts, KubeconfigUser } from '../pki/inventory.ts';
import { folderOf } from '../pki/slash-path.ts';
import { isCa } from '../x509/certificate.ts';
import type { FindingContext, Sighted } from './finding-context.ts';

/** A kubeconfig with the certificates of its entries. */
export interface KubeconfigParts {
  readonly kubeconfig: KubeconfigFacts;
  readonly clusters: readonly ClusterEntry[];
  readonly users: readonly UserEntry[];
}

/** A cluster entry of a kubeconfig, and the CAs it trusts. */
export interface ClusterEntry {
  readonly kubeconfig: KubeconfigFacts;
  readonly cluster: KubeconfigCluster;
  readonly authorities: readonly Sighted[];
}

export interface UserEntry {
  readonly user: KubeconfigUser;
  /** The first certificate of its field, which is the one that is presented. */
  readonly client: Sighted | undefined;
}

export function kubeconfigParts(context: FindingContext): readonly KubeconfigParts[] {
  return context.assessment.inventory.kubeconfigs.map((kubeconfig) => {
    const byEntry = groupBy(
      context.inFile(kubeconfig.place, kubeconfig.path),
      ({ sighting: { field, entryName } }) => `${field?.startsWith('clusters') === true} ${entryName ?? ''}`,
    );
    return {
      kubeconfig,
      clusters: kubeconfig.clusters.map((cluster) => ({
        kubeconfig,
        cluster,
        authorities: (byEntry.get(`true ${cluster.name}`) ?? []).filter(({ assessed }) => isCa(assessed.certificate)),
      })),
      users: kubeconfig.users.map((user) => ({
        user,
        client: (byEntry.get(`false ${user.name}`) ?? []).find(({ sighting }) => sighting.position === 0),
      })),
    };
  });
}

export function clusterEntries(context: FindingContext): readonly ClusterEntry[] {
  return kubeconfigParts(context).flatMap(({ clusters }) => clusters);
}

/** The servers that kubeadm's own kubeconfigs lead to: what others make of their CA is told beside ca.crt. */
export function serversOfTrees(context: FindingContext): ReadonlySet<string> {
  const folders = new Set(context.trees.map(({ place, folder }) => `${place}\n${folder}`));
  return new Set(
    context.assessment.inventory.kubeconfigs
      .filter(({ place, path }) => folders.has(`${place}\n${folderOf(path)}`))
      .flatMap(({ clusters }) => clusters.flatMap(({ server }) => server ?? [])),
  );
}
