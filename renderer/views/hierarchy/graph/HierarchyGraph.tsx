import { Minus, Plus } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlastIndex, BlastRadius } from '../../../../shared/hierarchy/blast-radius.ts';
import type { Tally } from '../../../../shared/hierarchy/card-facts.ts';
import { cardFates } from '../../../../shared/hierarchy/card-fates.ts';
import type { CardId, GraphCard } from '../../../../shared/hierarchy/graph-card.ts';
import { graphOf, type Graph } from '../../../../shared/hierarchy/graph-layout.ts';
import type { Hierarchy } from '../../../../shared/hierarchy/hierarchy-model.ts';
import { referenceName } from '../../../../shared/hierarchy/node-text.ts';
import { tallyQuery } from '../../../../shared/hierarchy/tally-query.ts';
import { sharedFolderOf } from '../../../../shared/hierarchy/where.ts';
import { statuses } from '../../../../shared/pki/assessment.ts';
import { useApp } from '../../../state/app-context.ts';
import { Button } from '../../../ui/Button.tsx';
import type { DrawnHierarchyProps } from '../drawn-hierarchy.ts';
import { BundlePanel } from './BundlePanel.tsx';
import type { CardContext } from './card-lines.ts';
import { cardName } from './card-words.ts';
import { EdgeTooltip, type PointedEdge } from './EdgeTooltip.tsx';
import { GraphCardBox } from './GraphCardBox.tsx';
import { GraphEdges } from './GraphEdges.tsx';
import { GraphFrames } from './GraphFrames.tsx';
import { LoopNote } from './LoopNote.tsx';
import { moveInGraph, type IssuerTour } from './move-in-graph.ts';
import { tourText } from './tour-text.ts';
import { toldOfCard, toldOfEdge } from './told-of-graph.ts';
import { usePanZoom } from './use-pan-zoom.ts';
import './graph.css';

export interface HierarchyGraphProps extends DrawnHierarchyProps {
  readonly blast: BlastIndex;
  /** What stops with the CA that is pointed at; the rest fades. */
  readonly radius: BlastRadius | undefined;
}

