import type { ObjectReference } from './object-base.ts';

/** What a Secret or ConfigMap of a well-known name holds. */
export interface KnownStore {
  readonly product: 'kubernetes' | 'istio' | 'linkerd' | 'rancher';
  /**
   * - `trust-anchors`: whom to believe;
   * - `authority`: a CA and its key, from which the product issues;
   * - `serving`: what one server presents.
   */
  readonly holds: 'trust-anchors' | 'authority' | 'serving';
}

/**
 * By kind, namespace (`*` for every one) and name.
 * @see istio/istio pilot/pkg/bootstrap/istio_ca.go, linkerd/linkerd2 pkg/k8s/labels.go, rancher/rancher pkg/tls
 */
const stores: ReadonlyMap<string, KnownStore> = new Map([
  ['ConfigMap */kube-root-ca.crt', { product: 'kubernetes', holds: 'trust-anchors' }],
  ['ConfigMap kube-system/extension-apiserver-authentication', { product: 'kubernetes', holds: 'trust-anchors' }],
  ['ConfigMap kube-public/cluster-info', { product: 'kubernetes', holds: 'trust-anchors' }],
  ['ConfigMap */istio-ca-root-cert', { product: 'istio', holds: 'trust-anchors' }],
  ['Secret istio-system/cacerts', { product: 'istio', holds: 'authority' }],
  ['Secret istio-system/istio-ca-secret', { product: 'istio', holds: 'authority' }],
  ['ConfigMap linkerd/linkerd-identity-trust-roots', { product: 'linkerd', holds: 'trust-anchors' }],
  ['Secret linkerd/linkerd-identity-trust-roots', { product: 'linkerd', holds: 'trust-anchors' }],
  ['Secret linkerd/linkerd-identity-issuer', { product: 'linkerd', holds: 'authority' }],
  ['Secret linkerd/linkerd-proxy-injector-k8s-tls', { product: 'linkerd', holds: 'serving' }],
  ['Secret linkerd/linkerd-sp-validator-k8s-tls', { product: 'linkerd', holds: 'serving' }],
  ['Secret linkerd/linkerd-policy-validator-k8s-tls', { product: 'linkerd', holds: 'serving' }],
  ['Secret cattle-system/tls-ca', { product: 'rancher', holds: 'trust-anchors' }],
  ['Secret cattle-system/tls-rancher-internal-ca', { product: 'rancher', holds: 'authority' }],
  ['Secret cattle-system/tls-rancher', { product: 'rancher', holds: 'authority' }],
  ['Secret cattle-system/tls-rancher-ingress', { product: 'rancher', holds: 'serving' }],
  ['Secret cattle-system/tls-rancher-internal', { product: 'rancher', holds: 'serving' }],
  ['Secret cattle-system/serving-cert', { product: 'rancher', holds: 'serving' }],
]);

export function knownStoreOf({ kind, namespace = '', name }: ObjectReference): KnownStore | undefined {
  return stores.get(`${kind} ${namespace}/${name}`) ?? stores.get(`${kind} */${name}`);
}

/** By the path of an object, `Secret istio-system/cacerts`; in a dump it stands behind the file. */
export function knownStoreAt(path: string): KnownStore | undefined {
  const [, kind, namespace = '', name = ''] = /(?:^|!\/)(Secret|ConfigMap) ([^/]+)\/([^/]+)$/u.exec(path) ?? [];
  return kind === 'Secret' || kind === 'ConfigMap' ? knownStoreOf({ kind, namespace, name }) : undefined;
}

/** Secrets of CAs that are of no type of their own, so that a list of TLS Secrets leaves them out. */
export const knownAuthorities: readonly (readonly [namespace: string, name: string])[] = [
  ['istio-system', 'cacerts'],
  ['istio-system', 'istio-ca-secret'],
  ['linkerd', 'linkerd-identity-issuer'],
  ['linkerd', 'linkerd-identity-trust-roots'],
  ['cattle-system', 'tls-ca'],
];
