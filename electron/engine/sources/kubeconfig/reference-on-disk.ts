import { statSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileError, folderNotFile, notRegular } from '../file-error.ts';
import type { OpenedReference } from '../found-file.ts';
import { maxFileBytes } from '../limits.ts';
import { linkTarget } from '../pki-folder/link-target.ts';
import type { FileReader } from '../pki-folder/file-reader.ts';
import { capturedRoot } from './captured-tree.ts';

/** Opens what a kubeconfig on this machine refers to; relative to the kubeconfig's own folder, as client-go does. */
export function openReferenceOnDisk(kubeconfigPath: string, reference: string, reader: FileReader): OpenedReference {
  if (process.platform === 'win32' && /^[\\/]{2}/u.test(reference)) {
    return { code: 'missing-reference', reason: 'is a network share and was not asked for' };
  }
  let path: string;
  try {
    path = pathOf(kubeconfigPath, reference);
    // Asked before opening: opening a device can already do something.
    const stats = statSync(path);
    if (!stats.isFile()) return stats.isDirectory() ? folderNotFile : notRegular;
  } catch (error) {
    return fileError(error);
  }
  const read = reader.read(path, maxFileBytes, linkTarget(path));
  return 'error' in read ? read.error : read;
}

function pathOf(kubeconfigPath: string, reference: string): string {
  if (!isAbsolute(reference)) return resolve(dirname(kubeconfigPath), reference);
  const root = capturedRoot(kubeconfigPath);
  const captured = root === undefined ? undefined : root + reference;
  return captured !== undefined && statSync(captured, { throwIfNoEntry: false }) !== undefined ? captured : reference;
}
