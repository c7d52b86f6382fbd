/** A file whose content is already here: dropped on a browser window, or made as a sample. */
export interface MemoryFile {
  /** Below the drop, `/` between parts, relative, without `..`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
