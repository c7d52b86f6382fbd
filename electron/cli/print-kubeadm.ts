import type { Assessment } from '../../shared/pki/assessment.ts';
import { problemLines } from '../../shared/reports/check-table.ts';
import { kubeadmReports } from '../../shared/reports/kubeadm-check-expiration.ts';
import { kubeadmJson } from '../../shared/reports/kubeadm-json.ts';
import { kubeadmText } from '../../shared/reports/kubeadm-text.ts';
import { unprintableLines } from '../../shared/reports/unprintable-lines.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import type { CliHost } from './cli-host.ts';
import { exitCodes, type ExitCode } from './exit-code.ts';

export interface KubeadmPrint {
  readonly output: 'kubeadm' | 'kubeadm-json';
  readonly places: readonly string[];
}

/**
 * Prints kubeadm's own answer for every kubeadm tree below the places, one after the other, each named on stderr where
 * there are several. On stdout stands nothing that kubeadm would not print.
 *
 * @returns `unread` where a row, or a whole place, could not be told
 */
export function printKubeadm(assessment: Assessment, { output, places }: KubeadmPrint, host: CliHost): ExitCode {
  const { inventory, at } = assessment;
  let exitCode: ExitCode = exitCodes.fine;
  const missing = new Set(inventory.places.flatMap(({ place, kind }) => (kind === 'missing' ? [place] : [])));
  const told = new Set<string>();
  const reports = places.flatMap((place) => {
    const ofPlace = kubeadmReports(inventory, place, { at, lookedBeside: true });
    if (ofPlace.length === 0) {
      // That a place is not there is told as a problem.
      if (!missing.has(place)) host.writeError(`${visibleText(place)} holds no kubeadm PKI; try --output table.\n`);
      exitCode = exitCodes.unread;
    }
    return ofPlace;
  });
  for (const report of reports) {
    if (reports.length > 1) host.writeError(`==> ${visibleText(report.tree.folder)} <==\n`);
    host.writeOut(output === 'kubeadm' ? kubeadmText(report) : kubeadmJson(report));
    const lines = unprintableLines(report);
    host.writeError(lines);
    for (const { reason } of report.unprintable) told.add(reason);
    if (lines !== '') exitCode = exitCodes.unread;
  }
  const untold = inventory.problems.filter(({ message }) => !told.has(message));
  host.writeError(problemLines({ ...assessment, inventory: { ...inventory, problems: untold } }));
  return exitCode;
}
