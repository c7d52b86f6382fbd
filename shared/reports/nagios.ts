import type { ToldFinding } from '../findings/silence.ts';
import { statuses, type Assessment, type Status } from '../pki/assessment.ts';
import { headlineOf } from '../pki/summary.ts';
import { visibleText } from '../x509/visible-text.ts';
import { checkSummary } from './check-summary.ts';

export type NagiosState = 'OK' | 'WARNING' | 'CRITICAL' | 'UNKNOWN';

const stateOf: Readonly<Record<Status, NagiosState>> = {
  expired: 'CRITICAL',
  critical: 'CRITICAL',
  'not-yet-valid': 'CRITICAL',
  soon: 'WARNING',
  unknown: 'UNKNOWN',
  ok: 'OK',
};
/** What is known to be broken outweighs what could not be told. */
const worstFirst: readonly NagiosState[] = ['CRITICAL', 'WARNING', 'UNKNOWN', 'OK'];

export interface NagiosResult {
  readonly state: NagiosState;
  /** One line with performance data, a line feed at its end. */
  readonly line: string;
}

/** What a monitoring plugin answers. @see Monitoring Plugins Development Guidelines, plugin output and return codes */
export function nagiosResult(assessment: Assessment, findings: readonly ToldFinding[]): NagiosResult {
  const { counts, inventory } = assessment;
  const open = findings.flatMap(({ finding, silence }) => (silence === undefined ? [finding.severity] : []));
  const states: readonly NagiosState[] = [
    ...statuses.filter((status) => counts[status] > 0).map((status) => stateOf[status]),
    ...(open.includes('critical') ? (['CRITICAL'] as const) : []),
    ...(open.includes('warning') ? (['WARNING'] as const) : []),
    ...(inventory.problems.length > 0 ? (['UNKNOWN'] as const) : []),
  ];
  const state = worstFirst.find((each) => states.includes(each)) ?? 'OK';
  const alarms = open.filter((severity) => severity !== 'notice').length;
  const found = alarms === 0 ? '' : ` ${alarms} finding${alarms === 1 ? '' : 's'}.`;
  // A bar would begin the performance data.
  const text = `${checkSummary(assessment).trimEnd()}${found}`.replaceAll('|', '/');
  return { state, line: `CERTIFICATES ${state} - ${visibleText(text)} | ${performanceData(assessment, open)}\n` };
}

/** `label=value;warn;crit;min;max`: `0` as a threshold means that anything above it alarms. */
function performanceData(assessment: Assessment, open: readonly string[]): string {
  const { counts, certificates, inventory, at } = assessment;
  const headline = headlineOf(assessment);
  const countOf = (severity: string): number => open.filter((each) => each === severity).length;
  return [
    `certificates=${certificates.length};;;0;`,
    `expired=${counts.expired};;0;0;`,
    `critical=${counts.critical};;0;0;`,
    `soon=${counts.soon};0;;0;`,
    `not_yet_valid=${counts['not-yet-valid']};;0;0;`,
    `unknown=${counts.unknown};;;0;`,
    `findings_critical=${countOf('critical')};;0;0;`,
    `findings_warning=${countOf('warning')};0;;0;`,
    `unread=${inventory.problems.length};;;0;`,
    ...('first' in headline ? [`first_end=${Math.floor((headline.first.endsAt - at) / 1000)}s;;;;`] : []),
  ].join(' ');
}
