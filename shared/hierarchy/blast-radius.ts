import { roles } from '../kubernetes/role.ts';
import type { AssessedCertificate, Assessment } from '../pki/assessment.ts';
import { append } from '../pki/group-by.ts';
import type { EpochMs, Sha256Hex } from '../x509/brand.ts';
import { compareText } from './compare.ts';
import type { NodeId } from './entity.ts';
import type { Hierarchy, HierarchyNode } from './hierarchy-model.ts';
import { keyOfCertificate } from './tree-keys.ts';

/** What becomes of a node when a CA ends. `untouched` as well where no verified signature ties it to the CA. */
export type Fate =
  { readonly kind: 'dies' } | { readonly kind: 'survives'; readonly via: NodeId } | { readonly kind: 'untouched' };

export interface BlastRadius {
  readonly source: NodeId;
  /** Certificates that work at the instant and would not without this CA; its own are not among them. */
  readonly count: number;
  /** The one whose end stops the most, by the order of {@link roles}. */
  readonly first: HierarchyNode | undefined;
  fateOf(node: HierarchyNode): Fate;
}

/** Worked out once for an hierarchy: asking for one CA then costs only what is below it that is a CA itself. */
export interface BlastIndex {
  of(source: NodeId): BlastRadius;
}

const dies: Fate = { kind: 'dies' };
const untouched: Fate = { kind: 'untouched' };

const known = new WeakMap<Hierarchy, BlastIndex>();

/**
 * Only checked signatures carry: what hangs by a name is not said to die. A certificate with a second verified issuer
 * that still works survives, and so does a CA that is its own root.
 */
export function blastIndex(hierarchy: Hierarchy, assessment: Assessment): BlastIndex {
  let index = known.get(hierarchy);
  if (!index) {
    index = buildIndex(hierarchy, assessment);
    known.set(hierarchy, index);
  }
  return index;
}

function buildIndex(hierarchy: Hierarchy, assessment: Assessment): BlastIndex {
  const keys = keyOfCertificate(hierarchy);
  const working = new Set(
    [...hierarchy.nodes.values()].filter(({ certificates }) => certificates.some(works)).map(({ id }) => id),
  );
  const supports = (node: HierarchyNode) => supportsOf(node, keys, working, assessment.at);

  const dependentCas = new Map<NodeId, HierarchyNode[]>();
  const supportsOfCa = new Map<NodeId, readonly NodeId[]>();
  /** Leaves that one CA alone carries, as a sum; they are most of all there are. */
  const carried = new Map<NodeId, Toll>();
  /** Leaves that several carry. */
  const shared: { readonly node: HierarchyNode; readonly by: readonly NodeId[] }[] = [];
  for (const node of hierarchy.nodes.values()) {
    const by = supports(node);
    if (node.kind === 'ca') {
      supportsOfCa.set(node.id, by);
      for (const above of by) append(dependentCas, above, node);
    } else if (by.length > 1) shared.push({ node, by });
    else if (by[0] !== undefined) carried.set(by[0], plus(carried.get(by[0]), node, 1));
  }

  const fallenWith = (source: NodeId): ReadonlySet<NodeId> => {
    const fallen = new Set([source]);
    const waiting = [source];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      for (const { id: below } of dependentCas.get(id) ?? []) {
        if (fallen.has(below) || (supportsOfCa.get(below) ?? []).some((above) => !fallen.has(above))) continue;
        fallen.add(below);
        waiting.push(below);
      }
    }
    return fallen;
  };

  return {
    of: (source) => {
      const fallen = fallenWith(source);
      let toll: Toll | undefined;
      for (const id of fallen) {
        const node = hierarchy.nodes.get(id);
        const leaves = carried.get(id);
        if (leaves?.first) toll = plus(toll, leaves.first, leaves.count);
        if (node && id !== source) toll = plus(toll, node, node.certificates.filter(works).length);
      }
      for (const { node, by } of shared) if (by.every((above) => fallen.has(above))) toll = plus(toll, node, 1);
      return {
        source,
        count: toll?.count ?? 0,
        first: toll?.first,
        fateOf: (node) => {
          if (node.id === source) return dies;
          const by = node.kind === 'ca' ? (supportsOfCa.get(node.id) ?? []) : supports(node);
          if (!by.some((above) => fallen.has(above))) return untouched;
          const via = by.find((above) => !fallen.has(above));
          return via === undefined ? dies : { kind: 'survives', via };
        },
      };
    },
  };
}

interface Toll {
  readonly count: number;
  readonly first: HierarchyNode | undefined;
}

function plus(toll: Toll | undefined, node: HierarchyNode, count: number): Toll {
  const first = toll?.first === undefined || stopsMore(node, toll.first) ? node : toll.first;
  return { count: (toll?.count ?? 0) + count, first };
}

function stopsMore(one: HierarchyNode, other: HierarchyNode): boolean {
  return (roleRank(one) - roleRank(other) || compareText(one.id, other.id)) < 0;
}

function roleRank({ certificates }: HierarchyNode): number {
  const role = certificates[0]?.role;
  return role === undefined ? roles.length : roles.indexOf(role);
}

/** The working CAs that vouch for it by a checked signature; itself where it is a root of its own. */
function supportsOf(
  { id, certificates }: HierarchyNode,
  keys: ReadonlyMap<Sha256Hex, NodeId>,
  working: ReadonlySet<NodeId>,
  at: EpochMs,
): readonly NodeId[] {
  const found = new Set<NodeId>();
  for (const assessed of certificates) {
    if (!isWithinDates(assessed, at)) continue;
    if (assessed.isSelfSigned) found.add(id);
    for (const { issuer, proof } of assessed.issuers) {
      const above = proof === 'signature' ? keys.get(issuer) : undefined;
      if (above !== undefined && above !== id && working.has(above)) found.add(above);
    }
  }
  return [...found].toSorted(compareText);
}

function isWithinDates({ certificate: { notBefore, notAfter } }: AssessedCertificate, at: EpochMs): boolean {
  return notBefore !== undefined && notAfter !== undefined && notBefore <= at && at <= notAfter;
}

function works({ status }: AssessedCertificate): boolean {
  return status !== 'expired' && status !== 'not-yet-valid' && status !== 'unknown';
}
