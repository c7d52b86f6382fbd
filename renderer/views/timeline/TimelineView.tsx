import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { formatDay, type Zone } from '../../format/instant.ts';
import { hierarchyOf } from '../../../shared/hierarchy/hierarchy-model.ts';
import { nodeName } from '../../../shared/hierarchy/node-text.ts';
import { TreeGrid } from '../../ui/tree-grid/TreeGrid.tsx';
import { keyOfCertificate } from '../../../shared/hierarchy/tree-keys.ts';
import { useExpansion, type Expansion } from '../hierarchy/use-expansion.ts';
import { useOpenPath } from '../hierarchy/use-open-path.ts';
import type { ViewProps } from '../view-props.ts';
import { sameNamedSiblings, sharedFolderOf, whereOf } from '../../../shared/hierarchy/where.ts';
import type { Bar } from './display-list.ts';
import { panOrZoomByKey } from './plot-keys.ts';
import { watchGestures } from './plot-gestures.ts';
import { createPlot, type Plot } from './plot.ts';
import { TimelineCells } from './TimelineCells.tsx';
import { TimelineLegend } from './TimelineLegend.tsx';
import { TimelineToolbar } from './TimelineToolbar.tsx';
import { TimelineTooltip, type Hovered } from './TimelineTooltip.tsx';
import type { TimeWindow } from '../../../shared/timeline/time-scale.ts';
import { extentOf, firstExtentOf, timelineRows, type TimelineRow } from './timeline-rows.ts';
import './timeline.css';

const rowHeightPx = 28;

