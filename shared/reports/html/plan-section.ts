import type { Assessment } from '../../pki/assessment.ts';
import type { Command, RenewalPlan, Step } from '../../renewal/plan.ts';
import { plansFor } from '../../renewal/plans-for.ts';
import type { Language } from '../../words/language.ts';
import { planWords, type PlanLabels } from '../../words/renewal/plan-words.ts';
import { reportWords } from '../../words/reports/html-words.ts';
import {
  changeText,
  dueText,
  endText,
  nextDeadlineText,
  refusedText,
  stepFacts,
  whereText,
} from '../plan/plan-words-of.ts';
import { markup, nothing, raw, type Markup } from './markup.ts';
import { leftOut, table } from './table.ts';

const maxPlans = 20;
const maxSteps = 120;
const maxPredicted = 200;

/** The plan of each cluster: what it will not fix, the steps with their commands, and the dates it leads to. */
export function* planSection(assessment: Assessment, language: Language): Generator<Markup> {
  const words = reportWords[language];
  const { labels } = planWords(language);
  const plans = plansFor(assessment, { language });
  if (plans.length === 0) yield markup`<p>${labels.nothing}</p>\n`;
  for (const plan of plans.slice(0, maxPlans)) yield* planMarkup(plan, assessment, language);
  const rest = plans.length - maxPlans;
  yield leftOut(rest > 0 ? words.plansLeftOut(rest) : undefined);
}

function* planMarkup(plan: RenewalPlan, assessment: Assessment, language: Language): Generator<Markup> {
  const words = reportWords[language];
  const { labels } = planWords(language);
  const { willNotFix, steps, prediction } = plan;
  yield markup`<h3>${plan.title}</h3>\n<p>${dueText(plan, labels)}</p>\n`;
  if (willNotFix.length > 0) {
    yield markup`<h4>${labels.willNotFix}</h4>\n<ul>\n${willNotFix.map(({ text }) => markup`<li>${text}</li>\n`)}</ul>\n`;
  }
  yield markup`<h4>${labels.steps}</h4>\n<ol class="steps">\n`;
  for (const step of steps.slice(0, maxSteps)) yield stepMarkup(step, labels);
  yield markup`</ol>\n`;
  const rest = steps.length - maxSteps;
  yield leftOut(rest > 0 ? words.stepsLeftOut(rest) : undefined);
  yield markup`<h4>${labels.prediction}</h4>\n`;
  yield* table({
    caption: `${labels.prediction}: ${plan.title}`,
    kind: 'prediction',
    head: [labels.certificate, labels.node, labels.before, labels.after, labels.change],
    rows: prediction.certificates.slice(0, maxPredicted),
    row: (each) =>
      markup`<tr><th scope="row">${each.name}</th><td>${each.node}</td><td class="when">${endText(each.notAfter, labels)}</td><td class="when">${endText(each.newEffectiveNotAfter, labels)}</td><td>${changeText(each, assessment, labels)}</td></tr>\n`,
  });
  const unlisted = prediction.certificates.length - maxPredicted;
  yield leftOut(unlisted > 0 ? words.more(unlisted) : undefined);
  yield markup`<p>${nextDeadlineText(plan, labels)}</p>\n`;
}

function stepMarkup(step: Step, labels: PlanLabels): Markup {
  const refused = refusedText(step, labels);
  const facts = stepFacts(step, labels).map(([label, text]) => markup`<div><dt>${label}</dt><dd>${text}</dd></div>`);
  return markup`<li><div class="step-head"><b>${step.title}</b> <span class="note">${whereText(step.where, labels)}</span>\n<p>${step.why}</p></div>\n${step.commands.map(commandMarkup)}${refused === undefined ? nothing : markup`<p>${refused}</p>\n`}<dl class="step-facts">${facts}</dl></li>\n`;
}

/** Line by line: what makes the lines of a script is no character to be made visible. */
function commandMarkup({ text }: Command): Markup {
  const lines = text.split('\n').map((line) => markup`${line.replaceAll('\t', '    ')}`.html);
  return raw(`<pre><code>${lines.join('\n')}</code></pre>\n`);
}
