import { assess } from '../../shared/pki/assess.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import type { RenewalPlan } from '../../shared/renewal/plan.ts';
import { plansFor } from '../../shared/renewal/plans-for.ts';
import { checkNotes } from '../../shared/reports/check-notes.ts';
import { problemLines } from '../../shared/reports/check-table.ts';
import { planJson } from '../../shared/reports/plan/plan-json.ts';
import { planMarkdown } from '../../shared/reports/plan/plan-markdown.ts';
import { planShell } from '../../shared/reports/plan/plan-shell.ts';
import { planText } from '../../shared/reports/plan/plan-text.ts';
import { planWords } from '../../shared/words/renewal/plan-words.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import type { PlanCommand } from './arguments.ts';
import type { CliHost } from './cli-host.ts';
import { exitCodes, worstExitCode, type ExitCode } from './exit-code.ts';
import { lookForCheck } from './look-for-check.ts';

/** `notafter plan`: one look at all places, and what to do about it. Runs nothing of it. */
export async function runPlan(command: PlanCommand, host: CliHost): Promise<ExitCode> {
  const { node, distribution, language } = command;
  const at = command.at ?? host.now;
  const { inventory } = await lookForCheck(command, at, host);
  const assessment = assess(inventory, {
    at,
    thresholds: defaultThresholds,
    ...(distribution === undefined ? {} : { distribution }),
  });
  const plans = plansFor(assessment, { language, node });
  if (node !== undefined && plans.length === 0) {
    host.writeError(problemLines(assessment) + noSuchNode(node, plansFor(assessment, { language })));
    return exitCodes.usage;
  }
  host.writeOut(printed(plans, assessment, command));
  host.writeError(problemLines(assessment) + checkNotes(assessment));
  return worstExitCode([
    plans.some(({ due }) => due !== 'none') ? exitCodes.findings : exitCodes.fine,
    inventory.problems.length > 0 ? exitCodes.unread : exitCodes.fine,
  ]);
}

function printed(plans: readonly RenewalPlan[], assessment: Assessment, { output, language }: PlanCommand): string {
  const words = planWords(language);
  switch (output) {
    case 'text':
      return planText(plans, assessment, words);
    case 'markdown':
      return planMarkdown(plans, assessment, words);
    case 'shell':
      return planShell(plans, words);
    case 'json':
      return planJson(plans, assessment);
  }
}

function noSuchNode(node: string, plans: readonly RenewalPlan[]): string {
  const known = plans.flatMap(({ nodes }) => nodes);
  const which = known.length === 0 ? 'No node has a name here.' : `Known: ${known.join(', ')}.`;
  return `No node is called ${visibleText(node)}. ${which}\n`;
}
