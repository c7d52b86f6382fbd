import type { Assessment } from '../../pki/assessment.ts';
import { reportWords } from '../../words/reports/report-words.ts';
import { displayWidth, fitToWidth, padToWidth } from '../display-width.ts';
import { wrapText } from '../plan/wrap-text.ts';
import type { ReportOptions } from '../report-format.ts';
import { expiryReport } from './expiry-report.ts';
import { cellText, type Cell, type Fact, type Item, type WrittenBlock } from './report-block.ts';

const lineCells = 100;
const maxCells = 60;
/** So many rows a step. */
const perStep = 200;
const gap = '  ';
const underlines = { 1: '=', 2: '-', 3: undefined } as const;

/** The expiry report for a mail or a terminal: plain text in a fixed pitch. */
export function* reportText(assessment: Assessment, options: ReportOptions): Generator<string> {
  const { colon } = reportWords(options.language);
  let between = '';
  for (const block of expiryReport(assessment, options)) {
    if (block.kind === 'pause') {
      yield '';
      continue;
    }
    yield between;
    for (const line of blockLines(block, colon)) yield line === undefined ? '' : `${line.trimEnd()}\n`;
    between = '\n';
  }
}

/** `undefined` is a pause between lines. */
function blockLines(block: WrittenBlock, colon: string): Iterable<string | undefined> {
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
      return tableLines(block.header, block.rows);
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
function* tableLines(header: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string | undefined> {
  const last = header.length - 1;
  const textsOf = (cells: readonly Cell[]): readonly string[] =>
    cells.map((cell, column) => (column === last ? cellText(cell) : fitToWidth(cellText(cell), maxCells)));
  const texts = [textsOf(header)];
  const widths = header.map(displayWidth);
  for (const cells of rows) {
    const row = textsOf(cells);
    for (const [column, text] of row.entries()) {
      if (column !== last) widths[column] = Math.max(widths[column] ?? 0, displayWidth(text));
    }
    if (texts.push(row) % perStep === 0) yield undefined;
  }
  for (const cells of texts) {
    yield cells.map((text, column) => (column === last ? text : padToWidth(text, widths[column] ?? 0))).join(gap);
  }
}

function itemLines({ labels, text, detail }: Item): readonly string[] {
  const [head = '', ...others] = wrapText([...labels, text].join(gap), lineCells - 2);
  const below = detail === undefined ? [] : wrapText(detail, lineCells - 4);
  return [`- ${head}`, ...others.map((line) => `  ${line}`), ...below.map((line) => `    ${line}`)];
}
