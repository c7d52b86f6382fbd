import { access } from 'node:fs/promises';
import type { Finding } from '../../shared/findings/finding.ts';
import { findingsByCertificate, findingsOf } from '../../shared/findings/findings-of.ts';
import { findingsAbout, toldFindings, type ToldFinding } from '../../shared/findings/silence.ts';
import { assess } from '../../shared/pki/assess.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { compileQuery } from '../../shared/query/compile-query.ts';
import { narrowAssessment } from '../../shared/query/narrow-assessment.ts';
import { checkFindings } from '../../shared/reports/check-findings.ts';
import { checkNotes } from '../../shared/reports/check-notes.ts';
import { checkSummary } from '../../shared/reports/check-summary.ts';
import { checkTable, problemLines } from '../../shared/reports/check-table.ts';
import { inventoryJson } from '../../shared/reports/inventory-json.ts';
import { kubeadmCompanions } from '../../shared/reports/kubeadm-tree.ts';
import { recognitionLines } from '../../shared/words/recognition-words.ts';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
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
  const findings = toldFindings(findingsIn(assessment, whole), command.ignore);

  switch (output) {
    // kubeadm's forms have no room for findings, and an exit code tells of what is printed.
    case 'kubeadm':
    case 'kubeadm-json':
      return worstExitCode([exitCodeOf(assessment, []), printKubeadm(assessment, { output, places }, host)]);
    case 'json':
      host.writeOut(inventoryJson(assessment, findings));
      break;
    case 'table':
      host.writeOut(tableOf(assessment, findings, host));
      break;
  }
  host.writeError(problemLines(assessment));
  if (command.filter !== undefined) host.writeError(matchLine(assessment, whole, command.filter));
  if (output === 'table') host.writeError(recognitionNotes(whole) + checkNotes(assessment) + checkSummary(assessment));
  return exitCodeOf(assessment, findings);
}

function tableOf(assessment: Assessment, findings: readonly ToldFinding[], host: CliHost): string {
  const options = host.colours ? { paint } : {};
  const table = checkTable(assessment, { ...options, folder: onlyFolder(assessment) });
  const below = checkFindings(findings, options.paint);
  return [table, below].filter((part) => part !== '').join('\n');
}

/** Of what was filtered: a finding is judged by everything that was seen, and told for what is shown. */
function findingsIn(shown: Assessment, whole: Assessment): readonly Finding[] {
  if (shown === whole) return findingsOf(whole);
  return findingsAbout(findingsOf(whole), new Set(shown.certificates.map(({ certificate }) => certificate.sha256)));
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
  const idsOf = (sha256: Sha256Hex): readonly string[] =>
    (findingsByCertificate(assessment).get(sha256) ?? []).map(({ id }) => id);
  return narrowAssessment(
    assessment,
    certificates.filter(compileQuery(query, { at, certificates, findingsOf: idsOf })),
  );
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
