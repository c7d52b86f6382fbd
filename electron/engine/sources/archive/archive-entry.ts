import type { FileFacts } from '../../../../shared/pki/inventory.ts';
import type { FileError } from '../file-error.ts';
import { maxFileBytes } from '../limits.ts';

/** What comes out of an archive, in its order. Names are as written in it; nothing is ever written to disk. */
export type ArchiveEntry =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array; readonly facts: FileFacts | undefined }
  | { readonly kind: 'symlink'; readonly name: string; readonly target: string; readonly facts: FileFacts | undefined }
  /** Names another file of the same archive by its whole name. */
  | { readonly kind: 'hard-link'; readonly name: string; readonly target: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly error: FileError }
  /** The rest cannot be read: always the last one. */
  | { readonly kind: 'broken-off'; readonly error: FileError };

export const badArchive: FileError = {
  code: 'bad-archive',
  reason: 'is damaged or cut off; what could be read of it is shown',
};

export const tooLargeEntry: FileError = {
  code: 'too-large',
  reason: `is over ${maxFileBytes / 1024 / 1024} MB and was left out; unpack it and name it by itself`,
};

export const specialEntry: FileError = {
  code: 'not-a-regular-file',
  reason: 'is a pipe, socket or device in the archive and has no content',
};
