import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import { referenceName } from '../../../../shared/hierarchy/node-text.ts';
import type { CardContext } from './card-lines.ts';

/** Which lines run back, because their CAs signed each other. */
export function LoopNote({ graph, context }: { readonly graph: Graph; readonly context: CardContext }) {
  const { t, hierarchy } = context;
  const pairs = graph.edges
    .filter(({ id }) => graph.loopEdges.has(id))
    .map(({ from, to }) => [from, to].map((id) => nameOf(hierarchy.nodes.get(id))).join(' → '));
  if (pairs.length === 0) return null;
  return (
    <p className="graph__loops muted">
      {t('hierarchy.loops', { count: pairs.length })}: {pairs.join(', ')}
    </p>
  );
}

function nameOf(node: Parameters<typeof referenceName>[0] | undefined): string {
  return node ? referenceName(node) : '—';
}
