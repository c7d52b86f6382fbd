import { roles } from '../kubernetes/role.ts';
import { statuses, type AssessedCertificate, type Assessment, type Status } from '../pki/assessment.ts';
import { nameLabel } from '../x509/name-label.ts';
import { noExpiry } from '../x509/no-expiry.ts';
import type { Sighting } from '../pki/inventory.ts';
import type { EpochMs } from '../x509/brand.ts';
import { isCa } from '../x509/certificate.ts';
import { visibleText } from '../x509/visible-text.ts';
import { certificateLabel } from './certificate-label.ts';
import { displayWidth, fitToWidth, padToWidth } from './display-width.ts';
import { humanDuration } from './human-duration.ts';

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

type LabelOf = (assessed: AssessedCertificate) => string;

/** Two CAs of one name are told apart by the start of their key's hash. */
function labelsOf({ certificates }: Assessment): LabelOf {
  const keysOf = new Map<string, Set<string>>();
  for (const each of certificates) {
    if (!isCa(each.certificate)) continue;
    const label = certificateLabel(each);
    keysOf.set(label, (keysOf.get(label) ?? new Set()).add(each.certificate.spkiSha256));
  }
  return (assessed) => {
    const label = certificateLabel(assessed);
    const isTwin = isCa(assessed.certificate) && (keysOf.get(label)?.size ?? 0) > 1;
    return isTwin ? `${label} #${assessed.certificate.spkiSha256.slice(0, 8)}` : label;
  };
}

/** Worst status first, then what ends first, then what stops most. */
function byUrgency(certificates: readonly AssessedCertificate[]): readonly AssessedCertificate[] {
  return certificates
    .map((assessed) => ({
      assessed,
      status: statuses.indexOf(assessed.status),
      end: assessed.effectiveNotAfter ?? -Infinity,
      role: assessed.role === undefined ? roles.length : roles.indexOf(assessed.role),
    }))
    .sort((a, b) => {
      if (a.status !== b.status) return a.status - b.status;
      if (a.end !== b.end) return a.end - b.end;
      if (a.role !== b.role) return a.role - b.role;
      return a.assessed.certificate.sha256 < b.assessed.certificate.sha256 ? -1 : 1;
    })
    .map(({ assessed }) => assessed);
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

/** The file first, then the kubeconfigs that hold a copy; how many more there are. */
function whereText(sightings: readonly Sighting[], folder: string | undefined): string {
  const paths = new Set(sightings.toSorted(fileFirst).map(({ path }) => path));
  const [first, ...others] = paths;
  if (first === undefined) return '';
  const prefix = folder === undefined || folder === '/' ? folder : `${folder}/`;
  const shown = prefix !== undefined && first.startsWith(prefix) ? first.slice(prefix.length) : first;
  return `${visibleText(shown)}${others.length > 0 ? ` (+${others.length})` : ''}`;
}

function fileFirst(a: Sighting, b: Sighting): number {
  return Number(b.medium === 'file') - Number(a.medium === 'file') || Number(a.path > b.path) - Number(a.path < b.path);
}
