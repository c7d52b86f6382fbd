import { maxMessageBytes } from '../../../shared/bridge/limits.ts';
import type { HostApi } from '../../../shared/bridge/host-api.ts';
import { fail, succeed, type Result } from '../../../shared/bridge/result.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { gatheringEvidence } from '../../../shared/reports/evidence.ts';
import { reportFormat } from '../../../shared/reports/formats.ts';
import { toolVersion } from '../../../shared/tool-version.ts';
import type { Language } from '../../../shared/words/language.ts';
import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import { isoInstant } from '../../format/instant.ts';
import { inSlices } from '../../state/in-slices.ts';
import { extensionOf, type DialogFormat } from './dialog-formats.ts';
import { reportPart, type ReportScope, type ShownTable } from './report-scope.ts';

export interface ReportWish {
  readonly assessment: Assessment;
  readonly table: ShownTable;
  readonly scope: ReportScope;
  /** What the report says it was narrowed to; without meaning for a whole one. */
  readonly scopeText: string;
  readonly format: DialogFormat;
  readonly language: Language;
  readonly places: readonly string[];
  /** Of CSV, for Excel. */
  readonly byteOrderMark: boolean;
}

export interface BuiltReport {
  readonly name: string;
  readonly content: Blob;
  /** How many certificates it is about. */
  readonly count: number;
}

/** More often than this nobody reads how far it is. */
const tellEveryMs = 100;
/** Room in a message for what is not the HTML. */
const frameBytes = 1_024;

export const tooLargeToPrint: Result<never> = fail('bad-request', 'The report is too large to be printed.');

export function reportName({ assessment, format }: Pick<ReportWish, 'assessment' | 'format'>): string {
  return `notafter-${isoInstant(assessment.at).slice(0, 10)}${extensionOf(format)}`;
}

/**
 * The whole report as a file, made in slices between frames; a PDF is printed by the host.
 *
 * @param onChars  told how much there is so far; `undefined` while the host prints
 * @returns `undefined` where it was stopped
 */
export async function buildReport(
  wish: ReportWish,
  host: HostApi,
  signal: AbortSignal,
  onChars: (chars: number | undefined) => void,
): Promise<Result<BuiltReport> | undefined> {
  const texts: string[] = [];
  let chars = 0;
  let toldAt = 0;
  const count = await inReport(wish, signal, (text) => {
    texts.push(text);
    chars += text.length;
    const now = performance.now();
    if (now - toldAt > tellEveryMs) {
      onChars(chars);
      toldAt = now;
    }
    return true;
  });
  if (count === undefined) return undefined;
  const name = reportName(wish);
  if (wish.format !== 'pdf') {
    const { mediaType } = reportFormat(wish.format);
    return succeed({ name, content: new Blob(texts, { type: mediaType }), count });
  }
  onChars(undefined);
  const printed = await print(texts.join(''), host, signal);
  if (printed === undefined || !printed.ok) return printed;
  return succeed({ name, content: printed.value, count });
}

/**
 * The beginning of a report, in whole pieces.
 *
 * @returns `undefined` where it was stopped
 */
export async function reportBeginning(
  wish: ReportWish,
  maxChars: number,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly isCut: boolean } | undefined> {
  let text = '';
  let isCut = false;
  const count = await inReport(wish, signal, (piece) => {
    isCut = text.length >= maxChars;
    if (!isCut) text += piece;
    return !isCut;
  });
  return count === undefined ? undefined : { text, isCut };
}

/** @returns how many certificates the report is about; `undefined` where it was stopped */
async function inReport(
  wish: ReportWish,
  signal: AbortSignal,
  take: (piece: string) => boolean,
): Promise<number | undefined> {
  const { assessment, scope, table } = wish;
  const isWanted = () => !signal.aborted;
  const part = await inSlices(reportPart(assessment, scope, table), isWanted);
  if (part === undefined) return undefined;
  const { namesEvidence, build } = reportFormat(wish.format === 'pdf' ? 'html' : wish.format);
  const evidence = namesEvidence && (await inSlices(gatheringEvidence(part.assessment), isWanted));
  if (namesEvidence && evidence === undefined) return undefined;
  const evidenceSha256 = evidence === undefined ? undefined : await sha256Hex(evidence);
  const pieces = build(part.assessment, {
    language: wish.language,
    findings: part.findings,
    places: wish.places,
    filter: part.isWhole ? undefined : { text: wish.scopeText, total: assessment.certificates.length },
    toolVersion,
    evidenceSha256,
    byteOrderMark: wish.byteOrderMark,
  });
  return inSlices(taking(pieces, take, part.assessment.certificates.length), isWanted);
}

function* taking(
  pieces: Iterable<string>,
  take: (piece: string) => boolean,
  count: number,
): Generator<undefined, number> {
  for (const piece of pieces) {
    if (piece !== '' && !take(piece)) break;
    yield undefined;
  }
  return count;
}

async function print(html: string, host: HostApi, signal: AbortSignal): Promise<Result<Blob> | undefined> {
  // Over a socket a message that is too large would end the connection.
  const isTooLarge = new Blob([JSON.stringify(html)]).size > maxMessageBytes - frameBytes;
  if (isTooLarge) return tooLargeToPrint;
  const printId = crypto.randomUUID();
  const cancel = () => void host.call('print.cancel', { printId });
  signal.addEventListener('abort', cancel);
  const printed = await host.call('print.pdf', { printId, html });
  signal.removeEventListener('abort', cancel);
  if (signal.aborted) return undefined;
  if (!printed.ok) return printed;
  const bytes = Uint8Array.from(atob(printed.value.base64), (character) => character.charCodeAt(0));
  return succeed(new Blob([bytes], { type: 'application/pdf' }));
}

async function sha256Hex(text: string): Promise<Sha256Hex> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('') as Sha256Hex;
}
