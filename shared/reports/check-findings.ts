import { severities, type Severity } from '../findings/finding.ts';
import type { Silence, ToldFinding } from '../findings/silence.ts';
import { findingText } from '../words/findings/finding-words.ts';
import { visibleText } from '../x509/visible-text.ts';
import type { Paint } from './check-table.ts';

/** The colours of the table's statuses, by what they mean there. */
const tones = { critical: 'critical', warning: 'soon', notice: 'not-yet-valid' } as const;
const counted: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  critical: ['critical', 'critical'],
  warning: ['warning', 'warnings'],
  notice: ['notice', 'notices'],
};

/**
 * What is wrong, worst first: severity, id and message, what to do below it; what was ignored, at the end. A line feed
 * after each line; nothing where there is no finding.
 */
export function checkFindings(told: readonly ToldFinding[], paint: Paint = (text) => text): string {
  const open = told.filter(({ silence }) => silence === undefined);
  if (told.length === 0) return '';
  const lines = open.flatMap(({ finding }) => {
    const { id, severity } = finding;
    const { message, fix } = findingText(finding, 'en');
    const first = `${paint(severity.padEnd(8), tones[severity])}  ${id}  ${message}`;
    // A notice asks for nothing now; its remedy is in the JSON, and in the window.
    return severity === 'notice' ? [first] : [first, `${' '.repeat(18)}${fix}`];
  });
  return [paint(`FINDINGS: ${countText(open)}`, 'header'), ...lines, ...ignoredLines(told)]
    .map((line) => `${line}\n`)
    .join('');
}

function countText(open: readonly ToldFinding[]): string {
  const parts = severities.flatMap((severity) => {
    const count = open.filter(({ finding }) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${counted[severity][count === 1 ? 0 : 1]}`];
  });
  return parts.length === 0 ? 'none but those ignored' : parts.join(', ');
}

function ignoredLines(told: readonly ToldFinding[]): readonly string[] {
  const counts = new Map<Silence, number>();
  for (const { silence } of told) if (silence !== undefined) counts.set(silence, (counts.get(silence) ?? 0) + 1);
  return [...counts].map(([{ id, reason }, count]) => {
    const why = reason === '' ? '' : `: ${visibleText(reason)}`;
    return `ignored   ${id}  ${count} finding${count === 1 ? '' : 's'}${why}`;
  });
}
