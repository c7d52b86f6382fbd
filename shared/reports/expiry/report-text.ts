import type { Assessment } from '../../pki/assessment.ts';
import { reportWords } from '../../words/reports/report-words.ts';
import { displayWidth, fitToWidth, padToWidth } from '../display-width.ts';
import { wrapText } from '../plan/wrap-text.ts';
import type { ReportOptions } from '../report-format.ts';
import { expiryReport } from './expiry-report.ts';
import { cellText, type Cell, type Fact, type Item, type ReportBlock } from './report-block.ts';

const lineCells = 100;
const maxCells = 60;
const gap = '  ';
const underlines = { 1: '=', 2: '-', 3: undefined } as const;

/** The expiry report for a mail or a terminal: plain text in a fixed pitch. */
export function* reportText(assessment: Assessment, options: ReportOptions): Generator<string> {
  const { colon } = reportWords(options.language);
  let between = '';
  for (const block of expiryReport(assessment, options)) {
    yield between;
    for (const line of blockLines(block, colon)) yield `${line.trimEnd()}\n`;
    between = '\n';
  }
}

function blockLines(block: ReportBlock, colon: string): Iterable<string> {
  switch (block.kind) {
    case 'heading': {
      const underline = underlines[block.level];
      return underline === undefined ? [block.text] : [block.text, underline.repeat(displayWidth(block.text))];
    }
    case 'paragraph':
      return wrapText(block.text, lineCells);
    case 'facts':
      return factLines(block.facts, colon);
    case 'table':
      return tableLines([block.header, ...block.rows]);
    case 'items':
      return block.items.flatMap(itemLines);
  }
}

/** A label that is that of the line above is not said again. */
function factLines(facts: readonly Fact[], colon: string): readonly string[] {
  const labels = facts.map(({ label }, index) =>
    label === '' || label === facts[index - 1]?.label ? '' : `${label}${colon}`.trimEnd(),
  );
  const width = Math.max(...labels.map(displayWidth));
  return facts.map(({ value }, index) => `${padToWidth(labels[index] ?? '', width)} ${cellText(value)}`);
}

/** Paths, in the last column, are never cut: they are there to be copied. */
function tableLines(rows: readonly (readonly Cell[])[]): readonly string[] {
  const last = (rows[0]?.length ?? 1) - 1;
  const texts = rows.map((cells) =>
    cells.map((cell, column) => (column === last ? cellText(cell) : fitToWidth(cellText(cell), maxCells))),
  );
  const widths = (texts[0] ?? []).map((_, column) =>
    texts.reduce((most, cells) => Math.max(most, displayWidth(cells[column] ?? '')), 0),
  );
  return texts.map((cells) =>
    cells.map((text, column) => (column === last ? text : padToWidth(text, widths[column] ?? 0))).join(gap),
  );
}

function itemLines({ labels, text, detail }: Item): readonly string[] {
  const [head = '', ...others] = wrapText([...labels, text].join(gap), lineCells - 2);
  const below = detail === undefined ? [] : wrapText(detail, lineCells - 4);
  return [`- ${head}`, ...others.map((line) => `  ${line}`), ...below.map((line) => `    ${line}`)];
}
