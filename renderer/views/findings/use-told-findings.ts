import { useMemo } from 'react';
import { findingsOf } from '../../../shared/findings/findings-of.ts';
import { toldFindings, type ToldFinding } from '../../../shared/findings/silence.ts';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { useApp } from '../../state/app-context.ts';

/** All findings, those that the person silenced marked as such. */
export function useToldFindings(assessment: Assessment): readonly ToldFinding[] {
  const silenced = useApp((state) => state.settings.silenced);
  return useMemo(() => toldFindings(findingsOf(assessment), silenced), [assessment, silenced]);
}
