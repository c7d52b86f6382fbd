import { CircleQuestionMark, KeyRound, RefreshCw, Unlink, type LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardId } from '../../../../shared/hierarchy/graph-card.ts';
import type { GraphEdge } from '../../../../shared/hierarchy/graph-edges.ts';
import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import { cardHeight } from '../../../../shared/hierarchy/placed-card.ts';
import type { IssuerProof } from '../../../../shared/pki/inventory.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { proofShort } from '../../../../shared/words/proof-words.ts';
import { edgePath, entriesOf, rotationPath } from './edge-path.ts';

const glyphs: Readonly<Partial<Record<IssuerProof, LucideIcon>>> = {
  'key-identifier': KeyRound,
  'name-only': CircleQuestionMark,
  'signature-mismatch': Unlink,
};

export interface GraphEdgesProps {
  readonly graph: Graph;
  readonly language: Language;
  /** Cards that stop with the CA that is pointed at, itself among them; `undefined` when none is. */
  readonly dying: ReadonlySet<CardId> | undefined;
}

/**
 * The lines, each drawn as sure as it is. What they say stands in the cards' names and under the picture, so a screen
 * reader is not told it here again.
 */
export const GraphEdges = memo(function GraphEdges({ graph, language, dying }: GraphEdgesProps) {
  const entries = entriesOf(graph.edges);
  const drawn = graph.edges.flatMap((edge) => {
    const from = graph.byId.get(edge.from);
    const to = graph.byId.get(edge.to);
    if (!from || !to) return [];
    const isLit = dying?.has(edge.from) === true && dying.has(edge.to);
    const { d, label } =
      edge.kind === 'replaced-by'
        ? { d: rotationPath(from, to), label: { x: from.x, y: from.y + cardHeight } }
        : edgePath(from, to, entries.get(edge.id) ?? 0);
    return [{ edge, to, d, label, fades: dying !== undefined && !isLit }];
  });
  return (
    <>
      <svg className="graph-edges" width={graph.width} height={graph.height} aria-hidden>
        <defs>
          <marker
            id="graph-arrow"
            viewBox="0 0 8 8"
            refX="4"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path d="M1 1L6 4L1 7" className="graph-edge__head" />
          </marker>
        </defs>
        {drawn.map(({ edge, to, d, label, fades }) => (
          <g
            key={edge.id}
            className="graph-edge"
            data-edge={edge.id}
            data-kind={edge.kind}
            data-proof={edge.proof}
            data-loop={graph.loopEdges.has(edge.id) ? '' : undefined}
            data-fades={fades ? '' : undefined}
          >
            <path className="graph-edge__line" d={d} />
            {edge.kind === 'replaced-by' && <path className="graph-edge__core" d={d} markerEnd="url(#graph-arrow)" />}
            {edge.proof === 'signature-mismatch' && (
              <path className="graph-edge__bar" d={`M${to.x - 2} ${label.y - 6}v12`} />
            )}
            <path className="graph-edge__hit" d={d} />
          </g>
        ))}
      </svg>
      {drawn.map(({ edge, label, fades }) => (
        <EdgeLabel key={edge.id} {...{ edge, label, fades, language }} />
      ))}
    </>
  );
});

/** Glyph and word; a checked signature needs none, and a line to a hole says no more than the hole does. */
function EdgeLabel({
  edge,
  label: { x, y },
  fades,
  language,
}: {
  readonly edge: GraphEdge;
  readonly label: { readonly x: number; readonly y: number };
  readonly fades: boolean;
  readonly language: Language;
}) {
  const { t } = useTranslation();
  const { proof, kind } = edge;
  const isRotation = kind === 'replaced-by';
  const Glyph = isRotation ? RefreshCw : proof && glyphs[proof];
  if (!Glyph || kind === 'named') return null;
  return (
    <span
      className="graph-edge-label"
      data-edge={edge.id}
      data-kind={kind}
      data-proof={proof}
      data-fades={fades ? '' : undefined}
      style={{ left: x, top: y }}
      aria-hidden
    >
      <Glyph size={11} />
      {isRotation || !proof ? t('hierarchy.graph.replacedBy') : proofShort(proof, language)}
    </span>
  );
}
