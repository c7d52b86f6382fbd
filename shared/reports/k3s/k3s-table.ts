import { dayMs, hourMs, minuteMs, secondMs } from '../../x509/milliseconds.ts';
import { visibleText } from '../../x509/visible-text.ts';
import { kubeadmDate } from '../kubeadm-text.ts';
import type { K3sCertificate } from './k3s-check.ts';

const header = ['FILENAME', 'SUBJECT', 'USAGES', 'EXPIRES', 'RESIDUAL TIME', 'STATUS'];
/** Go's tabwriter as k3s sets it up. */
const paddingChars = 3;

/**
 * `k3s certificate check --output table`, which begins with an empty line.
 * @see k3s-io/k3s pkg/cli/cert/cert.go TableFormatter
 */
export function k3sTable(certificates: readonly K3sCertificate[]): string {
  const rows = [
    header,
    header.map((title) => '-'.repeat(title.length)),
    ...certificates.map(({ filename, subject, usages, expiryTime, residualMs, status }) => [
      visibleText(filename),
      visibleText(subject),
      usages.join(','),
      kubeadmDate(expiryTime),
      relativeTime(residualMs),
      status,
    ]),
  ];
  const widths = header.map((_, column) => Math.max(...rows.map((cells) => runesOf(cells[column] ?? ''))));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) =>
        column < cells.length - 1 ? cell + ' '.repeat((widths[column] ?? 0) + paddingChars - runesOf(cell)) : cell,
      )
      .join(''),
  );
  return `\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** tabwriter takes every code point for one cell, also those that are two wide. */
function runesOf(text: string): number {
  return Array.from(text).length;
}

const weekMs = 7 * dayMs;
const monthMs = 30 * dayMs;
const yearMs = 12 * monthMs;

/** Below a span, how many of which unit; the first that fits counts. */
const magnitudes: readonly (readonly [belowMs: number, text: (ms: number) => string])[] = [
  [secondMs, () => 'now'],
  [2 * secondMs, () => '1 second '],
  [minuteMs, (ms) => `${Math.floor(ms / secondMs)} seconds `],
  [2 * minuteMs, () => '1 minute '],
  [hourMs, (ms) => `${Math.floor(ms / minuteMs)} minutes `],
  [2 * hourMs, () => '1 hour '],
  [dayMs, (ms) => `${Math.floor(ms / hourMs)} hours `],
  [2 * dayMs, () => '1 day '],
  [weekMs, (ms) => `${Math.floor(ms / dayMs)} days `],
  [2 * weekMs, () => '1 week '],
  [monthMs, (ms) => `${Math.floor(ms / weekMs)} weeks `],
  [2 * monthMs, () => '1 month '],
  [yearMs, (ms) => `${Math.floor(ms / monthMs)} months `],
  [18 * monthMs, () => '1 year '],
  [2 * yearMs, () => '2 years '],
  [37 * yearMs, (ms) => `${Math.floor(ms / yearMs)} years `],
];

/**
 * The words of go-humanize for a span, without a sign and with the space in front of the label that k3s leaves empty;
 * its months have 30 days and its years twelve of them.
 *
 * @see dustin/go-humanize times.go RelTime
 */
export function relativeTime(ms: number): string {
  const length = Math.abs(ms);
  const found = magnitudes.find(([belowMs]) => length < belowMs);
  return found === undefined ? 'a long while ' : found[1](length);
}
