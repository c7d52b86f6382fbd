import type { LeftOut } from '../../../shared/bridge/contract.ts';
import type { FileFacts } from '../../../shared/pki/inventory.ts';

/** A file whose content is already here: dropped on a browser window, or made as a sample. */
export interface MemoryFile {
  /** Below the drop, `/` between parts, relative, without `..`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Why there are no bytes: the browser did not send them. */
  readonly leftOut?: LeftOut;
  /** A browser tells none. */
  readonly facts?: FileFacts;
}
