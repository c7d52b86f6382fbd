import type { BlastRadius, Fate } from './blast-radius.ts';
import type { CardId, GraphCard } from './graph-card.ts';
import type { Graph } from './graph-layout.ts';

const untouched: Fate = { kind: 'untouched' };

/** What becomes of every card when a CA ends; a bundle stops when anything in it does. */
export function cardFates({ cards }: Graph, radius: BlastRadius): ReadonlyMap<CardId, Fate> {
  const fates = new Map<CardId, Fate>();
  for (const { card } of cards) if (card.kind === 'node') fates.set(card.id, radius.fateOf(card.node));
  for (const { card } of cards) if (card.kind === 'bundle') fates.set(card.id, bundleFate(card, fates, radius));
  return fates;
}

/** Only what hangs on a CA that stops is asked one by one: a bundle may hold 100,000. */
function bundleFate(
  { parent, otherParents, members }: GraphCard & { kind: 'bundle' },
  fates: ReadonlyMap<CardId, Fate>,
  radius: BlastRadius,
): Fate {
  const above = [parent, ...otherParents].map((edge) => edge && fates.get(edge.parent)?.kind);
  if (!above.includes('dies')) return untouched;
  let fate: Fate = untouched;
  for (const member of members) {
    const own = radius.fateOf(member);
    if (own.kind === 'dies') return own;
    if (own.kind === 'survives') fate = own;
  }
  return fate;
}
