import type { Sha256Hex } from '../x509/brand.ts';
import type { ObjectBase } from './object-base.ts';

/** A ClusterTrustBundle of `certificates.k8s.io`. @see KEP-3257 */
export interface TrustBundleObject extends ObjectBase<'ClusterTrustBundle'> {
  /** Whose trust anchors these are; `undefined` for a bundle that belongs to no signer. */
  readonly signerName: string | undefined;
  /** In the order of `spec.trustBundle`; each has a sighting too. */
  readonly certificates: readonly Sha256Hex[];
}
