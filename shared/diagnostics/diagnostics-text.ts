import type { AboutAnswer, LogAnswer } from '../bridge/about-answer.ts';
import type { Finding } from '../findings/finding.ts';
import type { Inventory } from '../pki/inventory.ts';
import { visibleText } from '../x509/visible-text.ts';
import { countsOf } from './inventory-counts.ts';
import type { LogEntry } from './log-entry.ts';

export interface DiagnosticsOptions {
  readonly about: AboutAnswer;
  readonly log: LogAnswer;
  readonly inventory: Inventory | undefined;
  /** `undefined` while they are not known yet. */
  readonly findings: readonly Finding[] | undefined;
  /** Of the settings file. */
  readonly settingsProblems: readonly { readonly code: string }[];
  /** Also what names something of this machine: places, files, hosts, and what the system said of them. */
  readonly withPaths: boolean;
}

/** Enough to see what led to a fault, few enough to be read before they are sent. */
const maxLogLines = 60;

/**
 * What a person hands to whoever helps them: versions, counts and codes. In English, whatever language the window speaks:
 * it is read by somebody else. No name of a certificate is in it, and no path unless it is asked for.
 */
export function diagnosticsText(options: DiagnosticsOptions): string {
  const { about, log, inventory, findings, settingsProblems, withPaths } = options;
  const counts = inventory ? Object.entries(countsOf(inventory)).map(([name, count]) => `  ${name}: ${count}`) : [];
  return [
    `NotAfter ${about.version}`,
    `System: ${about.system}`,
    ...about.parts.map(({ name, version }) => `${name}: ${version}`),
    '',
    `Looked at:${inventory ? '' : ' nothing yet'}`,
    ...counts,
    ...(withPaths && inventory ? inventory.places.map(({ kind, place }) => `  ${kind}: ${visibleText(place)}`) : []),
    `Findings:${findings ? '' : ' not known yet'}`,
    ...countedById(findings ?? []),
    `Settings: ${settingsProblems.length === 0 ? 'sound' : settingsProblems.map(({ code }) => code).join(', ')}`,
    `Log: ${log.problem === undefined ? 'written' : 'could not be written'}`,
    ...log.entries.slice(-maxLogLines).map((entry) => `  ${logLine(entry, withPaths)}`),
    '',
  ].join('\n');
}

/** One entry in one line, for a person. */
export function logLine({ at, level, event, facts, paths, detail }: LogEntry, withPaths: boolean): string {
  const told = Object.entries(facts ?? {}).map(([name, value]) => `${name}=${value}`);
  const local = withPaths ? [...(paths ?? []), ...(detail === undefined ? [] : [detail])] : [];
  return visibleText([at, level, event, ...told, ...local].join(' '));
}

function countedById(findings: readonly Finding[]): readonly string[] {
  const counted = new Map<string, number>();
  for (const { id } of findings) counted.set(id, (counted.get(id) ?? 0) + 1);
  return [...counted].toSorted(([a], [b]) => a.localeCompare(b, 'en')).map(([id, count]) => `  ${id}: ${count}`);
}
