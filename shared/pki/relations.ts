import type { Sha256Hex } from '../x509/brand.ts';
import { isCa } from '../x509/certificate.ts';
import type { DistributionId } from '../kubernetes/distributions/distribution.ts';
import { recognitionsOf } from '../kubernetes/recognise.ts';
import { recognitionAt } from '../kubernetes/recognition-at.ts';
import { renewalWindowOf } from '../kubernetes/renewal-window.ts';
import { rolesByFlags } from '../kubernetes/role-by-flags.ts';
import { roleOf } from '../kubernetes/role-of.ts';
import type { Role } from '../kubernetes/role.ts';
import type { AssessedCertificate } from './assessment.ts';
import { certificationPaths } from './certification-path.ts';
import { externalAuthorities } from './external-ca.ts';
import { groupBy } from './group-by.ts';
import type { Inventory, IssuerLink, IssuerProof, Sighting } from './inventory.ts';
import { nodeFolderOfPath, nodeFoldersOf, type NodeFolders } from './node-of.ts';

/** What is known of a certificate whatever the instant. */
export type RelatedCertificate = Omit<AssessedCertificate, 'status' | 'isOverdue' | 'isReplaced'>;

const known = new WeakMap<Inventory, Map<DistributionId | undefined, readonly RelatedCertificate[]>>();

/**
 * One per certificate of the inventory, in its order. Inventories never change, so the answer is kept for each.
 * @param distribution  what a person says every node is of
 */
export function relationsOf(inventory: Inventory, distribution?: DistributionId): readonly RelatedCertificate[] {
  const before = known.get(inventory) ?? new Map<DistributionId | undefined, readonly RelatedCertificate[]>();
  known.set(inventory, before);
  const relations = before.get(distribution) ?? relate(inventory, distribution);
  before.set(distribution, relations);
  return relations;
}

function relate(inventory: Inventory, distribution: DistributionId | undefined): readonly RelatedCertificate[] {
  const paths = certificationPaths(inventory.certificates, inventory.issuerLinks);
  const external = externalAuthorities(inventory);
  const sightingsOf = groupBy(inventory.sightings, ({ sha256 }) => sha256);
  const linksOf = groupBy(
    inventory.issuerLinks.filter(({ certificate, issuer }) => certificate !== issuer),
    ({ certificate }) => certificate,
  );
  for (const links of linksOf.values()) if (links.length > 1) links.sort(byProof);

  const byFlags = rolesByFlags(inventory.staticPods);
  const roles = new Map<Sha256Hex, Role | undefined>();
  const isEtcdCa = (sha256: Sha256Hex): boolean => roles.get(sha256) === 'etcd-ca';
  // CAs first: what an end entity is for may depend on the CA above it.
  const authorities = inventory.certificates.filter(isCa);
  const endEntities = inventory.certificates.filter((certificate) => !isCa(certificate));
  for (const certificate of [...authorities, ...endEntities]) {
    const { sha256 } = certificate;
    const path = paths.get(sha256);
    const context = {
      isSelfSigned: path?.isSelfSigned ?? false,
      issuedByEtcdCa: path?.path.some(isEtcdCa) ?? false,
    };
    roles.set(sha256, roleOf(certificate, sightingsOf.get(sha256) ?? [], context, byFlags));
  }

  const folders = nodeFoldersOf(inventory);
  const recognised = recognitionAt(recognitionsOf(inventory, distribution));
  return inventory.certificates.map((certificate): RelatedCertificate => {
    const { sha256 } = certificate;
    const path = paths.get(sha256);
    const sightings = sightingsOf.get(sha256) ?? [];
    const role = roles.get(sha256);
    return {
      certificate,
      role,
      effectiveNotAfter: path?.effectiveNotAfter,
      limitedBy: path?.limitedBy,
      path: path?.path ?? [sha256],
      issuers: linksOf.get(sha256) ?? [],
      isSelfSigned: path?.isSelfSigned ?? false,
      isExternalCa: external.has(sha256),
      sightings,
      nodes: nodesOf(sightings, folders),
      renewal: renewalWindowOf(
        certificate,
        role,
        sightings,
        ({ place, path }) => recognised(place, path)?.distribution,
      ),
    };
  });
}

const noNodes: readonly string[] = [];

function nodesOf(sightings: readonly Sighting[], folders: NodeFolders): readonly string[] {
  if (folders.size === 0) return noNodes;
  const nodes = new Set<string>();
  for (const { place, path } of sightings) {
    const found = nodeFolderOfPath(place, path, folders);
    if (found !== undefined) nodes.add(found.node);
  }
  return [...nodes].toSorted();
}

const proofOrder: Readonly<Record<IssuerProof, number>> = {
  signature: 0,
  'key-identifier': 1,
  'name-only': 2,
  'signature-mismatch': 3,
};

function byProof(a: IssuerLink, b: IssuerLink): number {
  return proofOrder[a.proof] - proofOrder[b.proof] || (a.issuer < b.issuer ? -1 : 1);
}
