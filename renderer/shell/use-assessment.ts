import { useMemo } from 'react';
import { assess } from '../../shared/pki/assess.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { defaultThresholds } from '../../shared/pki/status.ts';
import { useApp } from '../state/app-context.ts';

/** What was found, judged at the instant the person asks about. */
export function useAssessment(): Assessment | undefined {
  const inventory = useApp((state) => state.inventory);
  const at = useApp((state) => state.asOf ?? state.now);
  return useMemo(() => inventory && assess(inventory, { at, thresholds: defaultThresholds }), [inventory, at]);
}
