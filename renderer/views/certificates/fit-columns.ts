import { columnFacts, type Column } from './columns.ts';

export interface FittedColumn {
  readonly column: Column;
  readonly width: number;
}

/**
 * Columns in the room there is: those that matter least give way first, unless a person has given them a width or asked
 * for them; what is left is shared out. Where even that is too wide the table scrolls.
 *
 * @param room  pixels
 * @param widths  of the columns a person has resized
 */
export function fitColumns(
  shown: readonly Column[],
  room: number,
  widths: Readonly<Partial<Record<string, number>>>,
): readonly FittedColumn[] {
  const widthOf = (column: Column): number => widths[column] ?? columnFacts[column].width;
  let kept = shown;
  const droppable = shown
    .filter((column) => columnFacts[column].drop > 0 && widths[column] === undefined)
    .toSorted((a, b) => columnFacts[b].drop - columnFacts[a].drop);
  for (const column of droppable) {
    if (sum(kept.map(widthOf)) <= room) break;
    kept = kept.filter((other) => other !== column);
  }
  const growing = kept.filter((column) => widths[column] === undefined && columnFacts[column].grows > 0);
  const spare = Math.max(0, room - sum(kept.map(widthOf)));
  const parts = sum(growing.map((column) => columnFacts[column].grows));
  return kept.map((column) => {
    const share = growing.includes(column) ? (spare * columnFacts[column].grows) / parts : 0;
    return { column, width: Math.floor(widthOf(column) + share) };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
