import type { Assessment } from '../../pki/assessment.ts';
import type { Command, RenewalPlan, Step } from '../../renewal/plan.ts';
import type { PlanLabels, PlanWords } from '../../words/renewal/plan-words.ts';
import { markdownPlain } from '../markdown-text.ts';
import { changeText, dueText, endText, nextDeadlineText, refusedText, stepFacts, whereText } from './plan-words-of.ts';

/** Plans as CommonMark with tables and task lists, for a ticket or a runbook. */
export function planMarkdown(plans: readonly RenewalPlan[], assessment: Assessment, { labels }: PlanWords): string {
  if (plans.length === 0) return `${markdownPlain(labels.nothing)}\n`;
  return plans.map((plan) => onePlan(plan, assessment, labels).join('\n')).join('\n\n');
}

function onePlan(plan: RenewalPlan, assessment: Assessment, labels: PlanLabels): readonly string[] {
  const { prediction } = plan;
  return [
    `# ${markdownPlain(plan.title)}`,
    '',
    markdownPlain(dueText(plan, labels)),
    '',
    ...(plan.willNotFix.length > 0
      ? [`## ${labels.willNotFix}`, '', ...plan.willNotFix.map(({ text }) => `- ${markdownPlain(text)}`), '']
      : []),
    `## ${labels.steps}`,
    '',
    ...plan.steps.flatMap((step, index) => oneStep(step, index + 1, labels)),
    `## ${labels.prediction}`,
    '',
    row([labels.certificate, labels.node, labels.before, labels.after, labels.change]),
    '| --- | --- | --- | --- | --- |',
    ...prediction.certificates.map((each) =>
      row([
        each.name,
        each.node ?? '',
        endText(each.notAfter, labels),
        endText(each.newEffectiveNotAfter, labels),
        changeText(each, assessment, labels),
      ]),
    ),
    '',
    markdownPlain(nextDeadlineText(plan, labels)),
    '',
  ];
}

function oneStep(step: Step, number: number, labels: PlanLabels): readonly string[] {
  const refused = refusedText(step, labels);
  return [
    `### ${number}. ${markdownPlain(step.title)}`,
    '',
    `- [ ] **${labels.where}${labels.colon.trimEnd()}** ${markdownPlain(whereText(step.where, labels))}`,
    '',
    markdownPlain(step.why),
    '',
    ...step.commands.flatMap((command) => [...fenced(command), '']),
    ...(refused === undefined ? [] : [markdownPlain(refused), '']),
    ...stepFacts(step, labels).map(([label, text]) => `- **${label}${labels.colon.trimEnd()}** ${markdownPlain(text)}`),
    '',
  ];
}

/** A fence longer than any run of backticks within, so that nothing in a command ends it. */
function fenced({ text }: Command): readonly string[] {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/gu), ([run]) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}sh`, text, fence];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(markdownPlain).join(' | ')} |`;
}
