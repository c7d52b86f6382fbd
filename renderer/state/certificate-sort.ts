/** The columns of the certificates table, in their order on the screen. */
export const columns = ['role', 'subject', 'issuer', 'expires', 'effective', 'remaining', 'places', 'status'] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  readonly column: Column;
  readonly direction: 'ascending' | 'descending';
}

/** What ends first stands first. */
export const defaultSort: Sort = { column: 'remaining', direction: 'ascending' };
