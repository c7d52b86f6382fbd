/** `cluster:KUBECONFIG[#CONTEXT]`, taken apart; nothing of it has been looked up yet. */
export interface ClusterPlace {
  /** As the user wrote it: what sightings and objects name their place by. */
  readonly place: string;
  /** A path, or several as in a KUBECONFIG variable; `undefined`: `$KUBECONFIG`, else `~/.kube/config`. `~/` is not expanded yet. */
  readonly kubeconfig: string | undefined;
  /** `undefined`: the kubeconfig's `current-context`. */
  readonly context: string | undefined;
}

const prefix = 'cluster:';

export function isClusterPlace(place: string): boolean {
  return place.startsWith(prefix);
}

/** The first `#` ends the path; one that belongs to the path is written `%23`. A context may hold any character. */
export function readClusterPlace(place: string): ClusterPlace {
  const rest = place.slice(prefix.length);
  const hash = rest.indexOf('#');
  const path = (hash < 0 ? rest : rest.slice(0, hash)).replaceAll('%23', '#');
  const context = hash < 0 ? '' : rest.slice(hash + 1);
  return { place, kubeconfig: path === '' ? undefined : path, context: context === '' ? undefined : context };
}

/** The other way round: a place for a context that a kubeconfig names. */
export function clusterPlace(kubeconfig: string, context: string | undefined): string {
  const path = kubeconfig.replaceAll('#', '%23');
  return context === undefined ? `${prefix}${path}` : `${prefix}${path}#${context}`;
}
