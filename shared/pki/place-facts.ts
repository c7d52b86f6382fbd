import type { DistributionId } from '../kubernetes/distributions/distribution.ts';
import { recognitionsOf } from '../kubernetes/recognise.ts';
import type { Recognition } from '../kubernetes/recognition.ts';
import { rolesByFlags } from '../kubernetes/role-by-flags.ts';
import { roleByContent } from '../kubernetes/role-by-content.ts';
import { roleBySightings } from '../kubernetes/role-by-sightings.ts';
import type { Role } from '../kubernetes/role.ts';
import { isCa } from '../x509/certificate.ts';
import { indexOf } from './inventory-index.ts';
import type { Inventory, Sighting } from './inventory.ts';
import { nodeFolderOfPath, nodeFoldersOf, type NodeFolders } from './node-of.ts';

/** What the places of certificates tell of them, whoever issued them. The lists have one entry a certificate, in the inventory's order. */
export interface PlaceFacts {
  readonly recognitions: readonly Recognition[];
  readonly sightings: readonly (readonly Sighting[])[];
  readonly roles: readonly (Role | undefined)[];
  /** Where {@link roles} has none: what an end entity says it is for, unless an etcd CA issued it. */
  readonly rolesByContent: readonly (Role | undefined)[];
  readonly nodes: readonly (readonly string[])[];
}

/** So many certificates a step. */
const perStep = 1_000;
const ofUnknownIssuer = { isSelfSigned: false, issuedByEtcdCa: false };
const noSightings: readonly Sighting[] = [];

/** In steps of a few milliseconds. Issuer links are not read: they may still be on their way. */
export function* placeFactsOf(
  inventory: Inventory,
  distribution: DistributionId | undefined,
): Generator<undefined, PlaceFacts> {
  const recognitions = recognitionsOf(inventory, distribution);
  yield;
  const { sightings: sightingsOf } = indexOf(inventory);
  const folders = nodeFoldersOf(inventory);
  const byFlags = rolesByFlags(inventory.staticPods);
  yield;
  const sightings: (readonly Sighting[])[] = [];
  const roles: (Role | undefined)[] = [];
  const rolesByContent: (Role | undefined)[] = [];
  const nodes: (readonly string[])[] = [];
  for (const [position, certificate] of inventory.certificates.entries()) {
    if (position % perStep === 0) yield;
    const seen = sightingsOf.get(certificate.sha256) ?? noSightings;
    sightings.push(seen);
    const role = roleBySightings(certificate, seen, byFlags);
    roles.push(role);
    rolesByContent.push(role ?? (isCa(certificate) ? undefined : roleByContent(certificate, ofUnknownIssuer)));
    nodes.push(nodesOf(seen, folders));
  }
  return { recognitions, sightings, roles, rolesByContent, nodes };
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
