import type { ColumnSort, TableLayout } from '../../../shared/settings/settings.ts';
import { columnFacts, columnNamed, columns, type Column } from './columns.ts';

export interface Sort extends ColumnSort {
  readonly column: Column;
}

/** What ends first stands first. */
const usualSort: readonly Sort[] = [{ column: 'remaining', direction: 'ascending' }];

export const groupings = ['ca', 'node', 'role', 'source', 'status'] as const;
export type Grouping = (typeof groupings)[number];

/**
 * The columns a person sees, in their order. An optional column is shown where {@link TableLayout.order} names it, any
 * other unless it is hidden; one that is not named stands after the one it usually follows.
 */
export function shownColumns(layout: TableLayout, isAvailable: (column: Column) => boolean): readonly Column[] {
  const named = layout.order.flatMap((id) => columnNamed(id) ?? []);
  const shown = [...new Set(named)];
  for (const [index, column] of columns.entries()) {
    if (shown.includes(column) || columnFacts[column].isOptional) continue;
    const before = columns.slice(0, index).findLast((other) => shown.includes(other));
    shown.splice(before === undefined ? 0 : shown.indexOf(before) + 1, 0, column);
  }
  return shown.filter((column) => !layout.hidden.includes(column) && isAvailable(column));
}

export function sortsOf({ sort }: TableLayout): readonly Sort[] {
  const sorts = sort.flatMap(({ column: id, direction }): Sort[] => {
    const column = columnNamed(id);
    return column ? [{ column, direction }] : [];
  });
  return sorts.length === 0 ? usualSort : sorts;
}

/** A click sorts by the column alone, or the other way round; `isAdded` keeps what it was sorted by and adds to it. */
export function sortedBy(layout: TableLayout, column: Column, isAdded: boolean): TableLayout {
  const sorts = sortsOf(layout);
  const before = sorts.find((sort) => sort.column === column);
  const isOnly = sorts.length === 1 || isAdded;
  const isTurned = before !== undefined && isOnly && before.direction === 'ascending';
  const direction: Sort['direction'] = isTurned ? 'descending' : 'ascending';
  if (!isAdded) return { ...layout, sort: [{ column, direction }] };
  // A third time takes it out again.
  if (before?.direction === 'descending') {
    return { ...layout, sort: sorts.filter((sort) => sort !== before) };
  }
  const sort = before
    ? sorts.map((other) => (other === before ? { column, direction } : other))
    : [...sorts, { column, direction }];
  return { ...layout, sort };
}

export function withColumn(
  layout: TableLayout,
  shown: readonly Column[],
  column: Column,
  isShown: boolean,
): TableLayout {
  const hidden = layout.hidden.filter((id) => id !== column);
  const order = isShown && !shown.includes(column) ? [...shown, column] : shown;
  if (isShown) return { ...layout, order, hidden };
  return columnFacts[column].isOptional
    ? { ...layout, order: order.filter((id) => id !== column), hidden }
    : { ...layout, hidden: [...hidden, column] };
}

/** Moves a column to the place that another one has. */
export function moved(layout: TableLayout, shown: readonly Column[], column: Column, to: number): TableLayout {
  const others = shown.filter((other) => other !== column);
  const place = Math.max(0, Math.min(others.length, to));
  return { ...layout, order: [...others.slice(0, place), column, ...others.slice(place)] };
}

/** `undefined` gives it its usual width back. */
export function resized(layout: TableLayout, column: Column, width: number | undefined): TableLayout {
  const { [column]: _before, ...widths } = layout.widths;
  return {
    ...layout,
    widths:
      width === undefined ? widths : { ...widths, [column]: Math.max(columnFacts[column].min, Math.round(width)) },
  };
}

export function groupingOf({ grouping }: TableLayout): Grouping | undefined {
  return groupings.find((known) => known === grouping);
}
