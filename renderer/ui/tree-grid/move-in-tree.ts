import type { TreeGridRow } from './tree-grid-row.ts';

export type TreeMove =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'expand'; readonly keys: readonly string[]; readonly expanded: boolean };

/** Rows that one press of PageUp or PageDown passes. */
const pageRows = 20;

/**
 * What a key does in a tree: Up and Down move by a row, Right opens and then enters, Left closes and then leaves,
 * Home and End go to the ends, `*` opens every sibling.
 *
 * @see WAI-ARIA Authoring Practices, treegrid pattern (row focus)
 */
export function moveInTree(rows: readonly TreeGridRow[], index: number, key: string): TreeMove | undefined {
  const row = rows[index];
  if (!row) return undefined;
  switch (key) {
    case 'ArrowDown':
      return focus(rows, index + 1);
    case 'ArrowUp':
      return focus(rows, index - 1);
    case 'PageDown':
      return focus(rows, index + pageRows);
    case 'PageUp':
      return focus(rows, index - pageRows);
    case 'Home':
      return focus(rows, 0);
    case 'End':
      return focus(rows, rows.length - 1);
    case 'ArrowRight':
      if (row.expanded === undefined) return undefined;
      if (!row.expanded) return { kind: 'expand', keys: [row.key], expanded: true };
      return focus(rows, index + 1);
    case 'ArrowLeft':
      if (row.expanded === true) return { kind: 'expand', keys: [row.key], expanded: false };
      return parentOf(rows, index);
    case '*':
      return { kind: 'expand', keys: closedSiblings(rows, index), expanded: true };
    default:
      return undefined;
  }
}

/** The next row, round the end, whose name begins with what was typed. */
export function findByPrefix(names: readonly string[], index: number, typed: string): number | undefined {
  const wanted = typed.toLowerCase();
  for (let step = 1; step <= names.length; step += 1) {
    const at = (index + step) % names.length;
    if (names[at]?.toLowerCase().startsWith(wanted)) return at;
  }
  return undefined;
}

function focus(rows: readonly TreeGridRow[], index: number): TreeMove {
  return { kind: 'focus', index: Math.max(0, Math.min(rows.length - 1, index)) };
}

function parentOf(rows: readonly TreeGridRow[], index: number): TreeMove | undefined {
  const level = rows[index]?.level ?? 1;
  for (let at = index - 1; at >= 0; at -= 1) {
    if ((rows[at]?.level ?? level) < level) return { kind: 'focus', index: at };
  }
  return undefined;
}

function closedSiblings(rows: readonly TreeGridRow[], index: number): readonly string[] {
  const level = rows[index]?.level ?? 1;
  let from = index;
  while (from > 0 && (rows[from - 1]?.level ?? 0) >= level) from -= 1;
  const keys: string[] = [];
  for (let at = from; at < rows.length && (rows[at]?.level ?? 0) >= level; at += 1) {
    const row = rows[at];
    if (row?.level === level && row.expanded === false) keys.push(row.key);
  }
  return keys;
}
