import { useMemo } from 'react';
import { assess } from '../../shared/pki/assess.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { useApp } from '../state/app-context.ts';
import { useWarmSearch } from './use-warm-search.ts';

/** What was found, judged at the instant the person asks about and by the thresholds they have set. */
export function useAssessment(): Assessment | undefined {
  const inventory = useApp((state) => state.inventory);
  const at = useApp((state) => state.asOf ?? state.now);
  const thresholds = useApp((state) => state.settings.thresholds);
  useWarmSearch(inventory);
  return useMemo(() => inventory && assess(inventory, { at, thresholds }), [inventory, at, thresholds]);
}