/** When each certificate is valid, under its CA. The picture is a canvas; the rows beside it are what is read out. */
export function TimelineView({ assessment, selected, onSelect, language, zone, now }: ViewProps) {
  const { t } = useTranslation();
  const { at, certificates, thresholds } = assessment;
  const hierarchy = hierarchyOf(assessment);
  const expansion = useExpansion(hierarchy);
  const { isOpen, setOpen } = expansion;
  const rows = useMemo(() => timelineRows(hierarchy, isOpen), [hierarchy, isOpen]);
  const keys = useMemo(() => keyOfCertificate(hierarchy), [hierarchy]);
  const selectedKey = selected === undefined ? undefined : keys.get(selected);
  useOpenPath(hierarchy, selectedKey, expansion);
  const sameNamed = useMemo(() => sameNamedSiblings(hierarchy), [hierarchy]);
  const { sightings } = assessment.inventory;
  const sharedFolder = useMemo(() => sharedFolderOf(sightings), [sightings]);
  const extent = useMemo(() => extentOf(certificates, at), [certificates, at]);
  const firstExtent = useMemo(() => firstExtentOf(certificates, at), [certificates, at]);

  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot>(undefined);
  const [shown, setShown] = useState<TimeWindow>();
  const [hovered, setHovered] = useState<Hovered>();
  const latest = useRef({ rows, onSelect, setOpen });
  useEffect(() => {
    latest.current = { rows, onSelect, setOpen };
  });

  const hasRows = rows.length > 0;
  useEffect(() => {
    if (!host.current || !canvas.current || !axis.current || !scroller.current) return undefined;
    if (!hasRows) return undefined;
    const elements = { host: host.current, canvas: canvas.current, axis: axis.current, scroller: scroller.current };
    let telling: ReturnType<typeof setTimeout> | undefined;
    const made = createPlot(elements, (window) => {
      clearTimeout(telling);
      telling = setTimeout(() => setShown(window), tellAfterMs);
    });
    plot.current = made;
    const stop = watchGestures(elements, made, {
      onHover(found, x, y) {
        const row = found && latest.current.rows[found.rowIndex];
        made.hoverRow(row && found.rowIndex);
        setHovered((before) => (row && found ? hoverOf(before, row, found.bar, x, y) : undefined));
      },
      onPick(rowIndex, bar) {
        const row = latest.current.rows[rowIndex];
        if (row) pick(row, bar?.sha256, latest.current);
      },
    });
    return () => {
      clearTimeout(telling);
      stop();
      made.dispose();
    };
  }, [hasRows]);

  useEffect(() => {
    plot.current?.update({
      rows,
      rowHeightPx,
      at,
      now: now === at ? undefined : now,
      thresholds,
      zone,
      language,
      selectedRow: selectedKey === undefined ? undefined : rows.findIndex(({ key }) => key === selectedKey),
      extent,
      firstExtent,
      asOfText: now === at ? t('timeline.now') : t('timeline.asOf', { day: formatDay(at, language, zone) }),
      nowText: t('timeline.now'),
      clockText: (minutes) => {
        const hours = Math.abs(minutes) / 60;
        return minutes > 0 ? t('timeline.clock.forward', { hours }) : t('timeline.clock.back', { hours });
      },
      endText: (bar) => endDay(bar, rows, language, zone),
    });
  }, [rows, at, now, thresholds, zone, language, selectedKey, extent, firstExtent, t]);

  if (!hasRows) return <p className="timeline__empty">{t('timeline.empty')}</p>;
  return (
    <section className="timeline" aria-label={t('timeline.label')}>
      <TimelineToolbar plot={plot} shown={shown} at={at} language={language} zone={zone} />
      <TreeGrid
        label={t('timeline.label')}
        columns={[
          { id: 'name', label: t('timeline.column.name') },
          { id: 'remaining', label: t('timeline.column.remaining') },
          { id: 'status', label: t('timeline.column.status'), isHidden: true },
          { id: 'starts', label: t('timeline.column.starts'), isHidden: true },
          { id: 'ends', label: t('timeline.column.ends'), isHidden: true },
        ]}
        rows={rows}
        rowHeightPx={rowHeightPx}
        selectedKey={selectedKey}
        nameOf={({ node }) => nodeName(node)}
        onExpand={setOpen}
        onSelect={(row) => {
          pick(row, undefined, { onSelect, setOpen });
        }}
        onKey={(event, row) => plot.current !== undefined && panOrZoomByKey(event, row, plot.current, at)}
        scrollerRef={scroller}
        renderCells={(row) => (
          <TimelineCells
            row={row}
            at={at}
            language={language}
            zone={zone}
            where={sameNamed.has(row.node.id) ? whereOf(row.node.certificates, sharedFolder) : undefined}
          />
        )}
        header={<canvas ref={axis} className="timeline__axis" aria-hidden />}
        overlay={
          <div ref={host} className="timeline__plot" aria-hidden>
            <canvas ref={canvas} className="timeline__canvas" />
            {hovered && <TimelineTooltip hovered={hovered} assessment={assessment} language={language} zone={zone} />}
          </div>
        }
      />
      <TimelineLegend thresholds={thresholds} />
    </section>
  );
}

/** React hears of a new window once it has come to rest. */
const tellAfterMs = 120;

function pick(
  row: TimelineRow,
  sha256: Sha256Hex | undefined,
  { onSelect, setOpen }: Pick<ViewProps, 'onSelect'> & Pick<Expansion, 'setOpen'>,
): void {
  const chosen = sha256 ?? row.bars[0]?.certificate.sha256;
  if (chosen !== undefined) onSelect(chosen);
  else if (row.expanded !== undefined) setOpen([row.key], !row.expanded);
}

/** The same object while the pointer stays on one thing, so that moving over a bar renders nothing. */
function hoverOf(before: Hovered | undefined, row: TimelineRow, bar: Bar | undefined, x: number, y: number) {
  if (!bar) return undefined;
  const assessed = row.bars.find(({ certificate }) => certificate.sha256 === bar.sha256);
  if (!assessed) return undefined;
  return before?.bar.sha256 === bar.sha256 && before.row.key === row.key ? before : { row, bar, assessed, x, y };
}

function endDay(bar: Bar, rows: readonly TimelineRow[], language: ViewProps['language'], zone: Zone): string {
  const assessed = rows[bar.rowIndex]?.bars.find(({ certificate }) => certificate.sha256 === bar.sha256);
  const notAfter = assessed?.certificate.notAfter;
  return notAfter === undefined ? '' : formatDay(notAfter, language, zone);
}
