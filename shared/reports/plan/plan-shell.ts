import type { RenewalPlan, Step } from '../../renewal/plan.ts';
import { remarkLine, sh } from '../../renewal/shell-quote.ts';
import { filled } from '../../renewal/step.ts';
import type { PlanLabels, PlanWords } from '../../words/renewal/plan-words.ts';
import { dueText, refusedText, stepFacts, whereText } from './plan-words-of.ts';
import { wrapText } from './wrap-text.ts';

const remarkCells = 100;

/**
 * Plans as a bash script in which each step is a function, run by its number. Run without one it only lists the steps:
 * nothing happens to whoever runs a file before reading it.
 */
export function planShell(plans: readonly RenewalPlan[], { labels }: PlanWords): string {
  const numbered = plans.flatMap((plan, planIndex) =>
    plan.steps.map((step, index) => ({
      step,
      number: plans.length > 1 ? `${planIndex + 1}.${index + 1}` : String(index + 1),
      name: plans.length > 1 ? `plan_${planIndex + 1}_step_${index + 1}` : `step_${index + 1}`,
    })),
  );
  const title = (plan: RenewalPlan): readonly string[] => [
    ...remarks(plan.title),
    ...remarks(dueText(plan, labels)),
    ...(plan.willNotFix.length > 0
      ? [
          '#',
          ...remarks(`${labels.willNotFix}${labels.colon}`),
          ...plan.willNotFix.flatMap(({ text }) => remarks(`- ${text}`)),
        ]
      : []),
    '#',
  ];
  return [
    '#!/usr/bin/env bash',
    '# Names from certificates stand in single quotes, whatever they contain.',
    '# shellcheck disable=SC1112,SC2016',
    '#',
    ...(plans.length === 0 ? remarks(labels.nothing) : plans.flatMap(title)),
    ...labels.scriptIntro.flatMap(remarks),
    'set -euo pipefail',
    '',
    ...numbered.flatMap(({ step, name, number }) => [...oneStep(step, { name, number, labels }), '']),
    'list_steps() {',
    ...[filled(labels.scriptUsage, { file: 'plan.sh' })].map((text) => `  ${say(text)}`),
    ...numbered.map(({ step, number }) => `  ${say(listed(step, number, labels))}`),
    '}',
    '',
    'case "${1-}" in',
    ...numbered.map(({ number, name }) => `  ${number}) ${name} ;;`),
    "  '') list_steps ;;",
    '  *)',
    '    list_steps >&2',
    '    exit 2',
    '    ;;',
    'esac',
    '',
  ].join('\n');
}

interface StepName {
  readonly name: string;
  readonly number: string;
  readonly labels: PlanLabels;
}

function oneStep(step: Step, { name, number, labels }: StepName): readonly string[] {
  const refused = refusedText(step, labels);
  const body = step.commands.flatMap(({ text }) => text.split('\n'));
  return [
    ...remarks(`${number}. ${step.title}`),
    ...remarks(`${labels.where}${labels.colon}${whereText(step.where, labels)}`),
    ...remarks(`${labels.why}${labels.colon}${step.why}`),
    ...stepFacts(step, labels).flatMap(([label, text]) => remarks(`${label}${labels.colon}${text}`)),
    ...(refused === undefined ? [] : remarks(refused)),
    `${name}() {`,
    // A step without commands is work by hand: running it says what.
    ...(body.length === 0 ? [say(step.title), say(step.why)] : body).map((line) => (line === '' ? '' : `  ${line}`)),
    '}',
  ];
}

function listed(step: Step, number: string, labels: PlanLabels): string {
  const changes = step.commands.some((command) => command.changes) ? ` (${labels.scriptChanges})` : '';
  return `${number}  ${step.title} [${whereText(step.where, labels)}]${changes}`;
}

function say(text: string): string {
  return sh`printf '%s\\n' ${text}`.text;
}

function remarks(text: string): readonly string[] {
  return wrapText(text, remarkCells).map(remarkLine);
}
