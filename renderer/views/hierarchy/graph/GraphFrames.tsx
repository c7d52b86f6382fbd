import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { isExternal } from '../../../../shared/hierarchy/card-facts.ts';
import { inForestOrder } from '../../../../shared/hierarchy/graph-order.ts';
import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import { cardHeight, cardWidth } from '../../../../shared/hierarchy/placed-card.ts';
import { twinBrackets } from './twin-brackets.ts';

const pad = 9;

/** What frames several cards: a bracket round CAs of one name, and the cluster's edge before a CA that is kept elsewhere. */
export const GraphFrames = memo(function GraphFrames({ graph }: { readonly graph: Graph }) {
  const { t } = useTranslation();
  return (
    <>
      {insideOfExternal(graph).map(({ id, left, top, width, height }) => (
        <div key={id} className="graph-cluster" style={{ left, top, width, height }}>
          <span className="graph-cluster__name">{t('hierarchy.graph.cluster')}</span>
        </div>
      ))}
      {twinBrackets(graph).map(({ name, count, x, top, bottom }) => (
        <div
          key={`${x} ${top}`}
          className="graph-bracket"
          style={{ left: x - 12, top: top - 2, height: bottom - top + 4 }}
        >
          <span className="graph-bracket__name ellipsis" title={name}>
            {t('hierarchy.graph.twins', { count, name })}
          </span>
        </div>
      ))}
    </>
  );
});

/** Round everything below each CA that is kept elsewhere: that is what lies in the cluster, and the CA does not. */
function insideOfExternal({ cards, forest, byId }: Graph) {
  return cards.flatMap(({ card }) => {
    if (card.kind !== 'node' || !isExternal(card.node)) return [];
    const below = inForestOrder({ ...forest, roots: forest.childrenOf.get(card.id) ?? [] }).flatMap(
      (id) => byId.get(id) ?? [],
    );
    if (below.length === 0) return [];
    const left = Math.min(...below.map(({ x }) => x)) - pad;
    const top = Math.min(...below.map(({ y }) => y)) - pad;
    const right = Math.max(...below.map(({ x }) => x)) + cardWidth + pad;
    const bottom = Math.max(...below.map(({ y }) => y)) + cardHeight + pad;
    return [{ id: card.id, left, top, width: right - left, height: bottom - top }];
  });
}
