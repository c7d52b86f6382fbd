import { useVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { findByPrefix, moveInTree } from './move-in-tree.ts';
import type { TreeGridRow } from './tree-grid-row.ts';
import './tree-grid.css';

export interface TreeGridColumn {
  readonly id: string;
  readonly label: string;
  /** Read by screen readers only. */
  readonly isHidden?: boolean;
}

export interface TreeGridProps<Row extends TreeGridRow> {
  readonly label: string;
  readonly columns: readonly TreeGridColumn[];
  readonly rows: readonly Row[];
  readonly rowHeightPx: number;
  /** Becomes the tab stop and is scrolled into view whenever it changes. */
  readonly selectedKey: string | undefined;
  /** The tab stop at first, before anything is selected anew; with `takesFocus` it has the focus too. */
  readonly initialKey?: string | undefined;
  readonly takesFocus?: boolean;
  /** What typing letters looks for. */
  readonly nameOf: (row: Row) => string;
  /** One `gridcell` a column. */
  readonly renderCells: (row: Row) => ReactNode;
  readonly onExpand: (keys: readonly string[], expanded: boolean) => void;
  readonly onSelect: (row: Row) => void;
  /** Enter or Right on a row that stands for another one. */
  readonly jumpFrom?: (row: Row) => string | undefined;
  /** Tried before the tree's own keys. @returns whether it was handled */
  readonly onKey?: (event: KeyboardEvent, row: Row) => boolean;
  readonly rowAttributes?: (row: Row) => Readonly<Record<string, string | undefined>>;
  readonly scrollerRef?: Ref<HTMLDivElement>;
  /** Beside the column headers, above what {@link overlay} shows. */
  readonly header?: ReactNode;
  /** Inside the scroller, over the rows. */
  readonly overlay?: ReactNode;
}

const overscanRows = 8;
/** Letters typed within this belong to one word. */
const typeAheadMs = 700;

/**
 * A treegrid of any length with one tab stop: only the rows in sight are in the page, and the row with the focus
 * stays in it wherever the scroll goes.
 *
 * @see WAI-ARIA Authoring Practices, treegrid pattern (row focus)
 */
export function TreeGrid<Row extends TreeGridRow>(props: TreeGridProps<Row>) {
  const { rows, rowHeightPx, selectedKey, columns } = props;
  const scroller = useRef<HTMLDivElement | null>(null);
  const initialKey = useRef(props.initialKey);
  const [activeKey, setActiveKey] = useState(props.initialKey ?? selectedKey);
  const focusPending = useRef(props.takesFocus === true);
  const typed = useRef({ text: '', at: 0 });
  const indexOf = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows]);
  const activeIndex = (activeKey === undefined ? undefined : indexOf.get(activeKey)) ?? 0;

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: overscanRows,
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const shown = defaultRangeExtractor(range);
        if (activeIndex >= range.count || shown.includes(activeIndex)) return shown;
        return activeIndex < (shown[0] ?? 0) ? [activeIndex, ...shown] : [...shown, activeIndex];
      },
      [activeIndex],
    ),
  });

  useLayoutEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeightPx]);

  const reveal = useCallback(
    (index: number) => {
      const box = scroller.current;
      if (!box) return;
      const top = index * rowHeightPx;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + rowHeightPx > box.scrollTop + box.clientHeight)
        box.scrollTop = top + rowHeightPx - box.clientHeight;
    },
    [rowHeightPx],
  );

  const revealSelected = useEffectEvent((key: string | undefined) => {
    const index = key === undefined ? undefined : indexOf.get(key);
    if (index === undefined) return;
    setActiveKey(key);
    reveal(index);
  });
  useLayoutEffect(() => {
    revealSelected(initialKey.current ?? selectedKey);
    initialKey.current = undefined;
  }, [selectedKey]);

  useEffect(() => {
    if (!focusPending.current) return;
    // At first there are no rows yet: the scroller has not been measured.
    const row = scroller.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]');
    if (!row) return;
    focusPending.current = false;
    row.focus({ preventScroll: true });
  });

  const focusRow = (index: number) => {
    const row = rows[index];
    if (!row) return;
    focusPending.current = true;
    setActiveKey(row.key);
    reveal(index);
  };

  const jump = (row: Row): boolean => {
    const target = props.jumpFrom?.(row);
    const index = target === undefined ? undefined : indexOf.get(target);
    if (index === undefined) return false;
    focusRow(index);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const row = rows[activeIndex];
    if (!row) return;
    if (props.onKey?.(event, row) === true) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      if (!jump(row)) props.onSelect(row);
      event.preventDefault();
      return;
    }
    if (event.key === 'ArrowRight' && jump(row)) {
      event.preventDefault();
      return;
    }
    const move = moveInTree(rows, activeIndex, event.key);
    if (move?.kind === 'focus') focusRow(move.index);
    else if (move?.kind === 'expand') props.onExpand(move.keys, move.expanded);
    else if (event.key.length === 1 && event.key !== '*') {
      const { text, at } = typed.current;
      const next = event.timeStamp - at < typeAheadMs ? text + event.key : event.key;
      typed.current = { text: next, at: event.timeStamp };
      const from = next.length > 1 ? activeIndex - 1 : activeIndex;
      const found = findByPrefix(rows.map(props.nameOf), from, next);
      if (found !== undefined) focusRow(found);
    } else return;
    event.preventDefault();
  };

  const setScroller = (element: HTMLDivElement | null) => {
    scroller.current = element;
    if (typeof props.scrollerRef === 'function') props.scrollerRef(element);
    else if (props.scrollerRef) props.scrollerRef.current = element;
  };

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its rows is the tab stop
    <div
      className="tree-grid"
      role="treegrid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      onKeyDown={onKeyDown}
    >
      <div className="tree-grid__head">
        <div className="tree-grid__columns" role="row" aria-rowindex={1}>
          {columns.map(({ id, label, isHidden }) => (
            <div
              key={id}
              role="columnheader"
              className={isHidden === true ? 'visually-hidden' : 'tree-grid__column'}
              data-column={id}
            >
              {label}
            </div>
          ))}
        </div>
        {props.header}
      </div>
      <div className="tree-grid__scroller" role="rowgroup" ref={setScroller} tabIndex={-1}>
        <div className="tree-grid__space" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys are the grid's, whichever row has the focus
              <div
                key={row.key}
                role="row"
                className="tree-grid__row"
                aria-level={row.level}
                aria-posinset={row.posInSet}
                aria-setsize={row.setSize}
                aria-rowindex={index + 2}
                aria-expanded={row.expanded}
                aria-selected={row.key === selectedKey}
                tabIndex={index === activeIndex ? 0 : -1}
                style={{ height: rowHeightPx, transform: `translateY(${start}px)` }}
                data-odd={index % 2 === 1 ? '' : undefined}
                {...props.rowAttributes?.(row)}
                onFocus={() => {
                  setActiveKey(row.key);
                }}
                onClick={(event) => {
                  const isTwisty = event.target instanceof Element && event.target.closest('[data-twisty]') !== null;
                  if (isTwisty && row.expanded !== undefined) {
                    focusRow(index);
                    props.onExpand([row.key], !row.expanded);
                  } else if (!jump(row)) {
                    focusRow(index);
                    props.onSelect(row);
                  }
                }}
              >
                {props.renderCells(row)}
              </div>
            );
          })}
          {props.overlay}
        </div>
      </div>
    </div>
  );
}
