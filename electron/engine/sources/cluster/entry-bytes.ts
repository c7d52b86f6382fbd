import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { visibleText } from '../../../../shared/x509/visible-text.ts';
import { bytesFromBase64 } from '../../x509/pem.ts';
import { fileError } from '../file-error.ts';
import { textIn } from '../kubeconfig/plain-value.ts';
import { maxFileBytes } from '../limits.ts';
import { ClusterError } from './cluster-error.ts';
import type { EntryOfFile } from './kubeconfig-files.ts';

/** `certificate-authority-data` and the like, else the file that `certificate-authority` names: data wins, as in client-go. */
export function entryBytes(
  entry: EntryOfFile,
  field: 'certificate-authority' | 'client-certificate' | 'client-key',
): Buffer | undefined {
  const data = textIn(entry.fields, `${field}-data`);
  if (data !== undefined) {
    const bytes = bytesFromBase64(data);
    if (bytes === undefined) throw unusable(entry, `${field}-data`, 'is no base64');
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  const file = textIn(entry.fields, field);
  return file === undefined ? undefined : referredFile(entry, field, file);
}

/** A file that an entry names; relative ones lie beside the kubeconfig. */
export function referredFile(entry: EntryOfFile, field: string, file: string): Buffer {
  const path = besideKubeconfig(entry, file);
  try {
    if (statSync(path).size <= maxFileBytes) return readFileSync(path);
  } catch (error) {
    throw unusable(entry, field, `names ${visibleText(file)}, which ${fileError(error).reason}`);
  }
  throw unusable(entry, field, `names ${visibleText(file)}, which is too large`);
}

export function besideKubeconfig({ path }: EntryOfFile, file: string): string {
  return isAbsolute(file) ? file : resolve(dirname(path), file);
}

function unusable({ name, path }: EntryOfFile, field: string, reason: string): ClusterError {
  return new ClusterError(
    'cluster-kubeconfig',
    `${field} of ${visibleText(name)} in ${visibleText(path)} ${reason}; nothing was asked.`,
  );
}
