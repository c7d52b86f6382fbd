import type { ToldFinding } from '../../shared/findings/silence.ts';
import type { NagiosState } from '../../shared/reports/nagios.ts';
import { statuses, type Assessment, type Status } from '../../shared/pki/assessment.ts';
import { alarmCounts } from '../../shared/pki/summary.ts';

export const exitCodes = { fine: 0, findings: 1, usage: 2, unread: 3 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a monitoring plugin ends with. @see Monitoring Plugins Development Guidelines, plugin return codes */
export const nagiosExitCodes: Readonly<Record<NagiosState, number>> = { OK: 0, WARNING: 1, CRITICAL: 2, UNKNOWN: 3 };

/**
 * A certificate that is not valid yet counts like one that is not valid any more: whoever presents it is refused now.
 * One whose dates cannot be read has been seen but not judged: that is `unread`, never fine. One that was replaced where
 * it lies is history and counts for nothing.
 */
const severities: Readonly<Record<Status, ExitCode>> = {
  expired: exitCodes.findings,
  critical: exitCodes.findings,
  soon: exitCodes.findings,
  'not-yet-valid': exitCodes.findings,
  unknown: exitCodes.unread,
  ok: exitCodes.fine,
};

/**
 * @param findings  a critical one or a warning counts like a certificate near its end, unless it was ignored; a notice
 *   does not
 */
export function exitCodeOf(
  assessment: Pick<Assessment, 'certificates' | 'counts' | 'inventory'>,
  findings: readonly ToldFinding[],
): ExitCode {
  const isAlarmed = findings.some(({ finding, silence }) => silence === undefined && finding.severity !== 'notice');
  const { byStatus } = alarmCounts(assessment);
  const ofCertificates = statuses.filter((status) => byStatus[status] > 0).map((status) => severities[status]);
  if (isAlarmed) return exitCodes.findings;
  return worstExitCode([
    ...ofCertificates,
    assessment.inventory.problems.length > 0 ? exitCodes.unread : exitCodes.fine,
  ]);
}

/** A finding outweighs what could not be read. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  return [exitCodes.usage, exitCodes.findings, exitCodes.unread].find((code) => codes.includes(code)) ?? exitCodes.fine;
}
