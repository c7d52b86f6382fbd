import { fileNameOf } from '../pki/slash-path.ts';

/** Rows found by the end of a path, without trying every row. */
export interface PatternTable<Row> {
  /** The first row in the table's order whose pattern the path ends with. */
  readonly find: (path: string) => Row | undefined;
}

/**
 * A pattern holds when the path ends with its parts, `*` standing for anything but `/`. Case counts. The more parts a
 * pattern has the earlier it is tried, so that `etcd/server-ca.crt` comes before `server-ca.crt`; then the longer one.
 */
export function patternTable<Row extends { readonly pattern: string }>(rows: readonly Row[]): PatternTable<Row> {
  const exact = new Map<string, Compiled<Row>[]>();
  const withStar: Compiled<Row>[] = [];
  const ordered = rows.toSorted(
    (a, b) => partsOf(b.pattern) - partsOf(a.pattern) || b.pattern.length - a.pattern.length,
  );
  ordered.forEach((row, order) => {
    const compiled = { row, order, matches: endsWithPattern(row.pattern) };
    const name = fileNameOf(row.pattern);
    if (name.includes('*')) withStar.push(compiled);
    else if (exact.get(name)?.push(compiled) === undefined) exact.set(name, [compiled]);
  });
  return {
    find(path) {
      const named = exact.get(fileNameOf(path))?.find(({ matches }) => matches(path));
      const starred = withStar.find(({ matches }) => matches(path));
      if (named === undefined || starred === undefined) return (named ?? starred)?.row;
      return named.order < starred.order ? named.row : starred.row;
    },
  };
}

interface Compiled<Row> {
  readonly row: Row;
  readonly order: number;
  readonly matches: (path: string) => boolean;
}

function partsOf(pattern: string): number {
  return pattern.split('/').length;
}

/** Whole parts from the end; `!/` counts as a boundary so that a file at the top of an archive is found. */
export function endsWithPattern(pattern: string): (path: string) => boolean {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return (path) => endsWithPart(path, pattern);
  return (path) => {
    if (!path.endsWith(tail)) return false;
    const start = path.lastIndexOf(head, path.length - tail.length - head.length);
    if (start < 0 || (start > 0 && path[start - 1] !== '/')) return false;
    return !path.slice(start + head.length, path.length - tail.length).includes('/');
  };
}

function endsWithPart(path: string, suffix: string): boolean {
  return path.endsWith(suffix) && (path.length === suffix.length || path[path.length - suffix.length - 1] === '/');
}
