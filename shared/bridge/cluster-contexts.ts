/** The contexts of a kubeconfig, for a person to pick from. Read without running or contacting anything. */
export interface ClusterContexts {
  /** The files that were merged, absolute. */
  readonly kubeconfigs: readonly string[];
  /** In the order of the files. */
  readonly contexts: readonly ContextChoice[];
  /** One sentence where the kubeconfig cannot be read; then there are no contexts. */
  readonly problem: string | undefined;
}

export interface ContextChoice {
  readonly name: string;
  /** For `look.run`: `cluster:KUBECONFIG#CONTEXT`. */
  readonly place: string;
  readonly isCurrent: boolean;
  readonly cluster: string | undefined;
  readonly user: string | undefined;
  readonly namespace: string | undefined;
  /** Without a password. */
  readonly server: string | undefined;
  /** `insecure-skip-tls-verify`: whoever answers is believed. */
  readonly isUnverified: boolean;
  /** The program by which its user signs in, without folders and arguments; a person is asked before it is run. */
  readonly plugin: string | undefined;
}

/** What is wished of all clusters of a look. */
export interface ClusterWishes {
  /** Secrets of every type, not only `kubernetes.io/tls`. */
  readonly allSecrets?: boolean | undefined;
  /** Read by themselves where a list over the whole cluster is forbidden, besides the context's own. */
  readonly namespaces?: readonly string[] | undefined;
}
