import type { Assessment } from '../../shared/pki/assessment.ts';
import { checkEndpoints } from '../../shared/reports/check-endpoints.ts';
import { checkFindings } from '../../shared/reports/check-findings.ts';
import { checkKubeconfigs } from '../../shared/reports/check-kubeconfigs.ts';
import { checkNotes } from '../../shared/reports/check-notes.ts';
import { checkSummary } from '../../shared/reports/check-summary.ts';
import { checkTable, problemLines } from '../../shared/reports/check-table.ts';
import { inventoryJsonChunks } from '../../shared/reports/inventory-json.ts';
import { nagiosResult } from '../../shared/reports/nagios.ts';
import { recognitionLines } from '../../shared/words/recognition-words.ts';
import { absolutePath } from '../engine/sources/path-text.ts';
import type { CheckCommand } from './arguments.ts';
import type { CliHost } from './cli-host.ts';
import { exitCodeOf, nagiosExitCodes, worstExitCode } from './exit-code.ts';
import { judge, matchLine, type Judgement } from './judge.ts';
import { existingCompanions } from './kubeadm-companions.ts';
import { lookForCheck } from './look-for-check.ts';
import { paint } from './paint.ts';
import { printKubeadm } from './print-kubeadm.ts';
import { writeChunks } from './write-chunks.ts';

/** `notafter check`: one look at all places, judged at one instant, printed in one form. */
export async function runCheck(command: CheckCommand, host: CliHost): Promise<number> {
  const { places, output } = command;
  const at = command.at ?? host.now;
  const isForKubeadm = output === 'kubeadm' || output === 'kubeadm-json';
  const companions = isForKubeadm ? await existingCompanions(places) : [];
  const { inventory } = await lookForCheck({ ...command, places: [...places, ...companions] }, at, host);
  const judgement = judge(inventory, command, at);
  const { whole, assessment, findings } = judgement;

  switch (output) {
    // kubeadm's forms have no room for findings, and an exit code tells of what is printed.
    case 'kubeadm':
    case 'kubeadm-json':
      return worstExitCode([exitCodeOf(assessment, []), printKubeadm(assessment, { output, places }, host)]);
    // A plugin says everything in one line, and has exit codes of its own.
    case 'nagios': {
      const { state, line } = nagiosResult(assessment, findings);
      host.writeOut(line);
      return nagiosExitCodes[state];
    }
    case 'json':
      await writeChunks(inventoryJsonChunks(assessment, findings), host);
      break;
    case 'table':
      host.writeOut(tableOf(judgement, host));
      break;
  }
  host.writeError(problemLines(assessment) + matchLine(judgement, command.filter));
  if (output === 'table') host.writeError(recognitionNotes(whole) + checkNotes(assessment) + checkSummary(assessment));
  return exitCodeOf(assessment, findings);
}

function tableOf({ whole, assessment, findings }: Judgement, host: CliHost): string {
  const options = host.colours ? { paint } : {};
  const table = checkTable(assessment, { ...options, folder: onlyFolder(assessment) });
  const below = checkFindings(findings, options.paint);
  // A filter is of certificates: of kubeconfigs and ports it says nothing.
  const further =
    whole === assessment ? [checkKubeconfigs(whole, options.paint), checkEndpoints(whole, options.paint)] : [];
  return [table, ...further, below].filter((part) => part !== '').join('\n');
}

/** The most nodes that are told one by one. */
const maxNodes = 5;

function recognitionNotes({ recognitions }: Assessment): string {
  return recognitionLines(recognitions, 'en', maxNodes)
    .map((line) => `${line}\n`)
    .join('');
}

/** The one folder that was looked at; `undefined` where there was more, or something else. */
function onlyFolder({ inventory: { places } }: Assessment): string | undefined {
  const [only, ...others] = places;
  return only?.kind === 'folder' && others.length === 0 ? absolutePath(only.place) : undefined;
}
