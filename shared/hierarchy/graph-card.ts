import type { Role } from '../kubernetes/role.ts';
import type { AssessedCertificate } from '../pki/assessment.ts';
import type { HierarchyNode } from './hierarchy-model.ts';
import type { ParentEdge } from './parent-options.ts';

/** A card's identity; a node's card has the node's id, so that tree and graph speak of the same thing. */
export type CardId = string;

/**
 * What stands behind one bundle card:
 * - `role`: certificates of one role from one issuer, known in one way;
 * - `issuer`: all certificates of one issuer that are known in one way, where roles would make too many cards;
 * - `branches`: whole CAs with all they issued, where even that would be too many.
 */
export type BundleKind = 'role' | 'issuer' | 'branches';

interface CardBase {
  readonly id: CardId;
  /** How it hangs on its primary parent, which is a node's card. All that stands in a bundle hangs there in this way. */
  readonly parent: ParentEdge | undefined;
  readonly otherParents: readonly ParentEdge[];
  readonly contradicted: readonly ParentEdge[];
}

/** A CA, or the hole where one is missing. */
export interface NodeCard extends CardBase {
  readonly kind: 'node';
  readonly node: HierarchyNode;
}

export interface BundleCard extends CardBase {
  readonly kind: 'bundle';
  readonly of: BundleKind;
  readonly role: Role | undefined;
  /** Leaves; of `branches`, the CAs at their top. */
  readonly members: readonly HierarchyNode[];
  /** All of them, those within branches too. */
  readonly certificates: readonly AssessedCertificate[];
}

export type GraphCard = NodeCard | BundleCard;
