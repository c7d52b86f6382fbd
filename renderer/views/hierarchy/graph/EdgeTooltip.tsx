import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import { factText } from '../fact-text.ts';
import type { CardContext } from './card-lines.ts';
import { toldOfEdge } from './told-of-graph.ts';

/** The line under the pointer, and where the pointer met it, in px of the graph's frame. */
export interface PointedEdge {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

const tooltipWidthPx = 320;
/** Further down than this, in px of the frame, it is shown above the pointer. */
const roomBelowFrom = 300;

/** How it is known that one issued the other, and what was compared. */
export function EdgeTooltip({
  pointed,
  graph,
  context,
}: {
  readonly pointed: PointedEdge;
  readonly graph: Graph;
  readonly context: CardContext;
}) {
  const told = toldOfEdge(pointed.id, graph, context);
  if (!told) return null;
  const [first, ...rest] = factText(told, context);
  const isLow = pointed.y > roomBelowFrom;
  return (
    <div
      className="graph-tooltip"
      role="tooltip"
      style={{
        width: tooltipWidthPx,
        left: `clamp(4px, ${Math.round(pointed.x) - tooltipWidthPx / 2}px, calc(100% - ${tooltipWidthPx + 4}px))`,
        top: isLow ? undefined : Math.round(pointed.y) + 18,
        bottom: isLow ? `calc(100% - ${Math.round(pointed.y) - 14}px)` : undefined,
      }}
    >
      <p>{first}</p>
      {rest.map((part) => (
        <p key={part} className="muted">
          {part}
        </p>
      ))}
    </div>
  );
}
