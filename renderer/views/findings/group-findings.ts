import { severities, type Finding, type Severity } from '../../../shared/findings/finding.ts';
import type { ToldFinding } from '../../../shared/findings/silence.ts';
import { groupBy } from '../../../shared/pki/group-by.ts';

export type FindingFilter = 'all' | Severity | 'silenced';

/** The findings of one rule and severity. */
export interface FindingGroup {
  readonly key: string;
  readonly id: Finding['id'];
  readonly severity: Severity;
  readonly findings: readonly ToldFinding[];
}

/** Worst first, then in the order of the rules, which is the order they come in. */
export function groupFindings(told: readonly ToldFinding[], filter: FindingFilter): readonly FindingGroup[] {
  const shown = told.filter(({ finding, silence }) =>
    filter === 'silenced'
      ? silence !== undefined
      : silence === undefined && (filter === 'all' || finding.severity === filter),
  );
  return [...groupBy(shown, ({ finding }) => `${finding.severity} ${finding.id}`)].flatMap(([key, findings]) => {
    const first = findings[0]?.finding;
    return first === undefined ? [] : [{ key, id: first.id, severity: first.severity, findings }];
  });
}

/** How many are behind each choice of the filter. */
export function findingCounts(told: readonly ToldFinding[]): Readonly<Record<FindingFilter, number>> {
  const counts: Record<FindingFilter, number> = { all: 0, critical: 0, warning: 0, notice: 0, silenced: 0 };
  for (const { finding, silence } of told) {
    if (silence !== undefined) counts.silenced += 1;
    else {
      counts.all += 1;
      counts[finding.severity] += 1;
    }
  }
  return counts;
}

export const findingFilters: readonly FindingFilter[] = ['all', ...severities, 'silenced'];
