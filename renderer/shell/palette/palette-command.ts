/** One line of the palette. */
export interface PaletteCommand {
  readonly id: string;
  /** In the window's language. */
  readonly title: string;
  /** What it may be found by: its title in every language. */
  readonly names: readonly string[];
  /** What kind of thing it is, in a word or two. */
  readonly group: string;
  readonly keys?: string | undefined;
  readonly run: () => void;
}
