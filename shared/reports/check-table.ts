import type { AssessedCertificate, Assessment, Status } from '../pki/assessment.ts';
import { nameLabel } from '../x509/name-label.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import type { EpochMs } from '../x509/brand.ts';
import { visibleText } from '../x509/visible-text.ts';
import { labelsOf, type LabelOf } from './authority-labels.ts';
import { byUrgency } from './by-urgency.ts';
import { displayWidth, fitToWidth, padToWidth } from './display-width.ts';
import { humanDuration } from './human-duration.ts';
import { whereText } from './where-text.ts';

/** Colours a cell after it was padded; the identity where there are no colours. */
export type Paint = (text: string, tone: Status | 'header') => string;

/** Longer names are cut in the middle; paths never are, they are there to be copied. */
const maxNameCells = 60;
const gap = '  ';

interface TableRow {
  readonly status: Status;
  readonly cells: readonly string[];
}

export interface CheckTableOptions {
  readonly paint?: Paint;
  /** Absolute: paths below it are shown from there, so that no line repeats it. */
  readonly folder?: string | undefined;
}

/** Every certificate, most urgent first, for a terminal. A line feed after each line; nothing for no certificate. */
export function checkTable(assessment: Assessment, options: CheckTableOptions = {}): string {
  const { paint = (text) => text, folder } = options;
  const { certificates } = assessment;
  if (certificates.length === 0) return '';
  const isLimited = certificates.some(({ limitedBy }) => limitedBy !== undefined);
  const header = [
    'STATUS',
    'CERTIFICATE',
    'EXPIRES',
    ...(isLimited ? ['ENDS WITH ITS CA'] : []),
    'TIME LEFT',
    'ISSUED BY',
    folder === undefined ? 'WHERE' : `WHERE (in ${visibleText(folder)})`,
  ];
  const labelOf = labelsOf(assessment);
  const rows = byUrgency(certificates).map((assessed): TableRow => {
    const ownEnd = instantText(assessed.certificate.notAfter);
    const cells = [
      assessed.status,
      fitToWidth(labelOf(assessed), maxNameCells),
      ownEnd,
      ...(isLimited ? [limitText(assessed, assessment, labelOf)] : []),
      timeLeft(assessed, assessment.at),
      fitToWidth(issuerText(assessed, assessment, labelOf), maxNameCells),
      whereText(assessed.sightings, folder),
    ];
    return { status: assessed.status, cells };
  });
  const widths = header.map((title, column) =>
    rows.reduce((most, { cells }) => Math.max(most, displayWidth(cells[column] ?? '')), displayWidth(title)),
  );
  const line = (cells: readonly string[]): readonly string[] =>
    cells.map((cell, column) => (column < cells.length - 1 ? padToWidth(cell, widths[column] ?? 0) : cell));
  const headLine = paint(line(header).join(gap), 'header');
  const lines = rows.map(({ status, cells }) => {
    const [first = '', ...others] = line(cells);
    return [paint(first, status), ...others].join(gap).trimEnd();
  });
  return [headLine, ...lines].map((text) => `${text}\n`).join('');
}

/** What could not be read, a line each, the code in brackets; for stderr. */
export function problemLines({ inventory: { problems } }: Assessment): string {
  return problems.map(({ code, message }) => `${visibleText(message)} [${code}]\n`).join('');
}

function instantText(instant: EpochMs | undefined): string {
  if (instant === undefined) return 'unreadable';
  if (instant >= noExpiry) return 'no expiry date';
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function timeLeft({ certificate, effectiveNotAfter, status }: AssessedCertificate, at: EpochMs): string {
  if (status === 'unknown' || effectiveNotAfter === undefined) return 'unknown';
  if (status === 'expired') return `${humanDuration(at - effectiveNotAfter)} ago`;
  if (status === 'not-yet-valid') return `starts in ${humanDuration((certificate.notBefore ?? at) - at)}`;
  return effectiveNotAfter >= noExpiry ? '' : humanDuration(effectiveNotAfter - at);
}

function limitText(
  { limitedBy, effectiveNotAfter }: AssessedCertificate,
  { bySha256 }: Assessment,
  labelOf: LabelOf,
): string {
  const ca = limitedBy === undefined ? undefined : bySha256.get(limitedBy);
  if (ca === undefined) return '';
  return `${instantText(effectiveNotAfter)} (${fitToWidth(labelOf(ca), maxNameCells / 2)})`;
}

/** Proof in words: only a checked signature stands without a remark. */
function issuerText(assessed: AssessedCertificate, { bySha256 }: Assessment, labelOf: LabelOf): string {
  const { certificate, isSelfSigned, path, issuers } = assessed;
  if (isSelfSigned) return 'itself';
  const issuer = path[1] === undefined ? undefined : bySha256.get(path[1]);
  if (issuer !== undefined) return labelOf(issuer);
  const name = nameLabel(certificate.issuer);
  const proofs = new Set(issuers.map(({ proof }) => proof));
  if (proofs.has('key-identifier')) return `${name} (signature not checked)`;
  if (proofs.has('name-only')) return `${name} (name only)`;
  return proofs.has('signature-mismatch') ? `${name} (another key)` : `${name} (not found)`;
}
