import type { CaBundleObject } from './ca-bundle-object.ts';
import type { CertManagerCertificate, CertManagerIssuer } from './cert-manager-object.ts';
import type { NodeObject } from './node-object.ts';
import type { ObjectKind } from './object-base.ts';
import type { SigningRequestObject } from './signing-request-object.ts';
import type { StoredObject } from './stored-object.ts';
import type { TrustBundleObject } from './trust-bundle-object.ts';

/** What a cluster's API holds about certificates, told apart by `kind`. Never a private key. */
export type ClusterObject =
  | SigningRequestObject
  | StoredObject
  | CaBundleObject
  | TrustBundleObject
  | CertManagerCertificate
  | CertManagerIssuer
  | NodeObject;

/** The members of {@link ClusterObject} whose `kind` is, or may be, one of `Kind`. */
export type ObjectOfKind<Kind extends ObjectKind, One extends ClusterObject = ClusterObject> = One extends ClusterObject
  ? [Extract<One['kind'], Kind>] extends [never]
    ? never
    : One
  : never;

/** @param objects  `inventory.clusterObjects` */
export function objectsOfKind<Kind extends ObjectKind>(
  objects: readonly ClusterObject[],
  ...kinds: readonly Kind[]
): readonly ObjectOfKind<Kind>[] {
  return objects.filter((object): object is ObjectOfKind<Kind> => kinds.some((kind) => kind === object.kind));
}
