import type { EpochMs } from '../x509/brand.ts';
import { humanDuration } from './human-duration.ts';
import type { KubeadmReport, KubeadmRow } from './kubeadm-check-expiration.ts';

/** Go's tabwriter as kubeadm sets it up: cells at least 10 wide, 3 spaces between. */
const minCellChars = 10;
const paddingChars = 3;
/** kubeadm pads the last column by hand; it belongs to no tabwriter column. */
const lastCellChars = 8;

/**
 * The two tables of `kubeadm certs check-expiration`, byte for byte, a line feed after each line;
 * nothing where there is no row, as kubeadm prints none then.
 * @see kubernetes/kubernetes cmd/kubeadm/app/cmd/certs.go and Go's text/tabwriter
 */
export function kubeadmText({ certificates, certificateAuthorities }: KubeadmReport): string {
  if (certificates.length + certificateAuthorities.length === 0) return '';
  const leafs = table(
    ['CERTIFICATE', 'EXPIRES', 'RESIDUAL TIME', 'CERTIFICATE AUTHORITY', 'EXTERNALLY MANAGED'],
    certificates.map((row) => cellsOf(row, [row.caName ?? ''])),
  );
  const authorities = table(
    ['CERTIFICATE AUTHORITY', 'EXPIRES', 'RESIDUAL TIME', 'EXTERNALLY MANAGED'],
    certificateAuthorities.map((row) => cellsOf(row, [])),
  );
  return `${leafs}\n${authorities}`;
}

function cellsOf(row: KubeadmRow, caCells: readonly string[]): readonly string[] {
  const { name, expirationDate, residualTimeSeconds, externallyManaged } = row;
  if (expirationDate === undefined) return [`!MISSING! ${name}`, '', '', ...caCells, ''];
  return [
    name,
    kubeadmDate(expirationDate),
    humanDuration(residualTimeSeconds * 1000),
    ...caCells,
    (externallyManaged ? 'yes' : 'no').padEnd(lastCellChars),
  ];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) =>
    Math.max(minCellChars, ...lines.map((cells) => (cells[column] ?? '').length + paddingChars)),
  );
  return lines
    .map((cells) => cells.map((cell, column) => (column < cells.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell)))
    .map((cells) => `${cells.join('')}\n`)
    .join('');
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Go layout `Jan 02, 2006 15:04 MST` in UTC. */
export function kubeadmDate(instant: EpochMs): string {
  const date = new Date(instant);
  const day = `${months[date.getUTCMonth()]} ${twoDigits(date.getUTCDate())}, ${String(date.getUTCFullYear()).padStart(4, '0')}`;
  return `${day} ${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())} UTC`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
