import type { ClusterAnswer, ClusterQuestion } from '../../../../shared/bridge/cluster-question.ts';
import type { EpochMs } from '../../../../shared/x509/brand.ts';
import type { Environment } from '../tls-endpoint/proxy.ts';

/** How clusters are asked: what the host of the engine knows and may ask. */
export interface ClusterAccess {
  /** Asks a person; questions come one after another, never two at once. */
  readonly ask: (question: ClusterQuestion, signal: AbortSignal) => Promise<ClusterAnswer>;
  /** Read Secrets of every type, not only `kubernetes.io/tls`. */
  readonly allSecrets: boolean;
  /** Asked by themselves where a list over the whole cluster is forbidden, besides the context's own. */
  readonly namespaces: readonly string[];
  /** Where `.kube` lies, and what `~/` means. */
  readonly home: string;
  /** KUBECONFIG and the proxies; what a plugin gets. */
  readonly environment: Environment;
  /** What a plugin writes for a person to read (a code for a browser) goes to our own stderr; else nobody sees it. */
  readonly showsPluginMessages: boolean;
  /** Tells why a client certificate is refused. */
  readonly now: () => EpochMs;
  /** Objects of one answer; 500 where left out. */
  readonly pageSize?: number;
  /** What is waited before the second attempt, in milliseconds, twice as long before each further one; 500 where left out. */
  readonly backOffMs?: number;
  /** What one request may wait for the next bytes, in milliseconds; 30,000 where left out. */
  readonly idleMs?: number;
}
