import type { Sha256Hex } from '../x509/brand.ts';
import type { NodeId } from './entity.ts';
import type { Hierarchy } from './hierarchy-model.ts';

/** The node each certificate is in. */
export function keyOfCertificate({ nodes }: Hierarchy): ReadonlyMap<Sha256Hex, NodeId> {
  const keys = new Map<Sha256Hex, NodeId>();
  for (const { id, certificates } of nodes.values()) {
    for (const { certificate } of certificates) keys.set(certificate.sha256, id);
  }
  return keys;
}
