import type { Assessment } from '../../pki/assessment.ts';
import { reportWords } from '../../words/reports/report-words.ts';
import { markdownCode, markdownForeign } from '../markdown-text.ts';
import type { ReportOptions } from '../report-format.ts';
import { expiryReport } from './expiry-report.ts';
import type { Cell, Fact, Item, WrittenBlock } from './report-block.ts';

/** The expiry report for a ticket or a chat: GitHub Flavored Markdown. */
export function* reportMarkdown(assessment: Assessment, options: ReportOptions): Generator<string> {
  const { colon } = reportWords(options.language);
  let between = '';
  for (const block of expiryReport(assessment, options)) {
    if (block.kind === 'pause') {
      yield '';
      continue;
    }
    yield between;
    yield* blockLines(block, colon);
    between = '\n';
  }
}

function* blockLines(block: WrittenBlock, colon: string): Generator<string> {
  switch (block.kind) {
    case 'heading':
      yield `${'#'.repeat(block.level)} ${markdownForeign(block.text)}\n`;
      break;
    case 'paragraph':
      yield `${markdownForeign(block.text)}\n`;
      break;
    case 'facts':
      for (const fact of block.facts) yield factLine(fact, colon);
      break;
    case 'table':
      yield row(block.header);
      yield `|${' --- |'.repeat(block.header.length)}\n`;
      for (const cells of block.rows) yield row(cells);
      break;
    case 'items':
      for (const item of block.items) yield itemLine(item);
      break;
  }
}

function factLine({ label, value }: Fact, colon: string): string {
  return label === '' ? `  - ${cell(value)}\n` : `- ${markdownForeign(label)}${colon}${cell(value)}\n`;
}

function row(cells: readonly Cell[]): string {
  return `| ${cells.map(cell).join(' | ')} |\n`;
}

function cell(value: Cell): string {
  return typeof value === 'string' ? markdownForeign(value) : markdownCode(value.name);
}

function itemLine({ labels: [first, ...others], text, detail }: Item): string {
  const head = first === undefined ? '' : `**${markdownForeign(first)}** `;
  const codes = others.map((label) => `${markdownCode(label)} `).join('');
  const below = detail === undefined ? '' : `  \n  ${markdownForeign(detail)}`;
  return `- ${head}${codes}${markdownForeign(text)}${below}\n`;
}
