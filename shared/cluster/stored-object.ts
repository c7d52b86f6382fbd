import type { ObjectBase } from './object-base.ts';

/**
 * A Secret or ConfigMap that holds certificates or keys, or whose content is broken where they should be. The certificates
 * are sightings of medium `cluster-object` with its `path`; `field` there is the key of `data` or `binaryData`.
 */
export interface StoredObject extends ObjectBase<'Secret' | 'ConfigMap'> {
  /** Of a Secret: `kubernetes.io/tls`, `Opaque` …; `undefined` for a ConfigMap. */
  readonly type: string | undefined;
  /** The keys of `data` and `binaryData` that gave a certificate, a key or a problem, in the server's order. */
  readonly fields: readonly string[];
  /** What cert-manager wrote on a Secret it made, by the `cert-manager.io/…` annotations. */
  readonly certManager: StoredByCertManager | undefined;
}

export interface StoredByCertManager {
  readonly certificateName: string | undefined;
  readonly issuerName: string | undefined;
  readonly issuerKind: string | undefined;
}
