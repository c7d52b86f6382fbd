import { access } from 'node:fs/promises';
import { assess } from '../../shared/pki/assess.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { compileQuery } from '../../shared/query/compile-query.ts';
import { narrowAssessment } from '../../shared/query/narrow-assessment.ts';
import { checkNotes } from '../../shared/reports/check-notes.ts';
import { checkSummary } from '../../shared/reports/check-summary.ts';
import { checkTable, problemLines } from '../../shared/reports/check-table.ts';
import { inventoryJson } from '../../shared/reports/inventory-json.ts';
import { kubeadmCompanions } from '../../shared/reports/kubeadm-tree.ts';
import { recognitionLines } from '../../shared/words/recognition-words.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import { absolutePath } from '../engine/sources/path-text.ts';
import type { CheckCommand, Filter } from './arguments.ts';
import type { CliHost } from './cli-host.ts';
import { exitCodeOf, worstExitCode, type ExitCode } from './exit-code.ts';
import { lookForCheck } from './look-for-check.ts';
import { paint } from './paint.ts';
import { printKubeadm } from './print-kubeadm.ts';

/** `notafter check`: one look at all places, judged at one instant, printed in one form. */
export async function runCheck(command: CheckCommand, host: CliHost): Promise<ExitCode> {
  const { places, thresholds, output, distribution } = command;
  const at = command.at ?? host.now;
  const isForKubeadm = output === 'kubeadm' || output === 'kubeadm-json';
  const companions = isForKubeadm ? await existingCompanions(places) : [];
  const { inventory } = await lookForCheck([...places, ...companions], at, host);
  const whole = assess(inventory, { at, thresholds, distribution });
  const assessment = command.filter === undefined ? whole : matching(whole, command.filter);

  switch (output) {
    case 'kubeadm':
    case 'kubeadm-json':
      return worstExitCode([exitCodeOf(assessment), printKubeadm(assessment, { output, places }, host)]);
    case 'json':
      host.writeOut(inventoryJson(assessment));
      break;
    case 'table':
      host.writeOut(checkTable(assessment, { ...(host.colours ? { paint } : {}), folder: onlyFolder(assessment) }));
      break;
  }
  host.writeError(problemLines(assessment));
  if (command.filter !== undefined) host.writeError(matchLine(assessment, whole, command.filter));
  if (output === 'table') host.writeError(recognitionNotes(whole) + checkNotes(assessment) + checkSummary(assessment));
  return exitCodeOf(assessment);
}

/** The most nodes that are told one by one. */
const maxNodes = 5;

function recognitionNotes({ recognitions }: Assessment): string {
  return recognitionLines(recognitions, 'en', maxNodes)
    .map((line) => `${line}\n`)
    .join('');
}

function matching(assessment: Assessment, { query }: Filter): Assessment {
  const { at, certificates } = assessment;
  return narrowAssessment(assessment, certificates.filter(compileQuery(query, { at, certificates })));
}

function matchLine(shown: Assessment, whole: Assessment, { text }: Filter): string {
  const total = whole.certificates.length;
  return `${shown.certificates.length} of ${total} certificate${total === 1 ? '' : 's'} match ${visibleText(text)}\n`;
}

/** The one folder that was looked at; `undefined` where there was more, or something else. */
function onlyFolder({ inventory: { places } }: Assessment): string | undefined {
  const [only, ...others] = places;
  return only?.kind === 'folder' && others.length === 0 ? absolutePath(only.place) : undefined;
}

/** Of a `pki` folder named alone: the kubeconfigs beside it, which kubeadm's table lists too. */
async function existingCompanions(places: readonly string[]): Promise<readonly string[]> {
  const paths = places.flatMap((place) => kubeadmCompanions(absolutePath(place)));
  const exist = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  return paths.filter((_, index) => exist[index]);
}