/** The hierarchy as a graph of CAs and bundles. One tab stop; arrows travel along the lines. */
export function HierarchyGraph(props: HierarchyGraphProps) {
  const { assessment, hierarchy, blast, radius, selectedKey, onTold, language, zone } = props;
  const { t } = useTranslation();
  const list = useApp((state) => state.listCertificates);
  const graph = useGraph(hierarchy);
  const { box, zoom, zoomBy, fit, onPointerDown } = usePanZoom(graph);
  const [active, setActive] = useState<CardId | undefined>(() => graph.cardOf.get(props.activeKey ?? ''));
  const activeId = active !== undefined && graph.byId.has(active) ? active : graph.cards[0]?.card.id;
  const [tour, setTour] = useState<IssuerTour>();
  const [said, setSaid] = useState('');
  const [opened, setOpened] = useState<CardId>();
  const [pointedEdge, setPointedEdge] = useState<PointedEdge>();
  const context = useMemo<CardContext>(
    () => ({ t, language, zone, at: assessment.at, hierarchy, blast }),
    [t, language, zone, assessment.at, hierarchy, blast],
  );
  const { sightings } = assessment.inventory;
  const sharedFolder = useMemo(() => sharedFolderOf(sightings), [sightings]);
  const fates = useMemo(() => radius && cardFates(graph, radius), [graph, radius]);
  const dying = useMemo(
    () => fates && new Set([...fates].filter(([, fate]) => fate.kind === 'dies').map(([id]) => id)),
    [fates],
  );
  const selectedCard = selectedKey === undefined ? undefined : graph.cardOf.get(selectedKey);
  const openedCard = opened === undefined ? undefined : graph.byId.get(opened)?.card;
  const litName = radius && hierarchy.nodes.get(radius.source)?.name.comparable;

  const focusCard = (id: CardId) => {
    setActive(id);
    const element = cardElement(box.current, id);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const showAtFirst = useEffectEvent(() => {
    const element = activeId === undefined ? undefined : cardElement(box.current, activeId);
    element?.scrollIntoView({ block: 'center', inline: 'nearest' });
    if (props.takesFocus) element?.focus({ preventScroll: true });
  });
  useEffect(() => {
    showAtFirst();
  }, []);

  const open = (card: GraphCard) => {
    const only =
      card.kind === 'node'
        ? card.node.certificates[0]
        : card.certificates.length === 1
          ? card.certificates[0]
          : undefined;
    if (only) props.onSelect(only.certificate.sha256);
    else setOpened(card.id);
  };
  const close = () => {
    setOpened(undefined);
    if (opened !== undefined) focusCard(opened);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || activeId === undefined) return;
    const { key } = event;
    const card = graph.byId.get(activeId)?.card;
    if (key === 'Enter' || key === ' ') {
      if (card) open(card);
    } else if (key === '+' || key === '=') zoomBy(1);
    else if (key === '-') zoomBy(-1);
    else if (key === '0') fit();
    else {
      const move = moveInGraph(graph, activeId, key, tour);
      if (!move) return;
      if (move.kind === 'no-other-issuer') setSaid(t('hierarchy.graph.noOtherParent'));
      else {
        if (move.kind === 'tour') {
          setTour(move.tour);
          setSaid(tourText(move, graph, context));
        }
        focusCard(move.to);
      }
    }
    event.preventDefault();
  };
  const point = (event: PointerEvent) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const edgeId = target?.closest<HTMLElement>('[data-edge]')?.dataset['edge'];
    const cardId = target?.closest<HTMLElement>('[data-card]')?.dataset['card'];
    const frame = event.currentTarget.getBoundingClientRect();
    setPointedEdge(
      edgeId === undefined ? undefined : { id: edgeId, x: event.clientX - frame.left, y: event.clientY - frame.top },
    );
    const told = edgeId === undefined ? toldOfCard(cardId, graph, context) : toldOfEdge(edgeId, graph, context);
    onTold({ by: 'pointer', told });
  };

  return (
    <div className="hierarchy__graph">
      <div
        className="graph"
        onPointerOver={point}
        onPointerLeave={() => {
          setPointedEdge(undefined);
          onTold({ by: 'pointer', told: undefined });
        }}
      >
        <div className="graph__scroller" ref={box} onPointerDown={onPointerDown} data-lit={radius ? '' : undefined}>
          <div className="graph__space" style={{ width: graph.width * zoom, height: graph.height * zoom }}>
            {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its cards is the tab stop */}
            <div
              className="graph__world"
              role="tree"
              aria-label={t('hierarchy.graph.label')}
              style={{ width: graph.width, height: graph.height, transform: `scale(${zoom})` }}
              onKeyDown={onKeyDown}
              onClick={(event) => {
                const card = event.target instanceof Element ? cardAt(event.target, graph) : undefined;
                if (!card) return;
                const part = event.target instanceof HTMLElement ? event.target.dataset['part'] : undefined;
                if (card.kind === 'bundle' && isTallyPart(part)) {
                  list(tallyQuery(card, part, hierarchy, assessment));
                  return;
                }
                focusCard(card.id);
                open(card);
              }}
              onFocus={(event) => {
                const card = cardAt(event.target, graph);
                if (card) setActive(card.id);
                const told = toldOfCard(card?.id, graph, context);
                onTold({ by: 'focus', told, isVisible: event.target.matches(':focus-visible') });
              }}
              onBlur={() => {
                onTold({ by: 'blur' });
              }}
            >
              <GraphFrames graph={graph} />
              <GraphEdges graph={graph} language={language} dying={dying} />
              {graph.cards.map((placed) => {
                const { card } = placed;
                const parent = card.parent?.parent;
                const siblings =
                  (parent === undefined ? undefined : graph.forest.childrenOf.get(parent)) ?? graph.forest.roots;
                return (
                  <GraphCardBox
                    key={card.id}
                    placed={placed}
                    graph={graph}
                    context={context}
                    level={placed.rank + 1}
                    posInSet={siblings.indexOf(card.id) + 1}
                    setSize={siblings.length}
                    isTabStop={card.id === activeId}
                    isSelected={card.id === selectedCard}
                    isOpen={card.id === opened}
                    fate={fates?.get(card.id)}
                    isSource={card.id === radius?.source}
                    isPartner={
                      card.kind === 'node' && card.id !== radius?.source && card.node.name.comparable === litName
                    }
                  />
                );
              })}
            </div>
          </div>
        </div>
        <LoopNote graph={graph} context={context} />
        {pointedEdge && <EdgeTooltip pointed={pointedEdge} graph={graph} context={context} />}
        <div
          className="graph__zoom"
          role="group"
          aria-label={t('hierarchy.graph.keys')}
          title={t('hierarchy.graph.keys')}
        >
          <Button look="icon" aria-label={t('hierarchy.graph.zoomOut')} onPress={() => zoomBy(-1)}>
            <Minus size={14} aria-hidden />
          </Button>
          <Button look="quiet" onPress={fit}>
            {t('hierarchy.graph.fit')}
          </Button>
          <Button look="icon" aria-label={t('hierarchy.graph.zoomIn')} onPress={() => zoomBy(1)}>
            <Plus size={14} aria-hidden />
          </Button>
        </div>
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </div>
      {openedCard && (
        <BundlePanel
          key={openedCard.id}
          title={panelTitle(openedCard, context)}
          members={openedCard.kind === 'node' ? leavesOf(openedCard.node.children, hierarchy) : openedCard.members}
          context={context}
          sharedFolder={sharedFolder}
          selectedKey={selectedKey}
          onSelect={props.onSelect}
          onClose={close}
        />
      )}
    </div>
  );
}

/** What is still there after another look keeps its place, so the picture before is kept. */
function useGraph(hierarchy: Hierarchy): Graph {
  const [drawn, setDrawn] = useState(() => ({ hierarchy, graph: graphOf(hierarchy) }));
  if (drawn.hierarchy === hierarchy) return drawn.graph;
  const graph = graphOf(hierarchy, drawn.graph);
  setDrawn({ hierarchy, graph });
  return graph;
}

function isTallyPart(part: string | undefined): part is keyof Tally {
  return part === 'replaced' || statuses.some((status) => status === part);
}

function leavesOf(ids: readonly string[], { nodes }: Hierarchy) {
  return ids.flatMap((id) => nodes.get(id) ?? []);
}

function cardAt(element: Element, graph: Graph): GraphCard | undefined {
  return graph.byId.get(element.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? '')?.card;
}

/** Compared rather than selected: an id holds a name as a certificate states it, NUL and all. */
function cardElement(box: HTMLElement | null, id: CardId): HTMLElement | undefined {
  return [...(box?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].find(({ dataset }) => dataset['card'] === id);
}

function panelTitle(card: GraphCard, { t, language, hierarchy }: CardContext): string {
  const what = cardName(card, t, language);
  const parent = card.parent && hierarchy.nodes.get(card.parent.parent);
  return parent ? t('hierarchy.bundle.of', { what, name: referenceName(parent) }) : what;
}
