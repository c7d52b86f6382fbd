import { UsageError } from './argument-values.ts';

/** How the clusters among the places are asked. */
export interface ClusterWish {
  /** Run the programs by which their kubeconfigs sign in. */
  readonly allowExec: boolean;
  /** Secrets of every type. */
  readonly allSecrets: boolean;
  /** Asked by themselves where a list over the whole cluster is forbidden. */
  readonly namespaces: readonly string[];
}

export const clusterOptions = {
  'allow-exec': { type: 'boolean' },
  'all-secrets': { type: 'boolean' },
  namespace: { type: 'string', short: 'n', multiple: true },
} as const;

export interface ClusterValues {
  readonly 'allow-exec'?: boolean | undefined;
  readonly 'all-secrets'?: boolean | undefined;
  readonly namespace?: readonly string[] | undefined;
}

/** `undefined` where none of the options was given. */
export function readCluster(values: ClusterValues): ClusterWish | undefined {
  const { 'allow-exec': allowExec = false, 'all-secrets': allSecrets = false, namespace = [] } = values;
  const namespaces = namespace.flatMap((text) => text.split(','));
  const wrong = namespaces.find((name) => !isNamespace.test(name));
  if (wrong !== undefined) throw new UsageError(`--namespace ${JSON.stringify(wrong)} is no namespace.`);
  if (!allowExec && !allSecrets && namespaces.length === 0) return undefined;
  return { allowExec, allSecrets, namespaces };
}

/** A label of RFC 1123. */
const isNamespace = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u;
