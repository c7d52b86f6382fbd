import type { Assessment } from '../../pki/assessment.ts';
import type { RenewalPlan, Step } from '../../renewal/plan.ts';
import type { PlanLabels, PlanWords } from '../../words/renewal/plan-words.ts';
import { displayWidth, fitToWidth, padToWidth } from '../display-width.ts';
import { changeText, dueText, endText, nextDeadlineText, refusedText, stepFacts, whereText } from './plan-words-of.ts';
import { wrapText } from './wrap-text.ts';

const cells = 100;
const maxNameCells = 48;

/** Plans for a terminal. A line feed after each line. */
export function planText(plans: readonly RenewalPlan[], assessment: Assessment, { labels }: PlanWords): string {
  if (plans.length === 0) return `${labels.nothing}\n`;
  const parts = plans.map((plan) => [
    plan.title,
    ...indented(dueText(plan, labels), 0, 0),
    '',
    ...(plan.willNotFix.length > 0
      ? [
          `${labels.willNotFix}${labels.colon}`.trimEnd(),
          ...plan.willNotFix.flatMap(({ text }) => indented(`- ${text}`, 2, 2)),
          '',
        ]
      : []),
    `${labels.steps}${labels.colon}`.trimEnd(),
    ...plan.steps.flatMap((step, index) => stepLines(step, index + 1, labels)),
    '',
    `${labels.prediction}${labels.colon}`.trimEnd(),
    ...predictionLines(plan, assessment, labels),
    nextDeadlineText(plan, labels),
  ]);
  return parts.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function stepLines(step: Step, number: number, labels: PlanLabels): readonly string[] {
  const refused = refusedText(step, labels);
  return [
    '',
    ...indented(`${number}. ${step.title}`, 2, String(number).length + 2),
    ...indented(`[${whereText(step.where, labels)}]`, 5, 0),
    ...indented(step.why, 5, 0),
    ...step.commands.flatMap(({ text }) =>
      text.split('\n').map((line, index) => `     ${index === 0 ? '$ ' : '  '}${line}`),
    ),
    ...(refused === undefined ? [] : indented(refused, 5, 2)),
    ...stepFacts(step, labels).flatMap(([label, text]) => indented(`${label}${labels.colon}${text}`, 5, 2)),
  ];
}

function predictionLines({ prediction }: RenewalPlan, assessment: Assessment, labels: PlanLabels): readonly string[] {
  const rows = [
    [labels.certificate, labels.node, labels.before, labels.after, labels.change],
    ...prediction.certificates.map((each) => [
      fitToWidth(each.name, maxNameCells),
      fitToWidth(each.node ?? '', maxNameCells),
      endText(each.notAfter, labels),
      endText(each.newEffectiveNotAfter, labels),
      changeText(each, assessment, labels),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))));
  return rows.map((row) =>
    `  ${row.map((cell, column) => padToWidth(cell, widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/** @param hang  how much further in than the first line the others begin */
function indented(text: string, indent: number, hang: number): readonly string[] {
  return wrapText(text, cells - indent - hang).map(
    (line, index) => ' '.repeat(index === 0 ? indent : indent + hang) + line,
  );
}
