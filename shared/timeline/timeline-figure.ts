import { statuses, type Assessment } from '../pki/assessment.ts';
import { displayWidth, fitToWidth } from '../reports/display-width.ts';
import { formatDay, formatInstant, type Zone } from '../words/instant.ts';
import type { Language } from '../words/language.ts';
import { timelineWords } from '../words/timeline-words.ts';
import type { EpochMs } from '../x509/brand.ts';
import { dayMs } from '../x509/milliseconds.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import { widestLabel, zoneOfSpan } from './axis-labels.ts';
import { axisHeightPx, axisShapes } from './axis-shapes.ts';
import { axisTicks } from './axis-ticks.ts';
import { displayList, type Layout } from './display-list.ts';
import { judgeLifetimes, shownRank, statusOf, type Judged } from './judge-lifetimes.ts';
import { lifetimesOf, type Lifetimes } from './lifetimes.ts';
import { lightPalette, type TimelinePalette } from './palette.ts';
import { lineShapes, plotShapes } from './plot-shapes.ts';
import { groupName, leafName } from './row-name.ts';
import type { Shape, TextShape } from './shape.ts';
import { statusGlyph } from './status-mark.ts';
import { membersOf, type TimelineGroup } from './timeline-group.ts';
import { firstExtentOf, timelineRows, type TimelineRow } from './timeline-rows.ts';
import { timelineTree, type Grouping } from './timeline-tree.ts';
import { fitTo, xOf, type TimeWindow } from './time-scale.ts';

export interface FigureOptions {
  readonly language: Language;
  readonly zone: Zone;
  /** 1,200 where nothing is said. */
  readonly widthPx?: number;
  readonly grouping?: Grouping;
  /** What part of time; where nothing is said, what the window shows first. */
  readonly shown?: Pick<TimeWindow, 'startMs' | 'spanMs'>;
  /** Which groups show what is in them; all where nothing is said. */
  readonly isOpen?: (key: string) => boolean;
  /** The present, drawn where it is another instant than the assessment's. */
  readonly now?: EpochMs | undefined;
  readonly palette?: TimelinePalette;
  /** More than so many become bands, a row a group, and of those the rest is counted; 2,000 where nothing is said. */
  readonly maxRows?: number;
}

/** A picture that explains itself, ready to be drawn. Nothing of it depends on a clock. */
export interface TimelineFigure {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  readonly parts: readonly FigurePart[];
}

