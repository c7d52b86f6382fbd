import { atOnce } from '../at-once.ts';
import { statuses, type AssessedCertificate, type Assessment, type Status } from '../pki/assessment.ts';
import type { Name } from '../x509/name.ts';
import { breakCycles } from './break-cycles.ts';
import { caEntities, entityIdOf, type NodeId } from './entity.ts';
import { holeId, isHole } from './hole.ts';
import { orderSiblings } from './order-siblings.ts';
import {
  parentOptions,
  proofRank,
  selfProofs,
  type ParentEdge,
  type ParentOption,
  type ParentOptions,
} from './parent-options.ts';

/**
 * - `ca`: a name with a key, and all certificates of it;
 * - `certificate`: one certificate that issues nothing;
 * - `hole`: an issuer that certificates name and that was not found in this look.
 */
export type NodeKind = 'ca' | 'certificate' | 'hole';

export interface HierarchyNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  /** The subject; of a hole, the issuer name as its children state it. */
  readonly name: Name;
  /** All instances of a CA, the latest first; one for a certificate; none for a hole. */
  readonly certificates: readonly AssessedCertificate[];
  /** Of a hole only: the authorityKeyIdentifier its children state, lower-case hex. */
  readonly keyIdentifier: string | undefined;
  readonly parent: ParentEdge | undefined;
  /** Second parents: shown as references, so that nothing is counted twice. */
  readonly otherParents: readonly ParentEdge[];
  /** CAs of the right name that did not sign this; only where no signature was verified at all. */
  readonly contradicted: readonly ParentEdge[];
  readonly children: readonly NodeId[];
  /** Another CA or hole has the same name. */
  readonly isTwin: boolean;
  /** Of its best certificate; a hole has none. */
  readonly ownStatus: Status | undefined;
  /** The worst of its own and of everything below it; what was replaced where it lies is history and no alarm. */
  readonly worstStatus: Status;
  /** Certificates below it, its own not counted. */
  readonly certificatesBelow: number;
}

/** The forest of primary parents over every certificate of an assessment, each of them in exactly one place. */
export interface Hierarchy {
  readonly nodes: ReadonlyMap<NodeId, HierarchyNode>;
  readonly roots: readonly NodeId[];
  /** Nodes that would be their own ancestor; each became a root and keeps the parent as a second one. */
  readonly cycleCuts: readonly NodeId[];
}

type Draft = { -readonly [K in keyof HierarchyNode]: HierarchyNode[K] } & { children: NodeId[] };

const built = new WeakMap<Assessment, Hierarchy>();

/** After so many nodes whoever must not be held up is let in. */
const nodesAStep = 1_000;

/** The hierarchy of an assessment, worked out once however many views ask for it. */
export function hierarchyOf(assessment: Assessment): Hierarchy {
  return atOnce(hierarchyInSteps(assessment));
}

/** {@link hierarchyOf} in short steps. */
export function* hierarchyInSteps(assessment: Assessment): Generator<undefined, Hierarchy> {
  const before = built.get(assessment);
  if (before) return before;
  const hierarchy = yield* buildingHierarchy(assessment);
  built.set(assessment, hierarchy);
  return hierarchy;
}

export function buildHierarchy(assessment: Assessment): Hierarchy {
  return atOnce(buildingHierarchy(assessment));
}

function* buildingHierarchy(assessment: Assessment): Generator<undefined, Hierarchy> {
  const drafts = new Map<NodeId, Draft>();
  const found = new Map<NodeId, ParentOptions>();
  const parents = new Map<NodeId, ParentOption>();
  const entities = caEntities(assessment);
  yield;
  const own = selfProofs(assessment);
  yield;

  const add = (id: NodeId, kind: NodeKind, certificates: readonly AssessedCertificate[]) => {
    const first = certificates[0];
    if (!first) return;
    drafts.set(id, draftOf(id, kind, first.certificate.subject, certificates));
    const upward = parentOptions(certificates, entities, assessment, own);
    found.set(id, upward);
    const parent = upward.options[0];
    if (parent && !standsAsRoot(certificates, upward, parent, assessment)) parents.set(id, parent);
  };
  for (const { id, instances } of entities.values()) {
    add(id, 'ca', instances);
    if (found.size % nodesAStep === 0) yield;
  }
  for (const assessed of assessment.certificates) {
    if (!entities.has(entityIdOf(assessed.certificate)))
      add(`leaf:${assessed.certificate.sha256}`, 'certificate', [assessed]);
    if (found.size % nodesAStep === 0) yield;
  }

  const cycleCuts = breakCycles(parents);
  yield;
  const cut = new Set(cycleCuts);
  let done = 0;
  for (const [id, upward] of found) {
    done += 1;
    if (done % nodesAStep === 0) yield;
    const draft = drafts.get(id);
    if (!draft) continue;
    const parent = parents.get(id);
    draft.parent = parent && { parent: parent.parent, proof: parent.proof };
    draft.otherParents = upward.options
      .filter((option) => option !== parent)
      .map(({ parent: other, proof }) => ({ parent: other, proof }));
    const isRoot = upward.self !== undefined && upward.self !== 'signature-mismatch';
    if (!isRoot && parent?.proof !== 'signature') draft.contradicted = upward.contradicted;
    if (!parent && !isRoot && !cut.has(id)) draft.parent = { parent: holeFor(draft, drafts), proof: 'name-only' };
  }

  const roots: NodeId[] = [];
  for (const { id, parent } of drafts.values()) {
    if (parent) drafts.get(parent.parent)?.children.push(id);
    else roots.push(id);
  }
  markTwins(drafts);
  yield;
  const order = orderSiblings(drafts);
  yield;
  for (const draft of drafts.values()) draft.children = order(draft.children);
  const ordered = order(roots);
  yield;
  sumUp(drafts, ordered);
  return { nodes: drafts, roots: ordered, cycleCuts };
}

