export interface MatrixSpot {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads in a grid of that size; `undefined` for a key that does not move. @see WAI-ARIA Authoring Practices, grid */
export function moveInMatrix(
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  { row, column }: MatrixSpot,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): MatrixSpot | undefined {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const within = (index: number, last: number): number => Math.max(0, Math.min(last, index));
  switch (key) {
    case 'ArrowRight':
      return { row, column: within(column + 1, lastColumn) };
    case 'ArrowLeft':
      return { row, column: within(column - 1, lastColumn) };
    case 'ArrowDown':
      return { row: within(row + 1, lastRow), column };
    case 'ArrowUp':
      return { row: within(row - 1, lastRow), column };
    case 'PageDown':
      return { row: within(row + size.page, lastRow), column };
    case 'PageUp':
      return { row: within(row - size.page, lastRow), column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}
