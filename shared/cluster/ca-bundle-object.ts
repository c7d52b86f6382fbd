import type { Sha256Hex } from '../x509/brand.ts';
import type { ObjectBase } from './object-base.ts';

/**
 * One place where the API server is told whom to believe when it calls something: a webhook of an admission configuration, an
 * aggregated API, the conversion of a custom resource. One for each webhook, so an object may have several; those without
 * anything to call (a local APIService, a CRD without conversion webhook) have none.
 */
export interface CaBundleObject extends ObjectBase<
  'ValidatingWebhookConfiguration' | 'MutatingWebhookConfiguration' | 'APIService' | 'CustomResourceDefinition'
> {
  /** `webhooks[1].clientConfig.caBundle`, `spec.caBundle`, `spec.conversion.webhook.clientConfig.caBundle`. */
  readonly field: string;
  /** The webhook's own name; `undefined` elsewhere. */
  readonly entryName: string | undefined;
  /**
   * `absent` or empty: then the host's own roots count for a webhook, and nothing does for an APIService. `unreadable`: it holds
   * no certificate, which the API accepts; a problem tells why. `read`: at least one.
   */
  readonly caBundle: 'absent' | 'unreadable' | 'read';
  /** In the order of the bundle; each has a sighting with this `path` and `field`. */
  readonly certificates: readonly Sha256Hex[];
  /** What is called: its certificate must name `<name>.<namespace>.svc`. */
  readonly service: ServiceReference | undefined;
  /** Instead of a service. */
  readonly url: string | undefined;
  /** Of a webhook: `Fail` turns a broken bundle into an outage, `Ignore` into silence. */
  readonly failurePolicy: 'Fail' | 'Ignore' | undefined;
  /** `spec.insecureSkipTLSVerify` of an APIService: nothing is verified. */
  readonly insecureSkipTlsVerify: boolean;
  /** The condition `Available` of an APIService, which stays true with a wrong bundle; `undefined` elsewhere. */
  readonly isAvailable: boolean | undefined;
  /** Who keeps the bundle current: `demo/www` of `cert-manager.io/inject-ca-from`, and its like. */
  readonly injectedFrom: CaInjection | undefined;
}

export interface ServiceReference {
  readonly namespace: string;
  readonly name: string;
  /** 443 where none is set. */
  readonly port: number;
}

/** By `cert-manager.io/inject-ca-from`, `…-secret` (both `namespace/name`) or `inject-apiserver-ca` (no source). */
export interface CaInjection {
  readonly by: 'certificate' | 'secret' | 'apiserver-ca';
  readonly source: string | undefined;
}
