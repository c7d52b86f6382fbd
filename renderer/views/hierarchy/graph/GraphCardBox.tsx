import {
  CircleDashed,
  CornerDownRight,
  FileBadge,
  Files,
  Globe,
  KeyRound,
  Landmark,
  Network,
  Stamp,
  type LucideIcon,
} from 'lucide-react';
import { memo } from 'react';
import type { Fate } from '../../../../shared/hierarchy/blast-radius.ts';
import { hasKeyBeside, isExternal, tallyOf, worstOf } from '../../../../shared/hierarchy/card-facts.ts';
import type { BundleCard, GraphCard } from '../../../../shared/hierarchy/graph-card.ts';
import type { Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import { nodeKey } from '../../../../shared/hierarchy/node-text.ts';
import { cardHeight, cardWidth, type PlacedCard } from '../../../../shared/hierarchy/placed-card.ts';
import { statuses } from '../../../../shared/pki/assessment.ts';
import { MiddleEllipsis } from '../../../ui/MiddleEllipsis.tsx';
import { StatusIcon } from '../../../ui/StatusBadge.tsx';
import { bundleCardLines, fateText, nodeCardLines, type CardContext } from './card-lines.ts';
import { cardName, cardSpeech, tallyText } from './card-words.ts';
import { factBarId } from '../FactBar.tsx';

export interface GraphCardBoxProps {
  readonly placed: PlacedCard;
  readonly graph: Graph;
  readonly context: CardContext;
  readonly level: number;
  readonly posInSet: number;
  readonly setSize: number;
  readonly isTabStop: boolean;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  /** `undefined`: no CA is pointed at. */
  readonly fate: Fate | undefined;
  /** It is the CA that is pointed at. */
  readonly isSource: boolean;
  /** Has the name of the CA that is pointed at. */
  readonly isPartner: boolean;
}

/** One CA, one hole or one bundle, 208 × 64 px. */
export const GraphCardBox = memo(function GraphCardBox(props: GraphCardBoxProps) {
  const { placed, graph, context, fate } = props;
  const { card, x, y } = placed;
  const { t, language } = context;
  const Icon = icons[shapeOf(card)];
  const { ends, means } = card.kind === 'node' ? nodeCardLines(card, context) : bundleCardLines(card, context);
  const worst = worstOf(card);
  const own = card.kind === 'node' ? card.node.ownStatus : worst;
  const told = fate && !props.isSource ? fateText(card.id, fate, context) : undefined;
  const isHole = card.kind === 'node' && card.node.kind === 'hole';
  const tally = card.kind === 'bundle' && card.certificates.length > 1 ? tallyText(card, t) : undefined;
  const worstBelow =
    own !== undefined && worst !== own ? t('hierarchy.worstBelow', { status: t(`status.${worst}`) }) : undefined;
  const status = own && tally === undefined ? t(`status.${own}`) : undefined;
  const keyBeside = card.kind === 'node' && hasKeyBeside(card.node) ? t('hierarchy.graph.keyBeside') : undefined;
  return (
    <div
      role="treeitem"
      className="graph-card"
      aria-level={props.level}
      aria-posinset={props.posInSet}
      aria-setsize={props.setSize}
      aria-selected={props.isSelected}
      aria-label={cardSpeech(card, [status, tally, ends, means, told, worstBelow, keyBeside], { graph, t, language })}
      aria-describedby={props.isTabStop ? factBarId : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      data-card={card.id}
      data-kind={card.kind === 'bundle' ? 'bundle' : card.node.kind}
      data-status={isHole ? undefined : worst}
      data-fate={fate?.kind}
      data-partner={props.isPartner ? '' : undefined}
      data-open={props.isOpen ? '' : undefined}
      style={{ width: cardWidth, height: cardHeight, transform: `translate(${x}px, ${y}px)` }}
    >
      <span className="graph-card__line">
        <Icon className="graph-card__icon" size={14} aria-hidden />
        <span className="graph-card__name">
          <MiddleEllipsis text={cardName(card, t, language)} />
        </span>
        <CardMark card={card} keyBeside={keyBeside} />
      </span>
      <span className="graph-card__line">
        {own && <StatusIcon status={own} size={13} />}
        <span className="ellipsis tabular" title={ends}>
          {ends}
        </span>
      </span>
      {card.kind === 'bundle' && tally !== undefined && told === undefined ? (
        <TallyStrip card={card} text={tally} />
      ) : (
        <span className="graph-card__line graph-card__means">
          <span className="ellipsis" title={told ?? means}>
            {told ?? means}
          </span>
          {worstBelow !== undefined && (
            <span className="graph-card__worst" title={worstBelow}>
              <CornerDownRight size={11} aria-hidden />
              <StatusIcon status={worst} size={12} />
            </span>
          )}
        </span>
      )}
    </div>
  );
});

const icons = {
  root: Landmark,
  intermediate: Stamp,
  external: Globe,
  hole: CircleDashed,
  certificate: FileBadge,
  certificates: Files,
  branches: Network,
} as const satisfies Readonly<Record<string, LucideIcon>>;

function shapeOf(card: GraphCard): keyof typeof icons {
  if (card.kind === 'bundle') {
    if (card.of === 'branches') return 'branches';
    return card.members.length > 1 ? 'certificates' : 'certificate';
  }
  const { node } = card;
  if (node.kind === 'hole') return 'hole';
  if (isExternal(node)) return 'external';
  return node.parent === undefined ? 'root' : 'intermediate';
}

/** In the corner: the key that tells a CA apart, and whether its private half lies here; of a bundle, how many. */
function CardMark({ card, keyBeside }: { readonly card: GraphCard; readonly keyBeside: string | undefined }) {
  if (card.kind === 'bundle') {
    const count = card.certificates.length;
    return count > 1 ? <span className="graph-card__count tabular">×{count}</span> : null;
  }
  return (
    <span className="graph-card__key mono">
      {keyBeside !== undefined && (
        <span title={keyBeside}>
          <KeyRound size={12} aria-hidden />
        </span>
      )}
      {nodeKey(card.node)}
    </span>
  );
}

/**
 * Widths in proportion, but none so small that it cannot be seen. Each part lists what it counts when it is clicked; by
 * keyboard the list that the card opens says the same.
 */
function TallyStrip({ card, text }: { readonly card: BundleCard; readonly text: string }) {
  const tally = tallyOf(card.certificates);
  return (
    <span className="graph-card__line graph-card__strip" title={text}>
      {statuses.map(
        (status) =>
          tally[status] > 0 && (
            <span key={status} data-part={status} data-status={status} style={{ flexGrow: tally[status] }} />
          ),
      )}
      {tally.replaced > 0 && <span data-part="replaced" data-replaced style={{ flexGrow: tally.replaced }} />}
    </span>
  );
}
