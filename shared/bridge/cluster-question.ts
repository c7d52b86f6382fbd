/** What only a person can answer while a cluster is being asked. Answers are held in memory for one run, never stored or logged. */
export type ClusterQuestion = {
  /** The kubeconfig wants this program run to prove who we are. It runs as the person, with the person's rights. */
  readonly kind: 'exec-plugin';
  /** The `cluster:…` place it is for. */
  readonly place: string;
  /** The kubeconfig that says so. */
  readonly kubeconfig: string;
  readonly user: string;
  /** The program and its arguments, as they would be run: no shell reads them. */
  readonly command: readonly string[];
  /** Names of the environment variables the kubeconfig adds; their values may be secrets. */
  readonly environment: readonly string[];
};

/** `undefined`: not answered, or no; then the plugin is not run, and the cluster is told as not asked. */
export type ClusterAnswer = { readonly yes: true } | undefined;
