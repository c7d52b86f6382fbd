import { isCa } from '../x509/certificate.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { compareText } from './compare.ts';

/** Names a node of the hierarchy; stable for one set of certificates, so that two loads give the same tree. */
export type NodeId = string;

/**
 * A CA as people mean it: one name with one key. Its certificates are instances of it, so a cross-signed CA is one
 * entity with two issuers, a CA renewed with its key is one entity with two validities, and a CA whose key was
 * rotated is two entities with one name.
 */
export interface CaEntity {
  readonly id: NodeId;
  /** Comparable subject name. */
  readonly name: string;
  /** Latest notAfter first, then fingerprint. Never empty. */
  readonly instances: readonly AssessedCertificate[];
}

/** One string object a certificate: hashing these long keys anew for every look-up would cost more than the tree. */
const entityIds = new WeakMap<object, NodeId>();

/** The entity a certificate would be an instance of, whether or not it is a CA. */
export function entityIdOf(certificate: Pick<Certificate, 'spkiSha256' | 'subject'>): NodeId {
  let id = entityIds.get(certificate);
  if (id === undefined) {
    id = `ca:${certificate.spkiSha256}:${certificate.subject.comparable}`;
    entityIds.set(certificate, id);
  }
  return id;
}

/**
 * Groups what acts as a CA: a name with a key of which one certificate says CA:TRUE, or which a checked signature
 * shows to have issued another certificate (a version 1 root makes no claim at all). Every certificate of that name
 * with that key is an instance, whatever it claims itself.
 */
export function caEntities(assessment: Assessment): ReadonlyMap<NodeId, CaEntity> {
  const acting = actingAsCa(assessment);
  const grouped = new Map<NodeId, AssessedCertificate[]>();
  for (const assessed of assessment.certificates) {
    const id = entityIdOf(assessed.certificate);
    if (!acting.has(id)) continue;
    const instances = grouped.get(id);
    if (instances) instances.push(assessed);
    else grouped.set(id, [assessed]);
  }
  const entities = new Map<NodeId, CaEntity>();
  for (const [id, instances] of grouped) {
    instances.sort(latestFirst);
    entities.set(id, { id, name: instances[0]?.certificate.subject.comparable ?? '', instances });
  }
  return entities;
}

function actingAsCa(assessment: Assessment): ReadonlySet<NodeId> {
  const ids = new Set<NodeId>();
  for (const { certificate, issuers } of assessment.certificates) {
    const own = entityIdOf(certificate);
    if (isCa(certificate)) ids.add(own);
    for (const link of issuers) {
      if (link.proof !== 'signature') continue;
      const issuer = assessment.bySha256.get(link.issuer);
      const id = issuer && entityIdOf(issuer.certificate);
      if (id !== undefined && id !== own) ids.add(id);
    }
  }
  return ids;
}

function latestFirst(one: AssessedCertificate, other: AssessedCertificate): number {
  return (
    (other.certificate.notAfter ?? -Infinity) - (one.certificate.notAfter ?? -Infinity) ||
    compareText(one.certificate.sha256, other.certificate.sha256)
  );
}

/** First 8 hex digits of the key's hash: what tells two CAs of one name apart. */
export function shortKey(spkiSha256: Sha256Hex): string {
  return spkiSha256.slice(0, 8);
}
