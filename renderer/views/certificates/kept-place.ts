import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import type { TableRows } from './table-rows.ts';

/** What a person looks at in the table: lines counted from 0, and pixels. */
export interface TablePlace {
  readonly rows: TableRows;
  readonly scrollTop: number;
  readonly height: number;
  readonly selected: Sha256Hex | undefined;
  readonly active: number;
}

export interface KeptPlace {
  readonly scrollTop: number;
  /** Where the active line has gone; `undefined` where it is not there any more. */
  readonly active: number | undefined;
}

/**
 * Where the table must be scrolled to so that the row a person looks at stays where it is on the screen, though others
 * have come and all are in another order: the one in the inspector, else the one the keyboard is at, else the first in
 * view. Who has not moved yet stays at the top, where the most urgent stands.
 *
 * @param lineOf  in the new rows; -1 where it is not shown
 * @returns `undefined` where nothing is to be kept
 */
export function keptPlace(
  { rows, scrollTop, height, selected, active }: TablePlace,
  lineOf: (sha256: Sha256Hex) => number,
  rowHeight: number,
): KeptPlace | undefined {
  if (scrollTop === 0 && active === 0 && selected === undefined) return undefined;
  const first = Math.ceil(scrollTop / rowHeight);
  const end = Math.min(rows.count, Math.floor((scrollTop + height) / rowHeight));
  const certificateAt = (line: number): Sha256Hex | undefined => {
    const row = rows.at(line);
    return row?.kind === 'certificate' ? row.certificate.sha256 : undefined;
  };
  const inView = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  const chosen = inView.find((line) => selected !== undefined && certificateAt(line) === selected);
  const wanted = [...(chosen === undefined ? [] : [chosen]), ...(inView.includes(active) ? [active] : []), ...inView];
  const activeLine = lineThere(certificateAt(active), lineOf);
  for (const line of wanted) {
    const now = lineThere(certificateAt(line), lineOf);
    if (now !== undefined) return { scrollTop: Math.max(0, scrollTop + (now - line) * rowHeight), active: activeLine };
  }
  return { scrollTop, active: activeLine };
}

function lineThere(sha256: Sha256Hex | undefined, lineOf: (sha256: Sha256Hex) => number): number | undefined {
  const line = sha256 === undefined ? -1 : lineOf(sha256);
  return line < 0 ? undefined : line;
}
