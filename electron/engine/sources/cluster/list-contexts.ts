import type { ClusterContexts } from '../../../../shared/bridge/cluster-contexts.ts';
import { clusterPlace, readClusterPlace } from '../../../../shared/cluster/cluster-place.ts';
import { programName, withoutPassword } from '../kubeconfig/kubeconfig-facts.ts';
import { asMap, textIn } from '../kubeconfig/plain-value.ts';
import type { ClusterAccess } from './cluster-access.ts';
import { ClusterError } from './cluster-error.ts';
import { kubeconfigPaths, readKubeconfigs, type MergedKubeconfig } from './kubeconfig-files.ts';

/** @param kubeconfig  as in a `cluster:` place; `undefined`: the usual one */
export function listContexts(
  kubeconfig: string | undefined,
  access: Pick<ClusterAccess, 'home' | 'environment'>,
): ClusterContexts {
  const written = clusterPlace(kubeconfig ?? '', undefined);
  try {
    const merged = readKubeconfigs(kubeconfigPaths(readClusterPlace(written), access));
    const contexts = [...merged.contexts.keys()].map((name) => choiceOf(name, kubeconfig, merged));
    return { kubeconfigs: merged.paths, contexts, problem: undefined };
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    return { kubeconfigs: [], contexts: [], problem: error.message };
  }
}

function choiceOf(
  name: string,
  kubeconfig: string | undefined,
  { contexts, clusters, users, currentContext }: MergedKubeconfig,
): ClusterContexts['contexts'][number] {
  const fields = contexts.get(name)?.fields;
  const cluster = textIn(fields, 'cluster');
  const user = textIn(fields, 'user');
  const server = clusters.get(cluster ?? '')?.fields;
  const exec = asMap(users.get(user ?? '')?.fields['exec']);
  return {
    name,
    place: clusterPlace(kubeconfig ?? '', name),
    isCurrent: name === currentContext,
    cluster,
    user,
    namespace: textIn(fields, 'namespace'),
    server: withoutPassword(textIn(server, 'server')),
    isUnverified: server?.['insecure-skip-tls-verify'] === true,
    plugin: programName(textIn(exec, 'command')),
  };
}
