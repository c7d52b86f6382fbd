import type { LeftOut } from '../../../shared/bridge/contract.ts';
import { maxUploadFileBytes } from '../../../shared/bridge/limits.ts';
import type { ProblemCode } from '../../../shared/pki/problem.ts';
import { visibleText } from '../../../shared/x509/visible-text.ts';

/** What the system says about a file or folder, as one of our codes and the end of a sentence. Never a library's text. */
export interface FileError {
  readonly code: ProblemCode;
  /** Follows the name of the thing: `… cannot be read: permission denied.` */
  readonly reason: string;
  /** Of a broken symlink: what it points at, as written. */
  readonly target?: string;
}

const errors: ReadonlyMap<string, FileError> = new Map([
  ['ENOENT', { code: 'not-found', reason: 'is not there' }],
  ['ENOTDIR', { code: 'not-found', reason: 'is not there' }],
  [
    'EACCES',
    { code: 'permission-denied', reason: 'cannot be read: permission denied; look again as a user who may read it' },
  ],
  [
    'EPERM',
    { code: 'permission-denied', reason: 'cannot be read: permission denied; look again as a user who may read it' },
  ],
  ['ELOOP', { code: 'symlink-loop', reason: 'is a symlink that leads back to itself' }],
  ['ENAMETOOLONG', { code: 'read-failed', reason: 'has a path too long for this system' }],
  ['ENXIO', { code: 'not-a-regular-file', reason: 'is not a regular file and was not opened' }],
]);

export function fileError(error: unknown): FileError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return (
    errors.get(code) ?? { code: 'read-failed', reason: `cannot be read (${code.replaceAll(/[^A-Z0-9_]/giu, '')})` }
  );
}

export function fileSentence(path: string, { reason }: FileError): string {
  return `${visibleText(path)} ${reason}.`;
}

export const notRegular: FileError = {
  code: 'not-a-regular-file',
  reason: 'is a pipe, socket or device and was not opened',
};

export function brokenSymlink(target: string): FileError {
  return { code: 'broken-symlink', reason: `is a symlink to ${visibleText(target)}, which is not there`, target };
}

/** A named path that is not there: why, as far as it can be told. */
export function missingPath(path: string, error: unknown, symlinkTarget: string | undefined): FileError {
  const told = fileError(error);
  if (told.code !== 'not-found') return told;
  if (symlinkTarget !== undefined) return brokenSymlink(symlinkTarget);
  // What a program is called with is text: bytes that are no UTF-8 have become this character on the way.
  if (!path.includes('\ufffd')) return told;
  return { code: 'not-found', reason: 'is not there, or its name is no UTF-8: then name the folder it lies in' };
}

export const folderNotFile: FileError = {
  code: 'not-a-regular-file',
  reason: 'is a folder where a file is expected',
};

export function tooLarge(limitBytes: number, isNamed = false): FileError {
  const advice = isNamed ? 'split it' : 'name it by itself to have it read';
  return {
    code: 'too-large',
    reason: `is over ${Math.floor(limitBytes / 1024 / 1024)} MB and was left out; ${advice}`,
  };
}

/** A file of a drop whose content is not here. */
export const notSent: Readonly<Record<LeftOut, FileError>> = {
  'too-large': {
    code: 'too-large',
    reason: `is over ${maxUploadFileBytes / 1024 / 1024} MB and was left out; open it by its path instead of dropping it`,
  },
  'read-failed': {
    code: 'read-failed',
    reason: 'could not be read by the browser; open it by its path instead of dropping it',
  },
  'too-deep': { code: 'too-deep', reason: 'lies too many folders deep and was not sent; drop its folder by itself' },
  'too-many-files': {
    code: 'too-many-files',
    reason: 'holds more files than one drop takes and was not sent whole; open it by its path instead of dropping it',
  },
};

export const unexpected: FileError = {
  code: 'read-failed',
  reason: 'could not be judged: NotAfter has a fault; please report it',
};
