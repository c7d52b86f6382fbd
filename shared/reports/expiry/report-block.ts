/** The parts of a report that people read, before any markup. Every text in it is safe to show. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: Iterable<readonly Cell[]> }
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  | typeof pauseBlock;

/** What becomes a part of the report. */
export type WrittenBlock = Exclude<ReportBlock, typeof pauseBlock>;

/** Nothing to write yet: what is next takes long to work out. */
export const pauseBlock = { kind: 'pause' } as const;

/** One label and what it labels; several values of one label stand one below the other. */
export interface Fact {
  readonly label: string;
  readonly value: Cell;
}

/** `name`: a value of a certificate or a path, that is no prose; markup may set it apart. */
export type Cell = string | { readonly name: string };

/** A point of a list: how bad, which rule or code, and sentences. */
export interface Item {
  readonly labels: readonly string[];
  readonly text: string;
  readonly detail: string | undefined;
}

export function cellText(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.name;
}
