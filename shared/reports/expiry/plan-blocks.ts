import type { Assessment } from '../../pki/assessment.ts';
import type { RenewalPlan } from '../../renewal/plan.ts';
import { plansFor } from '../../renewal/plans-for.ts';
import type { Language } from '../../words/language.ts';
import { planWords } from '../../words/renewal/plan-words.ts';
import { reportWords as htmlWords } from '../../words/reports/html-words.ts';
import { reportWords } from '../../words/reports/report-words.ts';
import { visibleText } from '../../x509/visible-text.ts';
import { dueText, nextDeadlineText, whereText } from '../plan/plan-words-of.ts';
import type { ReportBlock } from './report-block.ts';

const maxPlans = 20;
const maxSteps = 60;

/** The plan of each cluster in short: how urgent, what it will not fix, its steps by name. The commands are elsewhere. */
export function* planBlocks(assessment: Assessment, language: Language): Generator<ReportBlock> {
  const { sections, planNote } = reportWords(language);
  const plans = plansFor(assessment, { language });
  yield { kind: 'heading', level: 2, text: sections.plan };
  if (plans.length === 0) {
    yield { kind: 'paragraph', text: planWords(language).labels.nothing };
    return;
  }
  yield { kind: 'paragraph', text: planNote };
  for (const plan of plans.slice(0, maxPlans)) yield* onePlan(plan, language);
  const rest = plans.length - maxPlans;
  if (rest > 0) yield { kind: 'paragraph', text: htmlWords[language].plansLeftOut(rest) };
}

function* onePlan(plan: RenewalPlan, language: Language): Generator<ReportBlock> {
  const { columns } = reportWords(language);
  const { labels } = planWords(language);
  const { title, steps, willNotFix } = plan;
  yield { kind: 'heading', level: 3, text: visibleText(title) };
  yield { kind: 'paragraph', text: visibleText(dueText(plan, labels)) };
  if (willNotFix.length > 0) {
    yield { kind: 'paragraph', text: `${labels.willNotFix}${labels.colon}`.trimEnd() };
    yield {
      kind: 'items',
      items: willNotFix.map(({ text }) => ({ labels: [], text: visibleText(text), detail: undefined })),
    };
  }
  yield {
    kind: 'table',
    header: [columns.number, labels.where, columns.step],
    rows: steps
      .slice(0, maxSteps)
      .map(({ title: step, where }, index) => [String(index + 1), whereText(where, labels), step].map(visibleText)),
  };
  const rest = steps.length - maxSteps;
  if (rest > 0) yield { kind: 'paragraph', text: htmlWords[language].stepsLeftOut(rest) };
  yield { kind: 'paragraph', text: visibleText(nextDeadlineText(plan, labels)) };
}
