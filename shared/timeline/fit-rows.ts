/** Bars are given up for bands below this, */
const barsEndPx = 3;
/** and come back here, so that a window that is dragged larger does not flicker between the two. */
const barsBeginPx = 4;
/** A band has to hold its silhouette and its ticks. */
const minBandPx = 14;

export interface RowFit {
  readonly rowHeightPx: number;
  /** Long lists are closed: a row each, which hides no end. */
  readonly isBands: boolean;
}

/**
 * How tall a row is when all of them are to be in sight at once.
 *
 * @param rows  how many there are with everything open, and with long lists closed
 * @param before  what it was, for a room that is only a little larger or smaller
 */
export function fitRows(
  roomPx: number,
  rows: { readonly open: number; readonly closed: number },
  usualPx: number,
  before: RowFit | undefined,
): RowFit {
  const barPx = Math.floor(roomPx / Math.max(1, rows.open));
  if (barPx >= (before?.isBands === false ? barsEndPx : barsBeginPx)) {
    return { rowHeightPx: Math.min(usualPx, barPx), isBands: false };
  }
  const bandPx = Math.floor(roomPx / Math.max(1, rows.closed));
  return { rowHeightPx: Math.max(minBandPx, Math.min(usualPx, bandPx)), isBands: true };
}
