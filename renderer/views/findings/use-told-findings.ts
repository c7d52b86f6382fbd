import { useMemo } from 'react';
import { toldFindings, type ToldFinding } from '../../../shared/findings/silence.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { useApp } from '../../state/app-context.ts';
import { useFindings } from '../../state/use-findings.ts';

/** All findings, those that the person silenced marked as such; `undefined` while they are not known yet. */
export function useToldFindings(assessment: Assessment): readonly ToldFinding[] | undefined {
  const silenced = useApp((state) => state.settings.silenced);
  const findings = useFindings(assessment);
  return useMemo(() => findings && toldFindings(findings, silenced), [findings, silenced]);
}