function draftOf(id: NodeId, kind: NodeKind, name: Name, certificates: readonly AssessedCertificate[]): Draft {
  const current = certificates.filter(({ isReplaced }) => !isReplaced);
  return {
    id,
    kind,
    name,
    certificates,
    keyIdentifier: undefined,
    parent: undefined,
    otherParents: [],
    contradicted: [],
    children: [],
    isTwin: false,
    ownStatus: bestOf(certificates.map(({ status }) => status)),
    worstStatus: bestOf(current.map(({ status }) => status)) ?? 'ok',
    certificatesBelow: 0,
  };
}

/**
 * What is its own issuer at least as surely as another's child is a root. A CA with a self-signed certificate stays
 * one whoever else has signed it, unless that certificate is not valid at the instant and the cross-signed one is.
 */
function standsAsRoot(
  certificates: readonly AssessedCertificate[],
  { self }: ParentOptions,
  parent: ParentOption,
  { at }: Assessment,
): boolean {
  if (self === undefined || proofRank[self] > proofRank[parent.proof]) return false;
  if (self !== 'signature' || parent.proof !== 'signature' || !parent.validAt) return true;
  return certificates.some(({ isSelfSigned, certificate: { notBefore, notAfter } }) => {
    return isSelfSigned && notBefore !== undefined && notAfter !== undefined && notBefore <= at && at <= notAfter;
  });
}

function holeFor(child: Draft, drafts: Map<NodeId, Draft>): NodeId {
  const certificate = child.certificates[0]?.certificate;
  const keyIdentifier = certificate?.authorityKeyIdentifier?.keyIdentifier;
  const name = certificate?.issuer ?? child.name;
  const id = holeId(name.comparable, keyIdentifier);
  if (!drafts.has(id)) drafts.set(id, { ...draftOf(id, 'hole', name, []), keyIdentifier });
  return id;
}

/** What stands under a hole is there because nothing better is known; the line says no more than the hole does. */
export function isUnderHole({ parent }: HierarchyNode): boolean {
  return parent !== undefined && isHole(parent.parent);
}

function markTwins(drafts: ReadonlyMap<NodeId, Draft>): void {
  const seen = new Map<string, Draft>();
  for (const draft of drafts.values()) {
    if (draft.kind === 'certificate') continue;
    const twin = seen.get(draft.name.comparable);
    if (twin) {
      twin.isTwin = true;
      draft.isTwin = true;
    } else {
      seen.set(draft.name.comparable, draft);
    }
  }
}

/** From the leaves up, without recursion: a hostile chain may be ten thousand CAs deep. */
function sumUp(drafts: ReadonlyMap<NodeId, Draft>, roots: readonly NodeId[]): void {
  const downward: Draft[] = [];
  const waiting = [...roots];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const draft = drafts.get(id);
    if (!draft) continue;
    downward.push(draft);
    for (const child of draft.children) waiting.push(child);
  }
  for (const draft of downward.toReversed()) {
    for (const id of draft.children) {
      const child = drafts.get(id);
      if (!child) continue;
      draft.worstStatus = worseOf(draft.worstStatus, child.worstStatus);
      draft.certificatesBelow += child.certificatesBelow + child.certificates.length;
    }
  }
}

/** `statuses` lists the worst first. */
export function worseOf(one: Status, other: Status): Status {
  return statuses.indexOf(one) <= statuses.indexOf(other) ? one : other;
}

function bestOf(all: readonly Status[]): Status | undefined {
  return all.toSorted((one, other) => statuses.indexOf(other) - statuses.indexOf(one))[0];
}

/** All nodes from the roots down, each before its children, in the order of the tree. */
export function inTreeOrder(hierarchy: Hierarchy): readonly HierarchyNode[] {
  const ordered: HierarchyNode[] = [];
  const waiting = hierarchy.roots.toReversed();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = hierarchy.nodes.get(id);
    if (!node) continue;
    ordered.push(node);
    for (const child of node.children.toReversed()) waiting.push(child);
  }
  return ordered;
}
