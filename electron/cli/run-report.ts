import { createHash } from 'node:crypto';
import { problemLines } from '../../shared/reports/check-table.ts';
import { evidenceText } from '../../shared/reports/evidence.ts';
import { reportFormat } from '../../shared/reports/formats.ts';
import { kubeadmOfPlaces } from '../../shared/reports/kubeadm-of-places.ts';
import type { ReportFormat, ReportOptions } from '../../shared/reports/report-format.ts';
import { unprintableLines } from '../../shared/reports/unprintable-lines.ts';
import { toolVersion } from '../../shared/tool-version.ts';
import type { Sha256Hex } from '../../shared/x509/brand.ts';
import { visibleText } from '../../shared/x509/visible-text.ts';
import { ReportFileError, takenText, writeReportFile, type ReportContent } from '../engine/files/write-report-file.ts';
import { PrintError } from '../engine/print/print-error.ts';
import { printPdf } from '../engine/print/print-pdf.ts';
import type { FiledFormat, ReportCommand } from './arguments.ts';
import type { CliHost } from './cli-host.ts';
import { exitCodeOf, exitCodes, worstExitCode, type ExitCode } from './exit-code.ts';
import { judge, matchLine, type Judgement } from './judge.ts';
import { existingCompanions } from './kubeadm-companions.ts';
import { lookForCheck } from './look-for-check.ts';
import { existingFiles, reportPaths } from './report-files.ts';
import { writeChunks } from './write-chunks.ts';

/** `notafter report`: one look at all places, judged at one instant, filed in every format that was named. */
export async function runReport(command: ReportCommand, host: CliHost): Promise<ExitCode> {
  const formats = command.formats.map(filedFormat);
  const paths =
    command.out === undefined
      ? undefined
      : reportPaths(
          command.out,
          formats.map(({ extension }) => extension),
        );
  // Told before the look, which may take long.
  const taken = command.force ? [] : existingFiles(paths ?? []);
  if (taken.length > 0) {
    host.writeError(taken.map((path) => `${visibleText(takenText(path))}\n`).join(''));
    return exitCodes.usage;
  }

  const at = command.at ?? host.now;
  const { inventory } = await lookForCheck(command, at, host);
  const judgement = judge(inventory, command, at);
  const { assessment, findings } = judgement;
  const options = optionsOf(judgement, command);
  const codes = [exitCodeOf(assessment, findings)];
  for (const [index, format] of formats.entries()) {
    const isForKubeadm = format.id.startsWith('kubeadm');
    const told = isForKubeadm ? await withCompanions(judgement, command, host) : assessment;
    if (isForKubeadm) codes.push(tellUnprintable(told, command, host));
    const path = paths?.[index];
    const chunks = format.build(told, options);
    if (path === undefined) await writeChunks(chunks, host);
    else codes.push(await filed(path, () => contentOf(format.id, chunks), command, host));
  }
  host.writeError(problemLines(assessment) + matchLine(judgement, command.filter));
  return worstExitCode(codes);
}

/** The PDF is built as HTML. */
function filedFormat(id: FiledFormat): ReportFormat {
  return id === 'pdf' ? { ...reportFormat('html'), id, extension: '.pdf' } : reportFormat(id);
}

async function contentOf(id: string, chunks: Iterable<string>): Promise<ReportContent> {
  return id === 'pdf' ? printPdf([...chunks].join(''), { env: process.env }) : chunks;
}

function optionsOf({ whole, assessment, findings }: Judgement, command: ReportCommand): ReportOptions {
  const { language, filter, places, bom } = command;
  return {
    language,
    findings,
    places,
    filter: filter === undefined ? undefined : { text: filter.text, total: whole.certificates.length },
    toolVersion,
    evidenceSha256: command.formats.map(filedFormat).some(({ namesEvidence }) => namesEvidence)
      ? (createHash('sha256').update(evidenceText(assessment)).digest('hex') as Sha256Hex)
      : undefined,
    byteOrderMark: bom,
  };
}

async function filed(
  path: string,
  content: () => Promise<ReportContent>,
  { force }: ReportCommand,
  host: CliHost,
): Promise<ExitCode> {
  try {
    await writeReportFile(path, await content(), { replace: force });
    host.writeError(`Wrote ${visibleText(path)}\n`);
    return exitCodes.fine;
  } catch (error) {
    if (!(error instanceof ReportFileError || error instanceof PrintError)) throw error;
    host.writeError(`${visibleText(error.message)}\n`);
    return exitCodes.usage;
  }
}

/** A `pki` folder named alone is looked at again with the kubeconfigs beside it, which kubeadm's table lists too. */
async function withCompanions(
  { assessment }: Judgement,
  command: ReportCommand,
  host: CliHost,
): Promise<Judgement['assessment']> {
  const companions = await existingCompanions(command.places);
  if (companions.length === 0) return assessment;
  const { inventory } = await lookForCheck(
    {
      places: [...command.places, ...companions],
      ssh: command.ssh,
      cluster: command.cluster,
      passwords: command.passwords,
    },
    assessment.at,
    host,
  );
  return judge(inventory, command, assessment.at).whole;
}

/** Rows, or whole places, that kubeadm's forms cannot tell. */
function tellUnprintable(told: Judgement['assessment'], { places }: ReportCommand, host: CliHost): ExitCode {
  // That a place is not there is told as a problem.
  const missing = new Set(told.inventory.places.flatMap(({ place, kind }) => (kind === 'missing' ? [place] : [])));
  const lines = places
    .filter((place) => !missing.has(place))
    .map((place) => {
      const reports = kubeadmOfPlaces(told, [place]);
      return reports.length === 0
        ? `${visibleText(place)} holds no kubeadm PKI.\n`
        : reports.map(unprintableLines).join('');
    })
    .join('');
  host.writeError(lines);
  return lines === '' ? exitCodes.fine : exitCodes.unread;
}
