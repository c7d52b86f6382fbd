import { displayWidth, padToWidth } from './display-width.ts';

const gap = '  ';

/** Rows of text in columns, each as wide as its widest cell; the last is not padded. */
export function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const cells of rows) {
    for (const [column, cell] of cells.entries()) widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
  }
  return rows.map((cells) =>
    cells
      .map((cell, column) => (column < cells.length - 1 ? padToWidth(cell, widths[column] ?? 0) : cell))
      .join(gap)
      .trimEnd(),
  );
}
