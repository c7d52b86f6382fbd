import type { Lifetimes } from '../../../shared/timeline/lifetimes.ts';
import { leafName } from '../../../shared/timeline/row-name.ts';
import type { TimelineRow } from '../../../shared/timeline/timeline-rows.ts';

/** Beyond this nobody reads them one by one, and looking for them costs. */
const maxRows = 5_000;

/** Keys of rows that share their group and what they are called with another: only where they lie tells them apart. */
export function repeatedNames(rows: readonly TimelineRow[], lifetimes: Lifetimes): ReadonlySet<string> {
  const found = new Set<string>();
  if (rows.length > maxRows) return found;
  const seen = new Map<string, string>();
  for (const { key, kind, group, bars } of rows) {
    if (kind !== 'leaf') continue;
    const { name, detail = '' } = leafName(lifetimes, bars[0] ?? -1);
    const called = `${group.key}\n${name}\n${detail}`;
    const other = seen.get(called);
    if (other === undefined) seen.set(called, key);
    else found.add(key).add(other);
  }
  return found;
}
