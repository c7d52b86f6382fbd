import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sharedFolderOf, whereOf } from '../../../shared/hierarchy/where.ts';
import type { EpochMs, Sha256Hex } from '../../../shared/x509/brand.ts';
import { noExpiry } from '../../../shared/x509/no-expiry.ts';
import { wholeBand } from '../../../shared/timeline/first-to-stop.ts';
import type { Hit } from '../../../shared/timeline/hit-test.ts';
import { judgeLifetimes } from '../../../shared/timeline/judge-lifetimes.ts';
import { countBelow, lifetimesOf, listAt, type Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import { groupName, leafName } from '../../../shared/timeline/row-name.ts';
import { fitTo, type Extent, type TimeWindow } from '../../../shared/timeline/time-scale.ts';
import { membersOf } from '../../../shared/timeline/timeline-group.ts';
import { extentOf, firstExtentOf, timelineRows, type TimelineRow } from '../../../shared/timeline/timeline-rows.ts';
import { timelineTree } from '../../../shared/timeline/timeline-tree.ts';
import { formatDay } from '../../format/instant.ts';
import { useApp } from '../../state/app-context.ts';
import { TreeGrid } from '../../ui/tree-grid/TreeGrid.tsx';
import type { ViewProps } from '../view-props.ts';
import { AsOfHandle } from './AsOfHandle.tsx';
import { AsOfSentence } from './AsOfSentence.tsx';
import { BrushChoice } from './BrushChoice.tsx';
import { OverviewRuler } from './OverviewRuler.tsx';
import { watchGestures, type BrushedStretch } from './plot-gestures.ts';
import { plotKey } from './plot-keys.ts';
import { createPlot, type Plot } from './plot.ts';
import { repeatedNames } from './repeated-names.ts';
import { RenewedNote } from './RenewedNote.tsx';
import { TimelineCells } from './TimelineCells.tsx';
import { TimelineLegend } from './TimelineLegend.tsx';
import { TimelineToolbar } from './TimelineToolbar.tsx';
import { TimelineTooltip, type Hovered } from './TimelineTooltip.tsx';
import { useAsOf } from './use-as-of.ts';
import { useGhosts } from './use-ghosts.ts';
import { useListEnding } from './use-list-ending.ts';
import { useOpenGroups } from './use-open-groups.ts';
import { lowestReadPx, useRowFit, usualRowPx } from './use-row-fit.ts';
import { usePictureExport } from './use-picture-export.ts';
import './timeline.css';

/** React hears of a new window once it has come to rest. */
const tellAfterMs = 120;

/** When each certificate is valid, under its CA. The picture is a canvas; the rows beside it are what is read out. */
export function TimelineView({ assessment, selected, onSelect, language, zone, now }: ViewProps) {
  const { t } = useTranslation();
  const { at, thresholds, inventory } = assessment;
  const present = now ?? at;
  const singleKeys = useApp((state) => state.settings.singleKeyShortcuts);
  const { grouping } = useApp((state) => state.settings.timeline);
  const lifetimes = lifetimesOf(inventory, thresholds);
  const judged = useMemo(() => judgeLifetimes(lifetimes, at), [lifetimes, at]);
  const tree = useMemo(() => timelineTree(lifetimes, grouping), [lifetimes, grouping]);
  const scroller = useRef<HTMLDivElement>(null);
  const { rowHeightPx, openByDefault, changeLayout, fitsRows } = useRowFit(tree, scroller);
  const { isOpen, setOpen, reveal } = useOpenGroups(tree, openByDefault);
  const rows = useMemo(() => timelineRows(tree, lifetimes, isOpen), [tree, lifetimes, isOpen]);
  const selectedIndex = selected === undefined ? undefined : lifetimes.indexOf.get(selected);
  useEffect(() => {
    if (selectedIndex !== undefined) reveal(selectedIndex);
  }, [selectedIndex, reveal]);
  const selectedRow = useMemo(() => rowOf(rows, selectedIndex), [rows, selectedIndex]);
  const sharedFolder = useMemo(() => sharedFolderOf(inventory.sightings), [inventory]);
  const repeated = useMemo(() => repeatedNames(rows, lifetimes), [rows, lifetimes]);
  // The instant moves within the extent and does not move it, or the overview would swim under a drag.
  const today = useMemo(() => Math.floor(present / 86_400_000) * 86_400_000, [present]);
  const extent = useMemo(() => withInstant(extentOf(lifetimes, today), at), [lifetimes, today, at]);
  const firstExtent = useMemo(() => firstExtentOf(lifetimes, today), [lifetimes, today]);

  const host = useRef<HTMLDivElement>(null);
  const back = useRef<HTMLCanvasElement>(null);
  const front = useRef<HTMLCanvasElement>(null);
  const axis = useRef<HTMLCanvasElement>(null);
  const overview = useRef<HTMLCanvasElement>(null);
  const [plot, setPlot] = useState<Plot>();
  const [shown, setShown] = useState<TimeWindow>();
  const [hovered, setHovered] = useState<Hovered>();
  const [brushed, setBrushed] = useState<{ readonly stretch: BrushedStretch; readonly isDone: boolean }>();
  const control = useAsOf(plot, lifetimes.related.length);
  const listEnding = useListEnding(assessment, lifetimes);
  const exportPicture = usePictureExport(assessment);
  const ghosts = useGhosts(lifetimes, language, zone);

  const pick = (row: TimelineRow, hit: Hit | undefined) => {
    // Of revocation lists there is no table: their row opens.
    if (hit?.kind === 'tick' && row.group.subject.kind !== 'revocation-lists') {
      listEnding({ from: hit.tick.from, to: hit.tick.to }, row.group);
      return;
    }
    const index = hit?.kind === 'bar' ? hit.bar.index : (row.bars[0] ?? -1);
    const chosen = lifetimes.related[index]?.certificate.sha256;
    if (chosen !== undefined) onSelect(chosen);
    else if (row.expanded !== undefined) setOpen([row.key], !row.expanded);
  };
  const latest = useRef({ rows, lifetimes, assessment, pick });
  useEffect(() => {
    latest.current = { rows, lifetimes, assessment, pick };
  });

  const hasRows = rows.length > 0;
  useEffect(() => {
    if (!hasRows || !host.current || !back.current || !front.current) return undefined;
    if (!axis.current || !overview.current || !scroller.current) return undefined;
    const elements = {
      host: host.current,
      back: back.current,
      front: front.current,
      axis: axis.current,
      overview: overview.current,
      scroller: scroller.current,
    };
    const made = createPlot(elements);
    let telling: ReturnType<typeof setTimeout> | undefined;
    let told: TimeWindow | undefined;
    made.watch(({ window }) => {
      if (window === told) return;
      told = window;
      clearTimeout(telling);
      telling = setTimeout(() => setShown(window), tellAfterMs);
      setBrushed((before) => (before?.isDone === true ? undefined : before));
    });
    const stop = watchGestures(elements, made, {
      onHover(found, x, y) {
        const row = found && latest.current.rows[found.rowIndex];
        made.hoverRow(row && found.rowIndex);
        setHovered((before) =>
          row && found
            ? hoverOf(before, row, found.hit, x, y, latest.current.assessment, latest.current.lifetimes)
            : undefined,
        );
      },
      onPick(rowIndex, hit) {
        const row = latest.current.rows[rowIndex];
        if (row) latest.current.pick(row, hit);
      },
      validityOf: (hit) => (hit.kind === 'bar' ? validityOf(latest.current.lifetimes, hit.bar.index) : undefined),
      onBrush(stretch, isDone) {
        setBrushed(stretch && { stretch, isDone });
      },
    });
    setPlot(made);
    return () => {
      clearTimeout(telling);
      stop();
      made.dispose();
      setPlot(undefined);
    };
  }, [hasRows]);

  useEffect(() => {
    plot?.update({
      rows,
      rowHeightPx,
      lifetimes,
      at,
      now: present,
      thresholds,
      zone,
      language,
      selectedRow,
      extent,
      firstExtent,
      clockText: (minutes) => {
        const hours = Math.abs(minutes) / 60;
        return minutes > 0 ? t('timeline.clock.forward', { hours }) : t('timeline.clock.back', { hours });
      },
      endText: (index) => {
        const notAfter = lifetimes.notAfter[index] ?? NaN;
        return notAfter < noExpiry ? formatDay(notAfter as EpochMs, language, zone) : '';
      },
      ghosts,
    });
  }, [
    plot,
    rows,
    rowHeightPx,
    lifetimes,
    at,
    present,
    thresholds,
    zone,
    language,
    selectedRow,
    extent,
    firstExtent,
    ghosts,
    t,
  ]);

  const lastLetterAt = useRef(0);
  if (!hasRows) return <p className="timeline__empty">{t('timeline.empty')}</p>;
  const shownExtent = (): Extent => {
    const { startMs, spanMs } = plot?.window() ?? { startMs: 0, spanMs: 0 };
    return { fromMs: startMs, toMs: startMs + spanMs };
  };
  const listExtent = ({ fromMs, toMs }: Extent) => listEnding({ from: Math.ceil(fromMs), to: Math.ceil(toMs) });
  return (
    <section
      className="timeline"
      aria-label={t('timeline.label')}
      data-rows={rowHeightPx < lowestReadPx ? 'dense' : rowHeightPx < usualRowPx ? 'low' : undefined}
    >
      <TimelineToolbar
        plot={plot}
        shown={shown}
        at={at}
        language={language}
        zone={zone}
        grouping={grouping}
        onGrouping={(chosen) => changeLayout({ grouping: chosen })}
        fitsRows={fitsRows}
        onFitsRows={(fits) => changeLayout({ fitsRows: fits })}
        onList={() => listExtent(shownExtent())}
        onExport={(kind) => {
          const { startMs, spanMs } = plot?.window() ?? { startMs: at, spanMs: 1 };
          void exportPicture(kind, { language, zone, grouping, isOpen, now: present, shown: { startMs, spanMs } });
        }}
      />
      <RenewedNote lifetimes={lifetimes} />
      <AsOfSentence plot={plot} language={language} zone={zone} />
      <div className="timeline__ruler">
        <OverviewRuler canvas={overview} plot={plot} language={language} zone={zone} />
      </div>
      <div className="timeline__chart">
        <TreeGrid
          label={t('timeline.label')}
          columns={[
            { id: 'name', label: t('timeline.column.name') },
            { id: 'remaining', label: t('timeline.column.remaining') },
            { id: 'status', label: t('timeline.column.status'), isHidden: true },
            { id: 'issuer', label: t('timeline.column.issuer'), isHidden: true },
            { id: 'starts', label: t('timeline.column.starts'), isHidden: true },
            { id: 'ends', label: t('timeline.column.ends'), isHidden: true },
          ]}
          rows={rows}
          rowHeightPx={rowHeightPx}
          selectedKey={selectedRow === undefined ? undefined : rows[selectedRow]?.key}
          nameOf={(row) => nameOf(row, lifetimes, language)}
          rowAttributes={(row) => ({
            'data-named':
              row.expanded === true && row.group.leaves.length * rowHeightPx >= lowestReadPx ? '' : undefined,
          })}
          onExpand={setOpen}
          onSelect={(row) => pick(row, undefined)}
          onKey={(event, row) => {
            const isLetter = /^[a-z]$/iu.test(event.key);
            // In the midst of a word that is typed to find a row, letters are letters.
            const isTyping = isLetter && event.timeStamp - lastLetterAt.current < 700;
            const isDone =
              plot !== undefined &&
              plotKey(event, {
                plot,
                endMs: lifetimes.notAfter[row.bars[0] ?? -1],
                at: plot.frame()?.at ?? at,
                singleKeys: singleKeys && !isTyping,
                hop: (step) => control?.hop(step),
              });
            if (isLetter && !isDone) lastLetterAt.current = event.timeStamp;
            return isDone;
          }}
          scrollerRef={scroller}
          renderCells={(row) => (
            <TimelineCells
              row={row}
              lifetimes={lifetimes}
              judged={judged}
              language={language}
              zone={zone}
              where={whereShown(row, repeated, lifetimes, sharedFolder)}
            />
          )}
          header={<div className="timeline__axis-room" aria-hidden />}
          overlay={
            <div ref={host} className="timeline__plot" aria-hidden>
              <canvas ref={back} className="timeline__canvas" />
              <canvas ref={front} className="timeline__front" />
              {hovered && <TimelineTooltip hovered={hovered} assessment={assessment} language={language} zone={zone} />}
            </div>
          }
        />
        <div className="timeline__head">
          <div className="timeline__head-plot">
            <canvas ref={axis} className="timeline__axis" aria-hidden />
            <AsOfHandle plot={plot} control={control} language={language} zone={zone} singleKeys={singleKeys} />
            {brushed && plot && (
              <BrushChoice
                {...brushed}
                ending={endingIn(lifetimes, brushed.stretch.extent)}
                onZoom={() => {
                  plot.jump({ ...fitTo(plot.window(), brushed.stretch.extent) });
                  setBrushed(undefined);
                }}
                onList={() => listExtent(brushed.stretch.extent)}
                onCancel={() => setBrushed(undefined)}
              />
            )}
          </div>
        </div>
      </div>
      <TimelineLegend thresholds={thresholds} />
    </section>
  );
}

function withInstant({ fromMs, toMs }: Extent, at: number): Extent {
  return { fromMs: Math.min(fromMs, at), toMs: Math.max(toMs, at) };
}

/** The row of a certificate: its own, or that of the CA or closed group it is in. */
function rowOf(rows: readonly TimelineRow[], index: number | undefined): number | undefined {
  if (index === undefined) return undefined;
  const own = rows.findIndex(({ kind, bars }) => kind !== 'instance' && bars.includes(index));
  if (own >= 0) return own;
  const holder = rows.findIndex(({ isBand, group }) => isBand && membersOf(group).includes(index));
  return holder < 0 ? undefined : holder;
}

function nameOf(row: TimelineRow, lifetimes: Lifetimes, language: ViewProps['language']): string {
  if (row.kind === 'group') return groupName(lifetimes, row.group, language).name;
  return leafName(lifetimes, row.bars[0] ?? -1).name;
}

function whereShown(
  row: TimelineRow,
  repeated: ReadonlySet<string>,
  lifetimes: Lifetimes,
  sharedFolder: string,
): string | undefined {
  const related = row.kind === 'leaf' && repeated.has(row.key) ? lifetimes.related[row.bars[0] ?? -1] : undefined;
  return related && whereOf([related], sharedFolder);
}

function endingIn(lifetimes: Lifetimes, { fromMs, toMs }: Extent): number {
  const { ends } = wholeBand(lifetimes);
  return countBelow(ends, Math.ceil(toMs)) - countBelow(ends, Math.ceil(fromMs));
}

function validityOf(lifetimes: Lifetimes, index: number): Extent | undefined {
  const notBefore = lifetimes.notBefore[index] ?? NaN;
  const notAfter = lifetimes.notAfter[index] ?? NaN;
  return notBefore < notAfter && notAfter < noExpiry ? { fromMs: notBefore, toMs: notAfter } : undefined;
}

/** The same object while the pointer stays on one thing, so that moving over it renders nothing. */
function hoverOf(
  before: Hovered | undefined,
  row: TimelineRow,
  hit: Hit | undefined,
  x: number,
  y: number,
  assessment: ViewProps['assessment'],
  lifetimes: Lifetimes,
): Hovered | undefined {
  if (!hit) return undefined;
  if (hit.kind === 'tick') {
    const isSame = before?.kind === 'tick' && before.tick.from === hit.tick.from && before.row.key === row.key;
    return isSame ? before : { kind: 'tick', row, tick: hit.tick, x, y };
  }
  const { bar } = hit;
  const isOnBar = before?.kind === 'bar' || before?.kind === 'list';
  if (isOnBar && before.bar.index === bar.index && before.row.key === row.key) return before;
  const known = listAt(lifetimes, bar.index);
  if (known) return { kind: 'list', row, bar, known, x, y };
  const sha256: Sha256Hex | undefined = lifetimes.related[bar.index]?.certificate.sha256;
  const assessed = sha256 && assessment.bySha256.get(sha256);
  return assessed && { kind: 'bar', row, bar, assessed, x, y };
}
