import type { TFunction } from 'i18next';
import { isExternal, nodesOf, tallyOf } from '../../../../shared/hierarchy/card-facts.ts';
import type { BundleCard, GraphCard } from '../../../../shared/hierarchy/graph-card.ts';
import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import { nodeName } from '../../../../shared/hierarchy/node-text.ts';
import { statuses } from '../../../../shared/pki/assessment.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { proofName } from '../../../../shared/words/proof-words.ts';
import { roleName } from '../../../../shared/words/role-words.ts';
import { issuersOf } from './move-in-graph.ts';

/** What to call a card: the node's name, or what its bundle holds. */
export function cardName(card: GraphCard, t: TFunction, language: Language): string {
  if (card.kind === 'node') return nodeName(card.node);
  const [only, ...others] = card.members;
  if (card.of === 'branches') return t('hierarchy.graph.branches', { count: card.members.length });
  if (only && others.length === 0) return nodeName(only);
  return card.role === undefined ? t('hierarchy.graph.bundle') : roleName(card.role, language);
}

export function kindWord(card: GraphCard, t: TFunction): string | undefined {
  if (card.kind === 'bundle') return undefined;
  const { node } = card;
  if (node.kind === 'hole') return t('hierarchy.graph.missing');
  if (isExternal(node)) return t('hierarchy.external');
  return t(node.parent === undefined ? 'hierarchy.graph.root' : 'hierarchy.graph.intermediate');
}

/** `2 expired, 1 soon, 14 ok, 1 replaced` */
export function tallyText({ certificates }: BundleCard, t: TFunction): string {
  const tally = tallyOf(certificates);
  const parts = statuses
    .filter((status) => tally[status] > 0)
    .map((status) => t('hierarchy.graph.status', { count: tally[status], status: t(`status.${status}`) }));
  if (tally.replaced > 0)
    parts.push(t('hierarchy.graph.status', { count: tally.replaced, status: t('hierarchy.replaced') }));
  return parts.join(', ');
}

const maxNodesNamed = 2;

/** `on cp-1, cp-2`, `on 3 nodes`; nothing where no node is known. */
export function nodesText(card: BundleCard, t: TFunction): string | undefined {
  const nodes = nodesOf(card);
  if (nodes.length === 0) return undefined;
  if (nodes.length > maxNodesNamed) return t('hierarchy.graph.onNodes', { count: nodes.length });
  return t('hierarchy.graph.onNode', { nodes: nodes.join(', ') });
}

/** What a screen reader says on coming to a card: name, kind, state, how many issuers, how much below. */
export function cardSpeech(
  card: GraphCard,
  lines: readonly (string | undefined)[],
  { graph, t, language }: { readonly graph: Graph; readonly t: TFunction; readonly language: Language },
): string {
  const issuers = issuersOf(graph, card.id).length;
  const proof = card.parent?.proof;
  const isUnderHole = graph.edges.some(({ kind, to }) => kind === 'named' && to === card.id);
  return [
    cardName(card, t, language),
    kindWord(card, t),
    ...lines,
    issuers > 1 ? t('hierarchy.graph.parents', { count: issuers }) : undefined,
    proof && !isUnderHole ? proofName(proof, language) : undefined,
    card.kind === 'node' && card.node.children.length > 0
      ? t('hierarchy.below', { count: card.node.certificatesBelow })
      : undefined,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}
