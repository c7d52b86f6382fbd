import type { KubeconfigCredential } from '../pki/kubeconfig-credential.ts';
import type { Sha256Hex } from '../x509/brand.ts';

/** One cluster that was asked, or was to be: how it was reached, as whom, and what it let us read. */
export interface ClusterFacts {
  /** `cluster:KUBECONFIG[#CONTEXT]`, as every object of it names its place. */
  readonly place: string;
  /** The files of the kubeconfig, absolute, in the order they are merged. */
  readonly kubeconfigs: readonly string[];
  /** Names of the kubeconfig's entries; `undefined` where it has no such one. */
  readonly context: string | undefined;
  readonly cluster: string | undefined;
  readonly user: string | undefined;
  /** The context's namespace: asked by itself where the whole cluster is forbidden. */
  readonly namespace: string | undefined;
  /** Without a password. */
  readonly server: string | undefined;
  readonly tlsServerName: string | undefined;
  readonly proxy: string | undefined;
  /** What the server's certificate was held to. `skipped` is `insecure-skip-tls-verify`: anybody could have answered. */
  readonly verification: 'certificate-authority' | 'system-roots' | 'skipped';
  /** How we said who we are; `none` is anonymous. */
  readonly authentication: KubeconfigCredential | 'none';
  /** Our client certificate, where we have one. It has a sighting in its kubeconfig, unless a plugin handed it over. */
  readonly clientCertificate: Sha256Hex | undefined;
  /** `gitVersion` of `/version`. */
  readonly version: string | undefined;
  readonly whoAmI: WhoAmI | undefined;
  /** Of ConfigMap kube-system/extension-apiserver-authentication. */
  readonly frontProxy: FrontProxyFacts | undefined;
  /** One for each list or object that was asked for, in that order; empty where the cluster was not reached. */
  readonly resources: readonly ResourceCoverage[];
  /** Requests that were sent, by method and path without query, as a server's audit log would have them. */
  readonly requests: readonly string[];
}

/** Who the API server took us for, by SelfSubjectReview. @see kubernetes/api authentication/v1/types.go */
export interface WhoAmI {
  readonly username: string;
  readonly groups: readonly string[];
  /** The client certificate it saw, by `authentication.kubernetes.io/credential-id`; `undefined` for tokens and before 1.32. */
  readonly clientCertificate: Sha256Hex | undefined;
}

/** Whom aggregated API servers believe as the front proxy; the certificates are sightings of the ConfigMap. */
export interface FrontProxyFacts {
  /** `requestheader-allowed-names`; empty lets every certificate of the CA in. */
  readonly allowedNames: readonly string[];
}

/** What became of one list or one object that was asked for. A missing group and a forbidden resource are no failures. */
export interface ResourceCoverage {
  /** As kubectl names it: `secrets`, `certificates.cert-manager.io`, `configmaps/kubeadm-config`. */
  readonly resource: string;
  /** Path of the request, without its query. */
  readonly path: string;
  /** `undefined`: the whole cluster. */
  readonly namespace: string | undefined;
  /** `type=kubernetes.io/tls` where only such Secrets were asked for. */
  readonly fieldSelector: string | undefined;
  readonly outcome: ResourceOutcome;
  /** Objects the server listed. */
  readonly objects: number;
  /** How many of them hold something about certificates, or are broken. */
  readonly gave: number;
  /** A list that outlived its snapshot went on with what was there then: objects changed meanwhile may be missing or twice. */
  readonly isInconsistent: boolean;
  /** Of `forbidden`: who was refused, where the server said so. */
  readonly user: string | undefined;
}

/**
 * - `read`: all of it;
 * - `partial`: begun, and broken off; a problem tells why;
 * - `forbidden`: this user may not;
 * - `absent`: this cluster has no such API, or no object of that name;
 * - `failed`: a problem tells why;
 * - `not-asked`: the look was cancelled, or ended, before.
 */
export type ResourceOutcome = 'read' | 'partial' | 'forbidden' | 'absent' | 'failed' | 'not-asked';
