import type { IssuerProof } from '../pki/inventory.ts';
import type { NodeId } from './entity.ts';
import type { CardId, GraphCard } from './graph-card.ts';
import type { Hierarchy } from './hierarchy-model.ts';
import { isHole } from './hole.ts';
import type { ParentEdge } from './parent-options.ts';
import { rotationsOf } from './rotations.ts';

/**
 * - `issued`: to the primary parent, `also-issued`: to another one, each as surely as its proof says;
 * - `named`: to a hole, which certificates name as their issuer;
 * - `contradicted`: from a CA of the right name that did not sign it;
 * - `replaced-by`: from a CA to the one that took its place; nobody issued anybody.
 */
export type GraphEdgeKind = 'issued' | 'also-issued' | 'named' | 'contradicted' | 'replaced-by';

export interface GraphEdge {
  readonly id: string;
  readonly kind: GraphEdgeKind;
  /** The issuer; of a rotation, the older CA. */
  readonly from: CardId;
  readonly to: CardId;
  /** `undefined` for a rotation. */
  readonly proof: IssuerProof | undefined;
}

/** A name that a hundred clusters share contradicts a lost leaf a hundred times; a few make the point. */
export const maxContradictedShown = 3;

/** How the cards hang together, in the cards' order; a parent that is folded away is told by the card it is folded in. */
export function graphEdges(
  cards: readonly GraphCard[],
  cardOf: ReadonlyMap<NodeId, CardId>,
  hierarchy: Hierarchy,
): readonly GraphEdge[] {
  const edges = new Map<string, GraphEdge>();
  const add = (kind: GraphEdgeKind, from: CardId | undefined, to: CardId | undefined, proof?: IssuerProof) => {
    if (from === undefined || to === undefined || from === to) return;
    const id = `${kind}:${proof ?? ''}:${from}>${to}`;
    edges.set(id, { id, kind, from, to, proof });
  };
  const cardOfParent = ({ parent }: ParentEdge) => cardOf.get(parent);
  for (const card of cards) {
    const { id, parent, otherParents, contradicted } = card;
    if (parent) add(isHole(parent.parent) ? 'named' : 'issued', cardOfParent(parent), id, parent.proof);
    for (const edge of otherParents) add('also-issued', cardOfParent(edge), id, edge.proof);
    for (const edge of contradicted.slice(0, maxContradictedShown)) {
      add('contradicted', cardOfParent(edge), id, edge.proof);
    }
  }
  for (const { older, newer } of rotationsOf(hierarchy)) add('replaced-by', cardOf.get(older), cardOf.get(newer));
  return [...edges.values()];
}
