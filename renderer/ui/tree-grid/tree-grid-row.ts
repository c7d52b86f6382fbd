/** Where a row stands in a tree, as a screen reader tells it. @see WAI-ARIA 1.2 treegrid */
export interface TreeGridRow {
  /** Unique and stable among the rows of one tree. */
  readonly key: string;
  /** 1 for a root. */
  readonly level: number;
  readonly posInSet: number;
  readonly setSize: number;
  /** `undefined`: nothing below it. */
  readonly expanded: boolean | undefined;
}
