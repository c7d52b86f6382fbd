import { useCallback } from 'react';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import type { EndingSpan } from '../../../shared/timeline/ending-query.ts';
import type { Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import type { TimelineGroup } from '../../../shared/timeline/timeline-group.ts';
import { useServices } from '../../state/app-context.ts';
import { noFilter } from '../../state/filter-slice.ts';
import type { EpochMs } from '../../../shared/x509/brand.ts';

/** Lists exactly what ends in a span, of everything or of one group, in the table of certificates. */
export function useListEnding(
  _assessment: Assessment,
  _lifetimes: Lifetimes,
): (span: EndingSpan, group?: TimelineGroup) => void {
  const { store } = useServices();
  return useCallback(
    (span) => {
      const { narrow, showView } = store.getState();
      narrow({ ...noFilter, ending: { from: span.from as EpochMs, to: span.to as EpochMs } });
      showView('certificates');
    },
    [store],
  );
}
