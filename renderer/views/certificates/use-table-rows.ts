import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { AssessedCertificate, Assessment } from '../../../shared/pki/assessment.ts';
import type { TableLayout } from '../../../shared/settings/settings.ts';
import { useApp } from '../../state/app-context.ts';
import type { Arriving } from '../../state/arriving.ts';
import { fittingOf } from './judge-by-findings.ts';
import { narrowed, orderOf } from './order-certificates.ts';
import { groupingOf, sortsOf } from './table-layout.ts';
import { arrivingRows, tableRows, type TableRows } from './table-rows.ts';

const nothingYet: Arriving = { certificates: [], count: 0 };

/** What the table shows: put in order, narrowed, grouped, each worked out again only when it must be; without an assessment, what is arriving. */
export function useTableRows(
  assessment: Assessment | undefined,
  arriving: Arriving | undefined,
  layout: TableLayout,
  findingCountOf: (assessed: AssessedCertificate) => number,
): { readonly rows: TableRows; readonly toggleGroup: (key: string) => void } {
  const query = useDeferredValue(useApp((state) => state.query));
  const sorts = useMemo(() => sortsOf(layout), [layout]);
  const grouping = groupingOf(layout);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const order = useMemo(
    () => assessment && orderOf(assessment, sorts, findingCountOf),
    [assessment, sorts, findingCountOf],
  );
  const positions = useMemo(
    () => assessment && order && narrowed(order, query.terms.length === 0 ? undefined : fittingOf(assessment, query)),
    [assessment, order, query],
  );
  const rows = useMemo(
    () =>
      assessment && positions
        ? tableRows(assessment, positions, grouping, (key) => closed.has(`${grouping} ${key}`))
        : arrivingRows(arriving ?? nothingYet),
    [assessment, arriving, positions, grouping, closed],
  );
  const toggleGroup = useCallback(
    (key: string) => {
      setClosed((before) => {
        const after = new Set(before);
        if (!after.delete(`${grouping} ${key}`)) after.add(`${grouping} ${key}`);
        return after;
      });
    },
    [grouping],
  );
  return { rows, toggleGroup };
}
