import { useMemo } from 'react';
import { assess } from '../../shared/pki/assess.ts';
import type { Assessment } from '../../shared/pki/assessment.ts';
import { useApp } from '../state/app-context.ts';
import { useWarmSearch } from './use-warm-search.ts';

/** What was found, judged at the instant the person asks about, by their thresholds, as files of what they say. */
export function useAssessment(): Assessment | undefined {
  const inventory = useApp((state) => state.inventory);
  const at = useApp((state) => state.asOf ?? state.now);
  const thresholds = useApp((state) => state.settings.thresholds);
  const distribution = useApp((state) => state.distribution);
  useWarmSearch(inventory);
  return useMemo(
    () => inventory && assess(inventory, { at, thresholds, distribution }),
    [inventory, at, thresholds, distribution],
  );
}
