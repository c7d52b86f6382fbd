import { useEffect, useMemo, useState, type RefObject } from 'react';
import type { TimelineLayout } from '../../../shared/settings/settings.ts';
import { fitRows, type RowFit } from '../../../shared/timeline/fit-rows.ts';
import type { TimelineGroup } from '../../../shared/timeline/timeline-group.ts';
import { countRows, everyGroup, openAsBands, openAtFirst } from '../../../shared/timeline/timeline-rows.ts';
import { useApp } from '../../state/app-context.ts';

export const usualRowPx = 28;
/** Below this a row has no room for words. */
export const lowestReadPx = 14;

/** How tall rows are and which groups they begin with: as usual, or so that all are in sight. */
export function useRowFit(tree: readonly TimelineGroup[], scroller: RefObject<HTMLElement | null>) {
  const layout = useApp((state) => state.settings.timeline);
  const changeSettings = useApp((state) => state.changeSettings);
  const changeLayout = (change: Partial<TimelineLayout>) => changeSettings({ timeline: { ...layout, ...change } });
  const { fitsRows } = layout;
  const usual = useMemo(() => openAtFirst(tree), [tree]);
  const closed = useMemo(() => openAsBands(tree), [tree]);
  const counts = useMemo(
    () => ({ open: countRows(tree, () => true), closed: countRows(tree, (key) => closed.has(key)) }),
    [tree, closed],
  );
  const all = useMemo(() => new Set(everyGroup(tree).map(({ key }) => key)), [tree]);
  const [fit, setFit] = useState<RowFit>();

  useEffect(() => {
    const element = scroller.current;
    if (!fitsRows || !element) return undefined;
    const measure = () => {
      setFit((before) => {
        const next = fitRows(element.clientHeight, counts, usualRowPx, before);
        return before?.rowHeightPx === next.rowHeightPx && before.isBands === next.isBands ? before : next;
      });
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => {
      sizes.disconnect();
    };
  }, [fitsRows, counts, scroller]);

  const shown = fitsRows ? fit : undefined;
  return {
    fitsRows,
    changeLayout,
    rowHeightPx: shown?.rowHeightPx ?? usualRowPx,
    openByDefault: shown === undefined ? usual : shown.isBands ? closed : all,
  };
}
