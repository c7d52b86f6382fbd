import { useCallback } from 'react';
import type { Assessment } from '../../../shared/pki/assessment.ts';
import { endingQuery } from '../../../shared/query/edit-query.ts';
import { columnQuery, type EndingSpan } from '../../../shared/timeline/ending-query.ts';
import type { Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import type { TimelineGroup } from '../../../shared/timeline/timeline-group.ts';
import { useServices } from '../../state/app-context.ts';

/** Lists exactly what ends in a span, of everything or of one group, in the table of certificates. */
export function useListEnding(
  assessment: Assessment,
  lifetimes: Lifetimes,
): (span: EndingSpan, group?: TimelineGroup) => void {
  const { store } = useServices();
  return useCallback(
    (span, group) => {
      const { listCertificates } = store.getState();
      listCertificates(group === undefined ? endingQuery(span) : columnQuery(span, group, lifetimes, assessment));
    },
    [store, assessment, lifetimes],
  );
}
