import type { NodeFacts } from '../../../../shared/pki/inventory.ts';
import type { FileError } from '../file-error.ts';
import type { HeldFile } from '../look-into-files.ts';
import type { SshFailure } from './ssh-error.ts';

/** What came from one node: files as they may be judged, and what did not come and why. */
export interface NodeReading {
  readonly facts: NodeFacts;
  /** By path below `/`, without a slash in front. */
  readonly files: ReadonlyMap<string, HeldFile>;
  /** Absolute. */
  readonly unread: readonly UnreadFile[];
  /** Reached a second time by a link. */
  readonly alreadyRead: readonly string[];
  /** Of the node as a whole. */
  readonly failures: readonly SshFailure[];
  /** Everything that is there was come to. */
  readonly isWhole: boolean;
}

export interface UnreadFile {
  readonly path: string;
  readonly error: FileError;
  /** A folder is no file of the ledger. */
  readonly isFolder?: boolean;
}
