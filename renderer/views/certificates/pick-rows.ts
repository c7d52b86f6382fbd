import type { Sha256Hex } from '../../../shared/x509/brand.ts';
import type { TableRows } from './table-rows.ts';

/** The certificates from one line to another, both among them, whichever comes first; heads of groups are passed over. */
export function pickRange(rows: TableRows, from: number, to: number): ReadonlySet<Sha256Hex> {
  const picked = new Set<Sha256Hex>();
  for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
    const row = rows.at(index);
    if (row?.kind === 'certificate') picked.add(row.certificate.sha256);
  }
  return picked;
}

export function togglePick(picked: ReadonlySet<Sha256Hex>, sha256: Sha256Hex): ReadonlySet<Sha256Hex> {
  const next = new Set(picked);
  if (!next.delete(sha256)) next.add(sha256);
  return next;
}
