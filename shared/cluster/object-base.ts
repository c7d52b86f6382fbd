import type { EpochMs } from '../x509/brand.ts';

/** `kind` of every object that is read, as the Kubernetes API writes it; `Certificate` and both issuers are cert-manager's. */
export type ObjectKind =
  | 'CertificateSigningRequest'
  | 'Secret'
  | 'ConfigMap'
  | 'ClusterTrustBundle'
  | 'ValidatingWebhookConfiguration'
  | 'MutatingWebhookConfiguration'
  | 'APIService'
  | 'CustomResourceDefinition'
  | 'Certificate'
  | 'Issuer'
  | 'ClusterIssuer'
  | 'Node';

/** Which object: unique in its cluster. */
export interface ObjectReference {
  readonly kind: ObjectKind;
  /** `undefined` for a kind that is not namespaced. */
  readonly namespace: string | undefined;
  readonly name: string;
}

const kinds = {
  CertificateSigningRequest: true,
  Secret: true,
  ConfigMap: true,
  ClusterTrustBundle: true,
  ValidatingWebhookConfiguration: true,
  MutatingWebhookConfiguration: true,
  APIService: true,
  CustomResourceDefinition: true,
  Certificate: true,
  Issuer: true,
  ClusterIssuer: true,
  Node: true,
} as const satisfies Readonly<Record<ObjectKind, true>>;

/** What every object of a cluster has. */
export interface ObjectBase<Kind extends ObjectKind> extends ObjectReference {
  readonly kind: Kind;
  /** The `cluster:…` place it was read from. */
  readonly place: string;
  /** {@link objectPath}: what its sightings and problems have as their path. */
  readonly path: string;
  /** `metadata.creationTimestamp`. */
  readonly createdAt: EpochMs | undefined;
}

/** One of an object's `status.conditions`, as the server tells it; texts are somebody's own, and hostile. */
export interface ObjectCondition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string | undefined;
  readonly message: string | undefined;
  /** `lastTransitionTime`. */
  readonly at: EpochMs | undefined;
}

/** `Secret demo/www-tls`, `Node cp-1`: how an object is named wherever a file would have its path. */
export function objectPath({ kind, namespace, name }: ObjectReference): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

const objectAtTheEnd = new RegExp(`(?:^|!/)((?:${Object.keys(kinds).join('|')}) .+)$`, 'u');

/** The object that a path is of, in a cluster or a dump: `Secret demo/www-tls` of `dump.yaml!/Secret demo/www-tls`. */
export function objectInPath(path: string): string | undefined {
  return objectAtTheEnd.exec(path)?.[1];
}