/** Shapes count from the corner of their part; what leaves it is cut. */
export interface FigurePart {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

const rowHeightPx = 24;
const marginPx = 16;
const gutterPx = 300;
const lineHeightPx = 16;
/** More rows than this are no picture any more: groups are closed, and each is a band. */
export const maxFigureRows = 2_000;
/** A cautious guess at 11 px: there is no font to ask. */
const cellPx = 6.6;
const widthOf = (text: string): number => displayWidth(text) * cellPx;

export function timelineFigure(assessment: Assessment, options: FigureOptions): TimelineFigure {
  const { language, zone, palette = lightPalette, widthPx = 1_200 } = options;
  const { inventory, thresholds, at } = assessment;
  const words = timelineWords[language];
  const lifetimes = lifetimesOf(inventory, thresholds);
  const judged = judgeLifetimes(lifetimes, at);
  const { rows, notes } = rowsOfFigure(lifetimes, options);

  const plotWidthPx = Math.max(200, widthPx - gutterPx - 2 * marginPx);
  const window: TimeWindow = options.shown
    ? { ...options.shown, widthPx: plotWidthPx }
    : fitTo({ startMs: 0, spanMs: 1, widthPx: plotWidthPx }, firstExtentOf(lifetimes, at));
  const plotHeightPx = Math.max(1, rows.length) * rowHeightPx;
  const layout: Layout = {
    window,
    rowHeightPx,
    firstRow: 0,
    endRow: rows.length,
    offsetPx: 0,
    heightPx: plotHeightPx,
  };
  const textOf = (index: number) => {
    const end = lifetimes.notAfter[index] ?? NaN;
    return Number.isNaN(end) || end >= noExpiry ? '' : formatDay(end as EpochMs, language, zone);
  };
  const list = displayList(rows, layout, { lifetimes, judged, thresholds, textOf, widthOf });
  const axis = axisTicks(window, zone, (unit) => widthOf(widestLabel(unit, language)));
  const asOfX = xOf(window, at);
  const nowX = options.now === undefined || options.now === at ? undefined : xOf(window, options.now);

  const from = formatDay(window.startMs as EpochMs, language, zone);
  const to = formatDay((window.startMs + window.spanMs) as EpochMs, language, zone);
  const description = words.described(lifetimes.related.length, from, to);
  const days = (ms: number) => Math.round(ms / dayMs);
  const zoneText = (tone: 'critical' | 'soon', key: 'criticalMs' | 'warnMs') =>
    words.zone(tone, days(thresholds.endEntity[key]), days(thresholds.ca[key]));
  const told = [
    `${words.asOf(formatInstant(at, language, zone))} · ${zoneOfSpan(window.startMs, window.startMs + window.spanMs, zone)}`,
    `${zoneText('critical', 'criticalMs')} · ${zoneText('soon', 'warnMs')}`,
    ...notes,
  ];

  const headHeightPx = 26 + told.length * lineHeightPx + 8;
  const axisY = marginPx + headHeightPx;
  const plotY = axisY + axisHeightPx;
  const plotX = marginPx + gutterPx;
  const legendY = plotY + plotHeightPx + 12;
  const legend = legendShapes(language, palette, widthPx - 2 * marginPx);
  const heightPx = legendY + legend.heightPx + marginPx;
  const frame = { window, zone, language, widthOf, clockText: words.clock };
  return {
    widthPx,
    heightPx,
    language,
    title: words.title,
    description,
    parts: [
      {
        x: 0,
        y: 0,
        width: widthPx,
        height: heightPx,
        shapes: [{ kind: 'rect', x: 0, y: 0, width: widthPx, height: heightPx, fill: palette.surface }],
      },
      {
        x: marginPx,
        y: marginPx,
        width: widthPx - 2 * marginPx,
        height: headHeightPx,
        shapes: [
          { ...label(words.title, 0, 8, palette.text), isStrong: true, sizePx: 15 },
          ...told.map((text, line) => label(text, 0, 32 + line * lineHeightPx, palette.muted)),
        ],
      },
      {
        x: plotX,
        y: axisY,
        width: plotWidthPx,
        height: axisHeightPx,
        shapes: axisShapes(axis, frame, palette),
      },
      {
        x: marginPx,
        y: plotY,
        width: gutterPx,
        height: plotHeightPx,
        shapes: rows.flatMap((row, index) => nameShapes(row, index, { lifetimes, judged, language, palette })),
      },
      {
        x: plotX,
        y: plotY,
        width: plotWidthPx,
        height: plotHeightPx,
        shapes: [
          ...plotShapes(list, axis, { layout, rowCount: rows.length, selectedRow: undefined }, palette),
          ...lineShapes({ widthPx: plotWidthPx, heightPx: plotHeightPx }, asOfX, nowX, palette),
        ],
      },
      {
        x: marginPx,
        y: legendY,
        width: widthPx - 2 * marginPx,
        height: legend.heightPx,
        shapes: legend.shapes,
      },
    ],
  };
}

/** As many as can be read: above the limit as bands, and what even that leaves out is said. */
function rowsOfFigure(
  lifetimes: Lifetimes,
  { grouping = 'ca', isOpen = () => true, language, maxRows = maxFigureRows }: FigureOptions,
): { readonly rows: readonly TimelineRow[]; readonly notes: readonly string[] } {
  const words = timelineWords[language];
  const tree = timelineTree(lifetimes, grouping);
  const wanted = timelineRows(tree, lifetimes, isOpen);
  if (wanted.length <= maxRows) return { rows: wanted, notes: [] };
  const rows = timelineRows(tree, lifetimes, () => false);
  const notes = [words.bandsInstead(lifetimes.related.length)];
  if (rows.length <= maxRows) return { rows, notes };
  return {
    rows: rows.slice(0, maxRows),
    notes: [...notes, words.rowsLeftOut(rows.length - maxRows)],
  };
}

interface Named {
  readonly lifetimes: Lifetimes;
  readonly judged: Judged;
  readonly language: Language;
  readonly palette: TimelinePalette;
}

function nameShapes(row: TimelineRow, index: number, { lifetimes, judged, language, palette }: Named): Shape[] {
  const y = (index + 0.5) * rowHeightPx;
  const x = (row.level - 1) * 14 + 14;
  const first = row.bars[0];
  const { name, detail } =
    row.kind === 'group' ? groupName(lifetimes, row.group, language) : leafName(lifetimes, first ?? -1);
  const words = timelineWords[language];
  const counted = row.group.subject.kind === 'revocation-lists' ? words.lists : words.certificates;
  const count = row.isBand ? counted(membersOf(row.group).length) : undefined;
  const text = [name, detail, count].filter((part) => part !== undefined).join(' · ');
  const fitted = fitToWidth(text, Math.max(8, Math.floor((gutterPx - x - 12) / cellPx)));
  const status = row.isBand
    ? shownRank(worstRank(row.group, judged)).status
    : first === undefined
      ? undefined
      : statusOf(judged, first);
  const glyph = status === undefined ? [] : statusGlyph(status, x - 8, y, palette.ink[status]);
  return [...glyph, { ...label(fitted, x, y, palette.text), isStrong: row.kind === 'group' }];
}

/** The worst of a CA and of everything below it. */
export function worstRank(group: TimelineGroup, { rank }: Judged): number {
  let worst = 255;
  for (const index of group.own) worst = Math.min(worst, rank[index] ?? 255);
  for (const index of membersOf(group)) worst = Math.min(worst, rank[index] ?? 255);
  return worst;
}

function legendShapes(
  language: Language,
  palette: TimelinePalette,
  widthPx: number,
): { readonly shapes: readonly Shape[]; readonly heightPx: number } {
  const words = timelineWords[language];
  const swatch = { y: -5, width: 14, height: 10 };
  const entries: { readonly text: string; readonly sign: readonly Shape[] }[] = [
    ...statuses.map((status) => ({
      text: words.status[status],
      sign: [
        { kind: 'rect' as const, x: 0, ...swatch, fill: palette.fill[status] },
        ...statusGlyph(status, 22, 0, palette.ink[status]),
      ],
    })),
    {
      text: words.replaced,
      sign: [{ kind: 'rect', x: 1, y: -4, width: 12, height: 8, stroke: palette.fill.expired, fill: palette.surface }],
    },
    {
      text: words.renewal,
      sign: [{ kind: 'hatch', x: 0, ...swatch, colour: palette.fill.ok, phasePx: 0 }],
    },
    {
      text: words.broken,
      sign: [{ kind: 'hatch', x: 0, ...swatch, colour: palette.fill.expired, phasePx: 0 }],
    },
  ];
  const shapes: Shape[] = [];
  let x = 0;
  let y = 8;
  for (const { text, sign } of entries) {
    const width = 34 + widthOf(text) + 14;
    if (x + width > widthPx && x > 0) {
      x = 0;
      y += 20;
    }
    for (const shape of sign) shapes.push(moved(shape, x, y));
    shapes.push(label(text, x + 34, y, palette.muted));
    x += width;
  }
  return { shapes, heightPx: y + 12 };
}

function moved(shape: Shape, dx: number, dy: number): Shape {
  if (shape.kind !== 'path') return { ...shape, x: shape.x + dx, y: shape.y + dy };
  return { ...shape, points: shape.points.map((value, index) => value + (index % 2 === 0 ? dx : dy)) };
}

function label(text: string, x: number, y: number, fill: string): TextShape {
  return { kind: 'text', x, y, text, fill, align: 'left' };
}
