import { atOnce } from '../at-once.ts';
import type { Sha256Hex } from '../x509/brand.ts';
import { isCa, type Certificate } from '../x509/certificate.ts';
import type { DistributionId } from '../kubernetes/distributions/distribution.ts';
import { keepRecognitions } from '../kubernetes/recognise.ts';
import { recognitionAt } from '../kubernetes/recognition-at.ts';
import { renewalWindowOf } from '../kubernetes/renewal-window.ts';
import { roleByContent } from '../kubernetes/role-by-content.ts';
import type { Role } from '../kubernetes/role.ts';
import type { AssessedCertificate } from './assessment.ts';
import { findingPaths } from './certification-path.ts';
import { externalAuthorities } from './external-ca.ts';
import { indexOf } from './inventory-index.ts';
import type { Inventory, IssuerLink, IssuerProof, Sighting } from './inventory.ts';
import { placeFactsOf, type PlaceFacts } from './place-facts.ts';

/** What is known of a certificate whatever the instant. */
export type RelatedCertificate = Omit<AssessedCertificate, 'status' | 'isOverdue' | 'isReplaced'>;

const known = new WeakMap<Inventory, Map<DistributionId | undefined, readonly RelatedCertificate[]>>();

/**
 * One per certificate of the inventory, in its order. Inventories never change, so the answer is kept for each.
 * @param distribution  what a person says every node is of
 */
export function relationsOf(inventory: Inventory, distribution?: DistributionId): readonly RelatedCertificate[] {
  return atOnce(relating(inventory, distribution));
}

/**
 * {@link relationsOf} in steps of a few milliseconds, for who must not be held up meanwhile.
 * @param prepared  {@link placeFactsOf} the same inventory without its issuer links, if they were known before those
 */
export function* relating(
  inventory: Inventory,
  distribution?: DistributionId,
  prepared?: PlaceFacts,
): Generator<undefined, readonly RelatedCertificate[]> {
  const before = known.get(inventory)?.get(distribution);
  if (before !== undefined) return before;
  if (prepared !== undefined) keepRecognitions(inventory, distribution, prepared.recognitions);
  const relations = yield* relate(inventory, prepared ?? (yield* placeFactsOf(inventory, distribution)));
  const ofInventory = known.get(inventory) ?? new Map<DistributionId | undefined, readonly RelatedCertificate[]>();
  known.set(inventory, ofInventory.set(distribution, relations));
  return relations;
}

/** So many certificates a step. */
const perStep = 1_000;
const noSightings: readonly Sighting[] = [];
const noNodes: readonly string[] = [];
const noLinks: readonly IssuerLink[] = [];

function* relate(inventory: Inventory, places: PlaceFacts): Generator<undefined, readonly RelatedCertificate[]> {
  const { certificates } = inventory;
  const paths = yield* findingPaths(inventory);
  yield;
  const external = externalAuthorities(inventory);
  yield;
  const { positions, authorities, issuerLinks: linksOf } = indexOf(inventory);
  const etcdAuthorities = new Set<Sha256Hex>();
  const roleAt = (position: number, certificate: Certificate): Role | undefined => {
    const known = places.roles[position];
    if (known !== undefined) return known;
    const path = paths[position];
    const issuedByEtcdCa = etcdAuthorities.size > 0 && path?.path.some((each) => etcdAuthorities.has(each)) === true;
    return issuedByEtcdCa || isCa(certificate)
      ? roleByContent(certificate, { isSelfSigned: path?.isSelfSigned ?? false, issuedByEtcdCa })
      : places.rolesByContent[position];
  };
  // CAs first: what an end entity is for may depend on the CA above it.
  const authorityRoles = new Map<Sha256Hex, Role | undefined>();
  for (const [index, authority] of authorities.entries()) {
    if (index % perStep === 0) yield;
    const { sha256 } = authority;
    const role = roleAt(positions.get(sha256) ?? -1, authority);
    authorityRoles.set(sha256, role);
    if (role === 'etcd-ca') etcdAuthorities.add(sha256);
  }

  const recognised = recognitionAt(places.recognitions);
  const distributionAt = ({ place, path }: Sighting): DistributionId | undefined =>
    recognised(place, path)?.distribution;
  const related: RelatedCertificate[] = [];
  for (const [position, certificate] of certificates.entries()) {
    if (position % perStep === 0) yield;
    const { sha256 } = certificate;
    const path = paths[position];
    const sightings = places.sightings[position] ?? noSightings;
    const role = isCa(certificate) ? authorityRoles.get(sha256) : roleAt(position, certificate);
    related.push({
      certificate,
      role,
      effectiveNotAfter: path?.effectiveNotAfter,
      limitedBy: path?.limitedBy,
      path: path?.path ?? [sha256],
      issuers: issuersOf(linksOf.get(sha256) ?? noLinks),
      isSelfSigned: path?.isSelfSigned ?? false,
      isExternalCa: external.has(sha256),
      sightings,
      nodes: places.nodes[position] ?? noNodes,
      renewal: renewalWindowOf(certificate, role, sightings, distributionAt),
    });
  }
  return related;
}

/** Others than itself, the best proof first. */
function issuersOf(links: readonly IssuerLink[]): readonly IssuerLink[] {
  const others = links.some(isToItself) ? links.filter((link) => !isToItself(link)) : links;
  return others.length > 1 ? others.toSorted(byProof) : others;
}

function isToItself({ certificate, issuer }: IssuerLink): boolean {
  return certificate === issuer;
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
